import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import { ExpansionError } from './endings.ts'
import { compareFiles } from './file-tests.ts'
import type { Shell } from './shell.ts'

function integerOf(shell: Shell, text: string, arithmetic: boolean): number | bigint {
  if (/^[ \t\n]*[-+]?(0|[1-9]\d{0,14})[ \t]*$/.test(text)) return Number(text)
  if (!arithmetic) {
    if (/^[ \t\n]*[-+]?\d+[ \t]*$/.test(text)) {
      const value = BigInt(text.trim().replace(/^\+/, ''))
      if (BigInt.asIntN(64, value) === value) return Number.isSafeInteger(Number(value)) ? Number(value) : value
    }
    throw new TestError(`${text}: integer expression expected`)
  }
  return shell.arithmetic(text)
}

/** A test that cannot be made; status 2. */
export class TestError extends Error {}

/** Two-sided tests of `test`, `[` and `[[`. */
export function compareTest(shell: Shell, operator: string, left: string, right: string, double: boolean): number {
  const truth = (yes: boolean) => (yes ? 0 : 1)
  switch (operator) {
    case '=':
    case '==':
      return truth(left === right)
    case '!=':
      return truth(left !== right)
    case '<':
      return truth(left < right)
    case '>':
      return truth(left > right)
    case '-nt':
    case '-ot':
    case '-ef':
      return truth(compareFiles(shell, operator, left, right))
    default: {
      let a: number | bigint
      let b: number | bigint
      try {
        a = integerOf(shell, left, double)
        b = integerOf(shell, right, double)
      } catch (error) {
        if (!double || !(error instanceof ArithmeticError || error instanceof ExpansionError)) throw error
        shell.error(`[[: ${error.message}`)
        return 1
      }
      if (operator === '-eq') return truth(a === b)
      if (operator === '-ne') return truth(a !== b)
      if (operator === '-lt') return truth(a < b)
      if (operator === '-le') return truth(a <= b)
      if (operator === '-gt') return truth(a > b)
      return truth(a >= b)
    }
  }
}
