import { Skipping, type Token } from './skipping.ts'
import { ScriptError } from './tree.ts'

const plain = /[A-Za-z0-9_./:,%@+\-=^~*?\]!#\x80-\xff]+/y
const operatorPattern = /&&|\|\||;;&|;;|;&|&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||\|&|[|&;()<>]/y

/** Cuts a script into tokens. Words keep their quotes; the parser decides what they mean. */
export abstract class Lexer extends Skipping {
  /** Called behind a newline that ends a line of tokens: here-documents start there. */
  protected abstract newlineTaken(): void

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

  protected skipBlanks(): void {
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

  protected make(type: Token['type'], text: string, start: number, line: number): Token {
    return { type, text, start, end: this.position, line, column: start - this.source.lastIndexOf('\n', start - 1) }
  }

  protected read(): Token {
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

  protected finishWord(start: number, line: number): Token {
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
  protected scanWord(): string {
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

  protected subscriptAllowed(text: string): boolean {
    if (!this.assignable || this.inCondition || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return false
    return (
      /^\[[^\n]*\]\+?=/.test(this.source.slice(this.position, this.position + 4000)) ||
      /^\[[^\s]*\]/.test(this.source.slice(this.position, this.position + 400))
    )
  }

  protected parenthesisInWord(text: string): boolean {
    if (/^[A-Za-z_][A-Za-z0-9_]*(\[[^\]]*\])?\+?=$/.test(text) && this.assignable) return true
    return /[?*+@!]$/.test(text) && (this.patternOperand || this.inCondition || this.options.extendedGlob?.() === true)
  }

  /** The elements of `a=( … )`: words, newlines and comments. */
  protected skipArray(): void {
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

  /** The right side of `=~`: parentheses and bars belong to it. */
  protected scanRegularExpression(): string {
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

  protected skipBracketExpression(): void {
    const match = /^\[\^?\]?(\[:[a-z]+:\]|[^\]\s$'"`\\])*\]/.exec(this.source.slice(this.position, this.position + 500))
    this.position += match ? match[0].length : 1
  }
}
