import { ArithmeticError, levelOf, levels, parseNumber, type Value } from './arithmetic-scope.ts'

export type Node =
  | { kind: 'number'; value: Value }
  | { kind: 'variable'; name: string; subscript: string | undefined }
  | { kind: 'unary'; operator: string; operand: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node; at: string }
  | { kind: 'assign'; operator: string; target: Node & { kind: 'variable' }; value: Node; at: string }
  | { kind: 'step'; operator: '++' | '--'; prefix: boolean; target: Node & { kind: 'variable' } }
  | { kind: 'conditional'; test: Node; yes: Node; no: Node }
  | { kind: 'and' | 'or' | 'comma'; left: Node; right: Node }
  | { kind: 'text'; text: string }

const operators = /<<=|>>=|\*\*|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|[-+*/%&^|~!<>=?:,()]/y

class Reader {
  private position = 0
  private token = ''
  private kind: 'number' | 'name' | 'operator' | 'end' = 'end'
  private subscript: string | undefined
  private start = 0
  private last = 0
  private readonly text: string
  /** Must be evaluated while it is read. */
  strict = false

  constructor(text: string) {
    this.text = text
    this.advance()
  }

  parse(): Node {
    if (this.kind === 'end') return { kind: 'number', value: 0 }
    const node = this.comma()
    if (!this.atEnd()) this.fail('syntax error in expression')
    return node
  }

  private fail(message: string, at = this.start): never {
    throw new ArithmeticError(
      `${this.text.trimStart() === '' ? '' : this.text.replace(/^[ \t\n]+/, '')}: ${message} (error token is "${this.text.slice(at)}")`,
    )
  }

  private advance(): void {
    const { text } = this
    this.last = this.start
    while (/[ \t\n\r]/.test(text[this.position] ?? '')) this.position++
    this.start = this.position
    this.subscript = undefined
    const c = text[this.position]
    if (c === undefined) {
      this.kind = 'end'
      this.token = ''
      return
    }
    if (/[0-9]/.test(c)) {
      const match = /[0-9A-Za-z@_#]+/y
      match.lastIndex = this.position
      this.token = match.exec(text)?.[0] ?? c
      this.kind = 'number'
    } else if (/[A-Za-z_]/.test(c)) {
      const match = /[A-Za-z0-9_]+/y
      match.lastIndex = this.position
      this.token = match.exec(text)?.[0] ?? c
      this.kind = 'name'
      this.position += this.token.length
      if (text[this.position] === '[') this.readSubscript()
      return
    } else {
      operators.lastIndex = this.position
      const match = operators.exec(text)
      if (!match) {
        this.kind = 'operator'
        this.token = ''
        this.fail('syntax error: invalid arithmetic operator')
      }
      this.token = match?.[0] ?? ''
      this.kind = 'operator'
    }
    this.position += this.token.length
  }

  private readSubscript(): void {
    let depth = 0
    const from = this.position
    for (let i = from; i < this.text.length; i++) {
      if (this.text[i] === '[') depth++
      else if (this.text[i] === ']' && --depth === 0) {
        this.subscript = this.text.slice(from + 1, i)
        this.position = i + 1
        return
      }
    }
    throw new ArithmeticError(`${this.text}: bad array subscript (error token is "${this.text.slice(this.start)}")`)
  }

  private atEnd(): boolean {
    return this.kind === 'end'
  }

  private is(token: string): boolean {
    return this.kind === 'operator' && this.token === token
  }

  private comma(): Node {
    let left = this.assignment()
    while (this.is(',')) {
      this.advance()
      left = { kind: 'comma', left, right: this.assignment() }
    }
    return left
  }

  private assignment(): Node {
    const left = this.conditional()
    if (this.kind !== 'operator' || !/^(=|[-+*/%&^|]=|<<=|>>=)$/.test(this.token)) return left
    if (left.kind !== 'variable') return this.fail('attempted assignment to non-variable')
    const operator = this.token.slice(0, -1)
    this.advance()
    const value = this.assignment()
    return { kind: 'assign', operator, target: left, value, at: this.rest() }
  }

  private conditional(): Node {
    const test = this.or()
    if (!this.is('?')) return test
    this.advance()
    if (this.is(':') || this.atEnd()) this.fail('expression expected')
    const yes = this.comma()
    if (!this.is(':')) this.fail("`:' expected for conditional expression")
    this.advance()
    if (this.atEnd()) this.fail('expression expected')
    return { kind: 'conditional', test, yes, no: this.assignmentInConditional() }
  }

  private assignmentInConditional(): Node {
    return this.conditional()
  }

  private or(): Node {
    let left = this.and()
    while (this.is('||')) {
      this.advance()
      left = { kind: 'or', left, right: this.and() }
    }
    return left
  }

  private and(): Node {
    let left = this.binary(0)
    while (this.is('&&')) {
      this.advance()
      left = { kind: 'and', left, right: this.binary(0) }
    }
    return left
  }

  private binary(level: number): Node {
    if (level === levels.length) return this.power()
    let left = this.binary(level + 1)
    while (this.kind === 'operator' && levelOf.get(this.token) === level) {
      const operator = this.token
      this.advance()
      const at = this.start
      const right = this.binary(level + 1)
      left = { kind: 'binary', operator, left, right, at: this.text.slice(at) }
    }
    return left
  }

  private power(): Node {
    const left = this.unary()
    if (!this.is('**')) return left
    this.advance()
    const right = this.power()
    // bash looks at the exponent even where nothing is evaluated.
    if (isNegative(right)) this.strict = true
    return { kind: 'binary', operator: '**', left, right, at: this.rest() }
  }

  /** The text from the last token on. */
  private rest(): string {
    return this.text.slice(this.kind === 'end' ? this.last : this.start)
  }

  private unary(): Node {
    if (this.kind === 'operator' && /^[-+!~]$/.test(this.token)) {
      const operator = this.token
      this.advance()
      return { kind: 'unary', operator, operand: this.unary() }
    }
    if (this.is('++') || this.is('--')) {
      const operator = this.token as '++' | '--'
      const saved = this.position
      this.advance()
      if (this.kind !== 'name') {
        // --5 is two signs.
        this.position = saved - 1
        this.advance()
        return {
          kind: 'unary',
          operator: operator[0] ?? '',
          operand: { kind: 'unary', operator: operator[0] ?? '', operand: this.unaryAfterSign() },
        }
      }
      const target = this.primary()
      if (target.kind !== 'variable') return this.fail('syntax error: operand expected')
      return { kind: 'step', operator, prefix: true, target }
    }
    return this.postfix()
  }

  private unaryAfterSign(): Node {
    if (this.is('-') || this.is('+')) this.advance()
    return this.unary()
  }

  private postfix(): Node {
    const operand = this.primary()
    if (!this.is('++') && !this.is('--')) return operand
    if (operand.kind !== 'variable') {
      // 5++ is "5 + (+ …)", and so an error when nothing follows.
      const sign = this.token[0] ?? '+'
      this.position = this.start + 1
      this.token = sign
      return operand
    }
    const operator = this.token as '++' | '--'
    this.advance()
    return { kind: 'step', operator, prefix: false, target: operand }
  }

  private primary(): Node {
    if (this.kind === 'number') {
      const value = this.number()
      this.advance()
      return { kind: 'number', value }
    }
    if (this.kind === 'name') {
      const node: Node = { kind: 'variable', name: this.token, subscript: this.subscript }
      this.advance()
      return node
    }
    if (this.is('(')) {
      this.advance()
      const node = this.comma()
      if (!this.is(')')) this.fail("missing `)'")
      this.advance()
      return node
    }
    return this.fail('syntax error: operand expected', this.kind === 'end' ? this.last : this.start)
  }

  private number(): Value {
    return parseNumber(this.token, (message) => this.fail(message))
  }
}

/** Surely below zero, whatever the variables are. */
const isNegative = (node: Node): boolean => node.kind === 'unary' && node.operator === '-'

const cache = new Map<string, Node>()

export function parse(text: string): Node {
  let node = cache.get(text)
  if (!node) {
    if (cache.size > 5000) cache.clear()
    node = read(text)
    cache.set(text, node)
  }
  return node
}

/** The tree of a text; one that is wrong is kept as it is, to be evaluated while it is read. */
function read(text: string): Node {
  try {
    const reader = new Reader(text)
    const node = reader.parse()
    return reader.strict ? { kind: 'text', text } : node
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error
    return { kind: 'text', text }
  }
}
