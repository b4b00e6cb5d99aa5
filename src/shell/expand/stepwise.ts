import { ArithmeticError, type ArithmeticScope, levels, parseNumber } from './arithmetic-scope.ts'

/** What a name means while its expression is read: set by expand/arithmetic, which knows how values that are expressions are evaluated. */
export interface Names {
  value(name: string, subscript: string | undefined): bigint
  set: ArithmeticScope['set']
}

type Kind = 'number' | 'name' | 'operator' | 'end'

const signs = /<<=|>>=|\*\*|==|!=|<=|>=|&&|\|\||<<|>>|[-+*/%&^|]=|[-+*/%&^|~!<>=?:,()]/y
const wrap = (value: bigint): bigint => BigInt.asIntN(64, value)

/**
 * Evaluates an expression while it is read, as bash does: what stands in front of a syntax error has happened when the error is found, and
 * the error's token is the last one that was read. Slower than a tree that is kept; so it runs only where there is a mistake.
 */
export class Stepwise {
  private readonly text: string
  private readonly names: Names
  private at = 0
  private kind: Kind = 'end'
  private token = ''
  private name = ''
  private subscript: string | undefined
  private amount = 0n
  /** Where the last token starts, and whether the one before was a name that can be assigned to. */
  private last = 0
  private assignable = false
  private skipped = 0

  constructor(text: string, names: Names) {
    this.text = text
    this.names = names
  }

  value(): bigint {
    this.read()
    if (this.ended()) return 0n
    const value = this.comma()
    if (!this.ended()) this.fail('syntax error in expression')
    return value
  }

  private fail(message: string, token = this.text.slice(this.last)): never {
    throw new ArithmeticError(`${this.text.replace(/^[ \t\n]+/, '')}: ${message} (error token is "${token}")`)
  }

  private read(): void {
    const { text } = this
    const before = { kind: this.kind, token: this.token }
    while (/[ \t\n\r]/.test(text[this.at] ?? '')) this.at++
    const c = text[this.at]
    if (c === undefined) {
      this.kind = 'end'
      this.token = ''
      return
    }
    this.last = this.at
    if (/[A-Za-z_]/.test(c)) return this.readName()
    if (/[0-9]/.test(c)) {
      const token = /^[0-9A-Za-z@_#]+/.exec(text.slice(this.at))?.[0] ?? c
      this.at += token.length
      this.kind = 'number'
      this.token = token
      this.amount = BigInt(parseNumber(token, (message) => this.fail(message, token)))
      return
    }
    const pair = text.slice(this.at, this.at + 2)
    if (pair === '++' || pair === '--') {
      const next = /^[ \t\n\r]*[A-Za-z_]/.test(text.slice(this.at + 2))
      if (before.kind === 'name' || next) {
        this.at += 2
        this.kind = 'operator'
        this.token = before.kind === 'name' ? `post${pair}` : pair
        return
      }
    }
    signs.lastIndex = this.at
    const sign = signs.exec(text)?.[0]
    if (sign === undefined) {
      const operand = before.kind === 'end' || (before.kind === 'operator' && before.token !== ')' && !before.token.startsWith('post'))
      this.fail(operand ? 'syntax error: operand expected' : 'syntax error: invalid arithmetic operator')
    }
    this.at += sign?.length ?? 0
    this.kind = 'operator'
    this.token = sign ?? ''
  }

  private readName(): void {
    const { text } = this
    const decrement = this.kind === 'operator' && (this.token === '++' || this.token === '--')
    const name = /^\w+/.exec(text.slice(this.at))?.[0] ?? ''
    this.at += name.length
    let subscript: string | undefined
    if (text[this.at] === '[') {
      const end = closing(text, this.at)
      if (end === undefined) this.fail('bad array subscript')
      subscript = text.slice(this.at + 1, end)
      this.at = (end ?? 0) + 1
    }
    const rest = text.slice(this.at).replace(/^[ \t\n\r]+/, '')
    const assigned = /^=(?!=)/.test(rest)
    this.kind = 'name'
    this.token = name
    this.name = name
    this.subscript = subscript
    this.amount = this.skipped > 0 || (assigned && !decrement) ? 0n : this.names.value(name, subscript)
  }

  private ended(): boolean {
    return this.kind === 'end'
  }

  private is(...tokens: string[]): boolean {
    return this.kind === 'operator' && tokens.includes(this.token)
  }

  private comma(): bigint {
    let value = this.assignment()
    while (this.is(',')) {
      this.read()
      value = this.assignment()
    }
    return value
  }

  private assignment(): bigint {
    const old = this.conditional()
    if (this.kind !== 'operator' || !/^(=|[-+*/%&^|]=|<<=|>>=)$/.test(this.token)) return old
    if (!this.assignable) this.fail('attempted assignment to non-variable')
    const operator = this.token.slice(0, -1)
    const [name, subscript] = [this.name, this.subscript]
    this.read()
    const right = this.assignment()
    const value = operator === '' ? right : this.applied(operator, old, right)
    if (this.skipped === 0) this.names.set(name, subscript, String(value))
    this.assignable = false
    return value
  }

  private conditional(): bigint {
    const test = this.or()
    if (!this.is('?')) return test
    if (test === 0n) this.skipped++
    this.read()
    if (this.ended() || this.is(':')) this.fail('expression expected')
    const yes = this.comma()
    if (test === 0n) this.skipped--
    if (!this.is(':')) this.fail("`:' expected for conditional expression")
    if (test !== 0n) this.skipped++
    this.read()
    if (this.ended()) this.fail('expression expected')
    const no = this.conditional()
    if (test !== 0n) this.skipped--
    this.assignable = false
    return test === 0n ? no : yes
  }

  private or(): bigint {
    let left = this.and()
    while (this.is('||')) {
      const known = left !== 0n
      if (known) this.skipped++
      this.read()
      const right = this.and()
      if (known) this.skipped--
      left = known || right !== 0n ? 1n : 0n
      this.assignable = false
    }
    return left
  }

  private and(): bigint {
    let left = this.binary(0)
    while (this.is('&&')) {
      const known = left === 0n
      if (known) this.skipped++
      this.read()
      const right = this.binary(0)
      if (known) this.skipped--
      left = !known && right !== 0n ? 1n : 0n
      this.assignable = false
    }
    return left
  }

  private binary(level: number): bigint {
    if (level === levels.length) return this.power()
    let left = this.binary(level + 1)
    while (this.is(...(levels[level] ?? []))) {
      const operator = this.token
      const operand = this.at
      this.read()
      const right = this.binary(level + 1)
      this.assignable = false
      left = this.applied(operator, left, right, operand)
    }
    return left
  }

  private power(): bigint {
    const left = this.unary()
    if (!this.is('**')) return left
    this.read()
    const right = this.power()
    this.assignable = false
    if (right < 0n) this.fail('exponent less than 0')
    return this.applied('**', left, right)
  }

  private unary(): bigint {
    if (this.is('!', '~', '-', '+')) {
      const operator = this.token
      this.read()
      const value = this.unary()
      this.assignable = false
      if (operator === '!') return value === 0n ? 1n : 0n
      return wrap(operator === '~' ? ~value : operator === '-' ? -value : value)
    }
    return this.primary()
  }

  private primary(): bigint {
    this.assignable = false
    if (this.is('++', '--')) {
      const step = this.token === '++' ? 1n : -1n
      this.read()
      if (this.kind !== 'name') this.fail('identifier expected after pre-increment or pre-decrement')
      const value = wrap(this.amount + step)
      if (this.skipped === 0) this.names.set(this.name, this.subscript, String(value))
      this.kind = 'number'
      this.read()
      return value
    }
    if (this.is('(')) {
      this.read()
      const value = this.comma()
      if (!this.is(')')) this.fail("missing `)'")
      this.read()
      this.assignable = false
      return value
    }
    if (this.kind === 'number') {
      const { amount } = this
      this.read()
      return amount
    }
    if (this.kind === 'name') return this.variable()
    return this.fail('syntax error: operand expected')
  }

  private variable(): bigint {
    const { amount, name, subscript } = this
    this.read()
    if (!this.is('post++', 'post--')) {
      // Looking at the next name must not forget this one.
      if (this.kind !== 'name') {
        this.name = name
        this.subscript = subscript
      }
      this.assignable = true
      return amount
    }
    const value = wrap(amount + (this.token === 'post++' ? 1n : -1n))
    if (this.skipped === 0) this.names.set(name, subscript, String(value))
    this.kind = 'number'
    this.read()
    return amount
  }

  private applied(operator: string, left: bigint, right: bigint, operand?: number): bigint {
    switch (operator) {
      case '+':
        return wrap(left + right)
      case '-':
        return wrap(left - right)
      case '*':
        return wrap(left * right)
      case '/':
      case '%':
        if (right === 0n) {
          if (this.skipped > 0) return 0n
          this.fail('division by 0', operand === undefined ? undefined : this.text.slice(operand).replace(/^[ \t\n]+/, ''))
        }
        return wrap(operator === '/' ? left / right : left % right)
      case '**': {
        let value = 1n
        let base = left
        for (let n = right; n > 0n; n >>= 1n) {
          if (n & 1n) value = wrap(value * base)
          base = wrap(base * base)
        }
        return value
      }
      case '<<':
        return wrap(left << (right & 63n))
      case '>>':
        return wrap(left >> (right & 63n))
      case '&':
        return left & right
      case '|':
        return left | right
      case '^':
        return left ^ right
      case '<':
        return left < right ? 1n : 0n
      case '>':
        return left > right ? 1n : 0n
      case '<=':
        return left <= right ? 1n : 0n
      case '>=':
        return left >= right ? 1n : 0n
      case '==':
        return left === right ? 1n : 0n
      default:
        return left !== right ? 1n : 0n
    }
  }
}

/** Where a bracket closes. */
function closing(text: string, start: number): number | undefined {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '[') depth++
    else if (text[i] === ']' && --depth === 0) return i
  }
  return undefined
}
