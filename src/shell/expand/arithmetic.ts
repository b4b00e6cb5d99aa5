import { Stepwise } from './stepwise.ts'

/** What arithmetic needs of the shell around it. */
export interface ArithmeticScope {
  /** The value of a variable or of an element, as text; undefined when it is unset. `subscript` is the raw text between the brackets. */
  get(name: string, subscript: string | undefined): string | undefined
  set(name: string, subscript: string | undefined, value: string): void
}

export class ArithmeticError extends Error {}

/** Numbers are kept as `number` while they are safe, and as `bigint` of 64 bits beyond. */
type Value = number | bigint
type Node =
  | { kind: 'number'; value: Value }
  | { kind: 'variable'; name: string; subscript: string | undefined }
  | { kind: 'unary'; operator: string; operand: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node; at: string }
  | { kind: 'assign'; operator: string; target: Node & { kind: 'variable' }; value: Node; at: string }
  | { kind: 'step'; operator: '++' | '--'; prefix: boolean; target: Node & { kind: 'variable' } }
  | { kind: 'conditional'; test: Node; yes: Node; no: Node }
  | { kind: 'and' | 'or' | 'comma'; left: Node; right: Node }
  | { kind: 'text'; text: string }

const safe = (value: bigint): Value => {
  const wrapped = BigInt.asIntN(64, value)
  return wrapped >= -9007199254740991n && wrapped <= 9007199254740991n ? Number(wrapped) : wrapped
}

const operators = /<<=|>>=|\*\*|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|[-+*/%&^|~!<>=?:,()]/y
const levels: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]
const levelOf = new Map(levels.flatMap((names, level) => names.map((name) => [name, level] as const)))

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

const digitValue = (c: string, base: number): number => {
  if (c >= '0' && c <= '9') return c.charCodeAt(0) - 48
  if (c >= 'a' && c <= 'z') return c.charCodeAt(0) - 87
  if (c >= 'A' && c <= 'Z') return base <= 36 ? c.charCodeAt(0) - 55 : c.charCodeAt(0) - 29
  if (c === '@') return 62
  if (c === '_') return 63
  return 99
}

export function parseNumber(token: string, fail: (message: string) => never): Value {
  if (/^(0|[1-9][0-9]{0,14})$/.test(token)) return Number(token)
  let base = 10
  let digits = token
  const hash = token.indexOf('#')
  if (hash > 0) {
    base = Number(token.slice(0, hash))
    digits = token.slice(hash + 1)
    if (!/^[0-9]+$/.test(token.slice(0, hash)) || base < 2 || base > 64) fail('invalid arithmetic base')
    if (digits === '') fail('invalid integer constant')
  } else if (/^0[xX]/.test(token)) {
    base = 16
    digits = token.slice(2)
  } else if (token.startsWith('0') && token.length > 1) {
    base = 8
    digits = token.slice(1)
  }
  let value = 0n
  for (const c of digits) {
    const digit = digitValue(c, base)
    if (digit >= base) fail(digit === 99 ? 'syntax error in expression' : 'value too great for base')
    value = value * BigInt(base) + BigInt(digit)
  }
  return safe(value)
}

/** Surely below zero, whatever the variables are. */
const isNegative = (node: Node): boolean => node.kind === 'unary' && node.operator === '-'

const cache = new Map<string, Node>()

function parse(text: string): Node {
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

const integer = /^[ \t\n]*[-+]?(0|[1-9][0-9]{0,14})[ \t\n]*$/

function variableValue(scope: ArithmeticScope, name: string, subscript: string | undefined, depth: number): Value {
  const text = scope.get(name, subscript)
  if (text === undefined || text === '') return 0
  if (integer.test(text)) return Number(text)
  if (depth >= 1024) throw new ArithmeticError(`${text}: expression recursion level exceeded (error token is "${text}")`)
  return evaluateNode(parse(text), scope, depth + 1)
}

function power(left: bigint, right: bigint): bigint {
  let result = 1n
  let base = left
  for (let n = right; n > 0n; n >>= 1n) {
    if (n & 1n) result = BigInt.asIntN(64, result * base)
    base = BigInt.asIntN(64, base * base)
  }
  return result
}

function applyBig(operator: string, left: bigint, right: bigint, fail: (message: string) => never): Value {
  switch (operator) {
    case '+':
      return safe(left + right)
    case '-':
      return safe(left - right)
    case '*':
      return safe(left * right)
    case '/':
      return right === 0n ? fail('division by 0') : safe(left / right)
    case '%':
      return right === 0n ? fail('division by 0') : safe(left % right)
    case '**':
      return right < 0n ? fail('exponent less than 0') : safe(power(left, right))
    case '<<':
      return safe(left << (right & 63n))
    case '>>':
      return safe(left >> (right & 63n))
    case '&':
      return safe(left & right)
    case '|':
      return safe(left | right)
    case '^':
      return safe(left ^ right)
    default:
      return compare(operator, left, right)
  }
}

function compare(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '<':
      return left < right ? 1 : 0
    case '>':
      return left > right ? 1 : 0
    case '<=':
      return left <= right ? 1 : 0
    case '>=':
      return left >= right ? 1 : 0
    case '==':
      return left === right ? 1 : 0
    default:
      return left !== right ? 1 : 0
  }
}

const small = (value: number): boolean => value >= -2147483648 && value <= 2147483647

function apply(operator: string, left: Value, right: Value, fail: (message: string) => never): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    let result: number
    switch (operator) {
      case '+':
        result = left + right
        break
      case '-':
        result = left - right
        break
      case '*':
        result = left * right
        break
      case '/':
        if (right === 0) return fail('division by 0')
        return Math.trunc(left / right) + 0
      case '%':
        if (right === 0) return fail('division by 0')
        return (left % right) + 0
      case '&':
        if (small(left) && small(right)) return left & right
        return applyBig(operator, BigInt(left), BigInt(right), fail)
      case '|':
        if (small(left) && small(right)) return left | right
        return applyBig(operator, BigInt(left), BigInt(right), fail)
      case '^':
        if (small(left) && small(right)) return left ^ right
        return applyBig(operator, BigInt(left), BigInt(right), fail)
      case '**':
      case '<<':
      case '>>':
        return applyBig(operator, BigInt(left), BigInt(right), fail)
      default:
        return compare(operator, left, right)
    }
    if (Number.isSafeInteger(result)) return result + 0
  }
  return applyBig(operator, BigInt(left), BigInt(right), fail)
}

const failAt =
  (at: string) =>
  (message: string): never => {
    throw new ArithmeticError(`${message} (error token is "${at}")`)
  }

function evaluateNode(node: Node, scope: ArithmeticScope, depth: number): Value {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'variable':
      return variableValue(scope, node.name, node.subscript, depth)
    case 'binary': {
      const left = evaluateNode(node.left, scope, depth)
      return apply(node.operator, left, evaluateNode(node.right, scope, depth), failAt(node.at))
    }
    case 'unary': {
      const value = evaluateNode(node.operand, scope, depth)
      if (node.operator === '!') return value === 0 ? 1 : 0
      if (node.operator === '-') return typeof value === 'number' ? 0 - value : safe(-value)
      if (node.operator === '~') return typeof value === 'number' ? -1 - value : safe(~value)
      return value
    }
    case 'assign': {
      // bash evaluates the right side first and reads the variable's old value before it.
      const old = node.operator === '' ? 0 : evaluateNode(node.target, scope, depth)
      const right = evaluateNode(node.value, scope, depth)
      const value = node.operator === '' ? right : apply(node.operator, old, right, failAt(node.at))
      scope.set(node.target.name, node.target.subscript, String(value))
      return value
    }
    case 'step': {
      const old = evaluateNode(node.target, scope, depth)
      const value = apply(node.operator === '++' ? '+' : '-', old, 1, failAt(''))
      scope.set(node.target.name, node.target.subscript, String(value))
      return node.prefix ? value : old
    }
    case 'conditional':
      return evaluateNode(evaluateNode(node.test, scope, depth) !== 0 ? node.yes : node.no, scope, depth)
    case 'and':
      return evaluateNode(node.left, scope, depth) !== 0 && evaluateNode(node.right, scope, depth) !== 0 ? 1 : 0
    case 'or':
      return evaluateNode(node.left, scope, depth) !== 0 || evaluateNode(node.right, scope, depth) !== 0 ? 1 : 0
    case 'comma':
      evaluateNode(node.left, scope, depth)
      return evaluateNode(node.right, scope, depth)
    case 'text': {
      const value = (name: string, subscript: string | undefined) => BigInt(variableValue(scope, name, subscript, depth))
      return safe(new Stepwise(node.text, { value, set: (name, subscript, text) => scope.set(name, subscript, text) }).value())
    }
  }
}

/** The value of an expression. Throws an ArithmeticError with bash's words ("1/0: division by 0 (error token is "0")"). */
export function evaluate(text: string, scope: ArithmeticScope): Value {
  if (integer.test(text)) return Number(text)
  try {
    return evaluateNode(parse(text), scope, 0)
  } catch (error) {
    if (error instanceof ArithmeticError && /^(division|exponent)/.test(error.message))
      throw new ArithmeticError(`${text.replace(/^[ \t\n]+/, '')}: ${error.message}`)
    if (error instanceof RangeError) throw new ArithmeticError(`${text}: expression recursion level exceeded (error token is "${text}")`)
    throw error
  }
}
