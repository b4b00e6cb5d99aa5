/** What arithmetic needs of the shell around it. */
export interface ArithmeticScope {
  /** The value of a variable or of an element, as text; undefined when it is unset. `subscript` is the raw text between the brackets. */
  get(name: string, subscript: string | undefined): string | undefined
  set(name: string, subscript: string | undefined, value: string): void
}

export class ArithmeticError extends Error {}

/** Numbers are kept as `number` while they are safe, and as `bigint` of 64 bits beyond. */
export type Value = number | bigint

export const safe = (value: bigint): Value => {
  const wrapped = BigInt.asIntN(64, value)
  return wrapped >= -9007199254740991n && wrapped <= 9007199254740991n ? Number(wrapped) : wrapped
}

export const levels: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]

export const levelOf = new Map(levels.flatMap((names, level) => names.map((name) => [name, level] as const)))

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
