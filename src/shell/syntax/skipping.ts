import type { ParserOptions } from './parser-options.ts'
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

const patternOperator = /^\{!?([A-Za-z0-9_]+|[@*#?$!-])(\[[^\]]*\])?[#%/^,]/

/** Finds where quoted texts, expansions and parentheses end. */
export abstract class Skipping {
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
  protected hereBody = false
  /** The text ended where arithmetic was expected to go on. */
  protected arithmeticOpen = false
  /** Inside of `name=( … )`, where words may start with a subscript. */
  protected arrayMode = false
  protected token: Token | undefined

  constructor(source: string, options: ParserOptions = {}) {
    this.source = source
    this.options = options
    this.line = options.line ?? 1
  }

  /** Parses a list up to its `)`, which stays. */
  protected abstract parseNested(): void
  /** Skips `( … )` behind `name=`. */
  protected abstract skipArray(): void

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

  protected skipParentheses(text: string): void {
    if (text.endsWith('=')) this.skipArray()
    else this.skipMatching('(', ')')
  }

  protected skipSingle(): void {
    const end = this.source.indexOf("'", this.position + 1)
    if (end < 0) this.unclosed("'", this.line)
    this.countLines(this.position, end)
    this.position = end + 1
  }

  protected countLines(from: number, to: number): void {
    for (let i = this.source.indexOf('\n', from); i >= 0 && i < to; i = this.source.indexOf('\n', i + 1)) this.line++
  }

  protected skipDouble(): void {
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

  /** Up to and with a closing mark that a backslash protects. */
  private skipQuoted(mark: string): void {
    const line = this.line
    this.position++
    for (;;) {
      const c = this.source[this.position]
      if (c === undefined) this.unclosed(mark, line)
      if (c === '\n') this.line++
      if (c === '\\') this.position++
      else if (c === mark) break
      this.position++
    }
    this.position++
  }

  protected skipBackquote(): void {
    this.skipQuoted('`')
  }

  protected skipDollar(): void {
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
      const arithmetic = source[this.position] === '(' && this.arithmeticOpen
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

  protected skipAnsi(): void {
    this.skipQuoted("'")
  }

  /** `${ … }`, from its brace on. */
  protected skipBrace(): void {
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
  protected skipArithmetic(): boolean {
    const saved = this.save()
    this.arithmeticOpen = false
    this.position++
    let depth = 0
    for (;;) {
      const c = this.source[this.position]
      if (c === undefined) {
        this.arithmeticOpen = true
        break
      }
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

  /** A command substitution from behind its parenthesis to behind its end. */
  protected skipCommand(): void {
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

  protected skipBracket(): void {
    this.skipMatching('[', ']')
  }

  protected skipMatching(open: string, close: string): void {
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
}
