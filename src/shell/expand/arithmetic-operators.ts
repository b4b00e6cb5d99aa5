import { safe, type Value } from './arithmetic-scope.ts'

export function power(left: bigint, right: bigint): bigint {
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

export function apply(operator: string, left: Value, right: Value, fail: (message: string) => never): Value {
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
