import type { ParserOptions } from './parser.ts'
import { type Refusal, ScriptError } from './tree.ts'

export interface Token {
  type: 'word' | 'operator' | 'newline' | 'eof' | 'number'
  text: string
  start: number
  end: number
  line: number
  column: number
  /** `{name}` directly in front of a redirection. */
  variableRedirection?: boolean
}

export interface Saved {
  position: number
  line: number
  token: Token | undefined
}

const plain = /[A-Za-z0-9_./:,%@+\-=^~*?\]!#\x80-\xff]+/y
const patternOperator = /^\{!?([A-Za-z0-9_]+|[@*#?$!-])(\[[^\]]*\])?[#%/^,]/
const operatorPattern = /&&|\|\||;;&|;;|;&|&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||\|&|[|&;()<>]/y

/** Cuts a script into tokens. Words keep their quotes; the parser decides what they mean. */
export abstract class Lexer {
  source: string
  position = 0
  line: number
  protected readonly options: ParserOptions
  protected assignable = true
  protected inCondition = false
  protected regularExpression = false
  protected patternOperand = false
  protected nestedLine = 0
  protected nesting = 0
  /** The text is the body of a here-document, where an apostrophe is text. */
  private hereBody = false
  /** Inside of `name=( … )`, where words may start with a subscript. */
  protected arrayMode = false
  private token: Token | undefined

  constructor(source: string, options: ParserOptions = {}) {
    this.source = source
    this.options = options
    this.line = options.line ?? 1
  }

  /** Called behind a newline that ends a line of tokens: here-documents start there. */
  protected abstract newlineTaken(): void
  /** Parses a list up to its `)`, which stays. */
  protected abstract parseNested(): void

  protected peek(): Token {
    if (!this.token) this.token = this.read()
    return this.token
  }

  protected take(): Token {
    const token = this.peek()
    this.token = undefined
    if (token.type === 'newline') this.newlineTaken()
    return token
  }

  protected rewind(token: Token): void {
    this.position = token.start
    this.line = token.line
    this.token = undefined
  }

  /** Goes on behind the line that has a mistake. */
  skipLine(): void {
    const end = this.source.indexOf('\n', this.position)
    this.position = end < 0 ? this.source.length : end + 1
    this.line++
    this.token = undefined
  }

  protected save(): Saved {
    return { position: this.position, line: this.line, token: this.token }
  }

  protected restore(saved: Saved): void {
    this.position = saved.position
    this.line = saved.line
    this.token = saved.token
  }

  protected unexpected(token: Token, refusal: Refusal = {}): never {
    if (token.type === 'eof')
      throw new ScriptError('syntax error: unexpected end of file', this.line + (this.source.endsWith('\n') || this.source === '' ? 0 : 1))
    const text = token.type === 'newline' ? 'newline' : token.text
    const from = this.source.lastIndexOf('\n', token.start - 1) + 1
    let to = this.source.indexOf('\n', token.start)
    if (to < 0) to = this.source.length
    throw new ScriptError(`syntax error near unexpected token \`${text}'`, token.line, { excerpt: this.source.slice(from, to), ...refusal })
  }

  protected unclosed(what: string, line: number): never {
    throw new ScriptError(`unexpected EOF while looking for matching \`${what}'`, line)
  }

  private skipBlanks(): void {
    const { source } = this
    for (;;) {
      const c = source.charCodeAt(this.position)
      if (c === 32 || c === 9) this.position++
      else if (c === 92 && source.charCodeAt(this.position + 1) === 10) {
        this.position += 2
        this.line++
      } else if (c === 35 && !this.regularExpression) {
        const end = source.indexOf('\n', this.position)
        this.position = end < 0 ? source.length : end
      } else return
    }
  }

  private make(type: Token['type'], text: string, start: number, line: number): Token {
    return { type, text, start, end: this.position, line, column: start - this.source.lastIndexOf('\n', start - 1) }
  }

  private read(): Token {
    this.skipBlanks()
    const { source } = this
    const start = this.position
    const line = this.line
    if (start >= source.length) return this.make('eof', '', start, line)
    const c = source[start]
    if (c === '\n') {
      this.position++
      this.line++
      return this.make('newline', '\n', start, line)
    }
    if (this.regularExpression) return this.make('word', this.scanRegularExpression(), start, line)
    if ((c === '<' || c === '>') && source[start + 1] === '(' && !this.inCondition) return this.finishWord(start, line)
    operatorPattern.lastIndex = start
    const operator = operatorPattern.exec(source)?.[0]
    if (operator !== undefined) {
      this.position += operator.length
      return this.make('operator', operator, start, line)
    }
    return this.finishWord(start, line)
  }

  private finishWord(start: number, line: number): Token {
    let prefix = ''
    if (this.arrayMode && this.source[start] === '[') {
      this.skipBracket()
      prefix = this.source.slice(start, this.position)
    }
    const text = prefix + this.scanWord()
    const next = this.source[this.position]
    if (next === '<' || next === '>') {
      if (/^\d{1,9}$/.test(text)) return this.make('number', text, start, line)
      if (/^\{[A-Za-z_][A-Za-z0-9_]*(\[[^\]]*\])?\}$/.test(text))
        return { ...this.make('word', text, start, line), variableRedirection: true }
    }
    return this.make('word', text, start, line)
  }

  /** Reads one word from the position on. */
  private scanWord(): string {
    const { source } = this
    let text = ''
    for (;;) {
      plain.lastIndex = this.position
      const run = plain.exec(source)?.[0]
      if (run !== undefined) {
        text += run
        this.position += run.length
      }
      if (this.position >= source.length) return text
      const c = source[this.position] ?? ''
      const from = this.position
      if (c === '\\') {
        if (source[from + 1] === '\n') {
          this.position += 2
          this.line++
          continue
        }
        this.position = Math.min(from + 2, source.length)
      } else if (c === "'") this.skipSingle()
      else if (c === '"') this.skipDouble()
      else if (c === '`') this.skipBackquote()
      else if (c === '$') this.skipDollar()
      else if (c === '[' && this.subscriptAllowed(text)) this.skipBracket()
      else if (c === '(' && this.parenthesisInWord(text)) this.skipParentheses(text)
      else if ((c === '<' || c === '>') && source[from + 1] === '(' && !this.inCondition) {
        this.position += 2
        this.skipCommand()
      } else if (/[ \t\n|&;()<>]/.test(c)) return text
      else this.position++
      text += source.slice(from, this.position)
    }
  }

  private subscriptAllowed(text: string): boolean {
    if (!this.assignable || this.inCondition || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return false
    return (
      /^\[[^\n]*\]\+?=/.test(this.source.slice(this.position, this.position + 4000)) ||
      /^\[[^\s]*\]/.test(this.source.slice(this.position, this.position + 400))
    )
  }

  private parenthesisInWord(text: string): boolean {
    if (/^[A-Za-z_][A-Za-z0-9_]*(\[[^\]]*\])?\+?=$/.test(text) && this.assignable) return true
    return /[?*+@!]$/.test(text) && (this.patternOperand || this.inCondition || this.options.extendedGlob?.() === true)
  }

  private skipParentheses(text: string): void {
    if (text.endsWith('=')) this.skipArray()
    else this.skipMatching('(', ')')
  }

  /** The elements of `a=( … )`: words, newlines and comments. */
  private skipArray(): void {
    const line = this.line
    this.position++
    const { assignable, inCondition } = this
    this.inCondition = false
    for (;;) {
      this.skipBlanks()
      const c = this.source[this.position]
      if (c === undefined) throw new ScriptError("unexpected EOF while looking for matching `)'", line, { status: 1 })
      if (c === ')') break
      if (c === '\n') {
        this.position++
        this.line++
        continue
      }
      if (/[|&;<>(]/.test(c ?? '') && !/^[<>]\(/.test(this.source.slice(this.position, this.position + 2))) {
        this.position++
        this.unexpected(this.make('operator', c ?? '', this.position - 1, this.line), { status: 1, lineOnly: true })
      }
      if (c === '[') this.skipBracket()
      this.assignable = false
      this.scanWord()
    }
    this.assignable = assignable
    this.inCondition = inCondition
    this.position++
  }

  private skipSingle(): void {
    const end = this.source.indexOf("'", this.position + 1)
    if (end < 0) this.unclosed("'", this.line)
    this.countLines(this.position, end)
    this.position = end + 1
  }

  private countLines(from: number, to: number): void {
    for (let i = this.source.indexOf('\n', from); i >= 0 && i < to; i = this.source.indexOf('\n', i + 1)) this.line++
  }

  private skipDouble(): void {
    const { source } = this
    const line = this.line
    this.position++
    this.doubleDepth++
    for (;;) {
      const c = source[this.position]
      if (c === undefined) this.unclosed('"', line)
      if (c === '"') break
      if (c === '\\') {
        if (source[this.position + 1] === '\n') this.line++
        this.position += 2
      } else if (c === '$' && source[this.position + 1] !== "'" && source[this.position + 1] !== '"') this.skipDollar()
      else if (c === '`') this.skipBackquote()
      else {
        if (c === '\n') this.line++
        this.position++
      }
    }
    this.doubleDepth--
    this.position++
  }

  private skipBackquote(): void {
    const line = this.line
    this.position++
    for (;;) {
      const c = this.source[this.position]
      if (c === undefined) this.unclosed('`', line)
      if (c === '\n') this.line++
      if (c === '\\') this.position++
      else if (c === '`') break
      this.position++
    }
    this.position++
  }

  private skipDollar(): void {
    const { source } = this
    const next = source[this.position + 1]
    if (next === "'") {
      this.position++
      this.skipAnsi()
    } else if (next === '"') {
      this.position++
      this.skipDouble()
    } else if (next === '{') {
      this.position++
      this.skipBrace()
    } else if (next === '(') {
      this.position += 2
      if (source[this.position] === '(' && this.skipArithmetic()) return
      const { line } = this
      const arithmetic = source[this.position] === '(' && source.indexOf('))', this.position) < 0
      try {
        this.skipCommand()
      } catch (error) {
        // What looked like arithmetic to the end of the file was meant as arithmetic.
        if (error instanceof ScriptError && arithmetic && /unexpected (EOF|end of file)/.test(error.message)) this.unclosed(')', line)
        throw error
      }
    } else if (next === '[') {
      this.position++
      this.skipMatching('[', ']')
    } else this.position++
  }

  private skipAnsi(): void {
    const line = this.line
    this.position++
    for (;;) {
      const c = this.source[this.position]
      if (c === undefined) this.unclosed("'", line)
      if (c === '\n') this.line++
      if (c === '\\') this.position++
      else if (c === "'") break
      this.position++
    }
    this.position++
  }

  /** `${ … }`, from its brace on. */
  private skipBrace(): void {
    const { source } = this
    const line = this.line
    // Only POSIX mode lets an apostrophe in "${x:-it's}" stand for itself.
    const literalQuotes =
      this.hereBody ||
      (this.doubleDepth > 0 && this.options.posix?.() === true && !patternOperator.test(source.slice(this.position, this.position + 200)))
    this.position++
    for (;;) {
      const c = source[this.position]
      if (c === undefined) this.unclosed('}', line)
      if (c === '}') break
      if (c === '\\') {
        if (source[this.position + 1] === '\n') this.line++
        this.position += 2
      } else if (c === "'" && !literalQuotes) this.skipSingle()
      else if (c === '"') this.skipDouble()
      else if (c === '`') this.skipBackquote()
      else if (c === '$') this.skipDollar()
      else {
        if (c === '\n') this.line++
        this.position++
      }
    }
    this.position++
  }

  /** Where the `$…` or backquote at that place ends; inside double quotes an apostrophe of `${x:-it's}` is text. */
  endOfExpansion(position: number, inDouble: boolean, inHere = false): number {
    this.hereBody = inHere
    this.position = position
    this.token = undefined
    this.doubleDepth = inDouble ? 1 : 0
    if (this.source[position] === '`') this.skipBackquote()
    else this.skipDollar()
    return this.position
  }

  /** Where the process substitution at that place ends. */
  endOfProcess(position: number): number {
    this.position = position + 2
    this.token = undefined
    this.skipCommand()
    return this.position
  }

  /** Where the bracket or parenthesis at that place closes. */
  endOfMatching(position: number, open: string, close: string): number {
    this.position = position
    this.token = undefined
    this.skipMatching(open, close)
    return this.position
  }

  /** Where the array literal that starts at that place ends. */
  protected doubleDepth = 0

  /** `$(( … ))` with the position at the second parenthesis; false when it is a subshell in `$( )`. */
  private skipArithmetic(): boolean {
    const saved = this.save()
    this.position++
    let depth = 0
    for (;;) {
      const c = this.source[this.position]
      if (c === undefined) break
      if (c === '(') depth++
      else if (c === ')') {
        if (depth === 0) {
          if (this.source[this.position + 1] !== ')') break
          this.position += 2
          return true
        }
        depth--
      } else if (c === '\\') this.position++
      else if (c === "'" || c === '"' || c === '`' || c === '$') {
        const from = this.position
        try {
          if (c === "'") this.skipSingle()
          else if (c === '"') this.skipDouble()
          else if (c === '`') this.skipBackquote()
          else this.skipDollar()
        } catch {
          break
        }
        if (this.position > from) continue
      } else if (c === '\n') this.line++
      this.position++
    }
    this.restore(saved)
    return false
  }

  /** The text between `((` and `))` when the token `(` starts an arithmetic command. */
  protected arithmeticCommand(token: Token): string | undefined {
    const saved = this.save()
    this.rewind(token)
    this.position = token.start + 1
    const start = this.position + 1
    if (!this.skipArithmetic()) {
      this.restore(saved)
      return undefined
    }
    return this.source.slice(start, this.position - 2)
  }

  /** A command substitution from behind its parenthesis to behind its end. */
  private skipCommand(): void {
    const { token, assignable, inCondition, patternOperand, nestedLine, doubleDepth, regularExpression } = this
    this.token = undefined
    this.assignable = true
    this.inCondition = false
    this.patternOperand = false
    this.regularExpression = false
    this.doubleDepth = 0
    this.nestedLine = this.line
    this.nesting++
    this.parseNested()
    this.nesting--
    this.token = token
    this.assignable = assignable
    this.inCondition = inCondition
    this.patternOperand = patternOperand
    this.regularExpression = regularExpression
    this.doubleDepth = doubleDepth
    this.nestedLine = nestedLine
  }

  private skipBracket(): void {
    this.skipMatching('[', ']')
  }

  private skipMatching(open: string, close: string): void {
    const { source } = this
    const line = this.line
    this.position++
    let depth = 1
    for (;;) {
      const c = source[this.position]
      if (c === undefined) this.unclosed(close, line)
      if (c === '\\') this.position += 2
      else if (c === "'") this.skipSingle()
      else if (c === '"') this.skipDouble()
      else if (c === '`') this.skipBackquote()
      else if (c === '$') this.skipDollar()
      else {
        if (c === '\n') this.line++
        this.position++
        if (c === open) depth++
        else if (c === close && --depth === 0) return
      }
    }
  }

  /** The right side of `=~`: parentheses and bars belong to it. */
  private scanRegularExpression(): string {
    const { source } = this
    const start = this.position
    let depth = 0
    for (;;) {
      const c = source[this.position]
      if (c === undefined) break
      if (c === '\\') this.position += 2
      else if (c === "'") this.skipSingle()
      else if (c === '"') this.skipDouble()
      else if (c === '`') this.skipBackquote()
      else if (c === '$' && source[this.position + 1] !== ')' && source[this.position + 1] !== '|') this.skipDollar()
      else if (c === '[') this.skipBracketExpression()
      else if (c === '(') {
        depth++
        this.position++
      } else if (c === ')') {
        if (depth === 0) break
        depth--
        this.position++
      } else if (/[ \t\n]/.test(c) && depth === 0) break
      else if (/[&;<>]/.test(c) && depth === 0) break
      else if (c === '|' && depth === 0 && source[this.position + 1] === '|') break
      else {
        if (c === '\n') this.line++
        this.position++
      }
    }
    return source.slice(start, this.position)
  }

  private skipBracketExpression(): void {
    const match = /^\[\^?\]?(\[:[a-z]+:\]|[^\]\s$'"`\\])*\]/.exec(this.source.slice(this.position, this.position + 500))
    this.position += match ? match[0].length : 1
  }
}
