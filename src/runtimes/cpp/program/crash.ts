import type { ProgramEnd } from './machine.ts'

/** What Linux would have done where WebAssembly traps: each engine has words of its own. */
const traps: readonly (readonly [words: RegExp, signal: string])[] = [
  [/divi(de|sion) by zero|divide result unrepresentable|integer overflow/i, 'floating point exception'],
  [/unreachable/i, 'illegal instruction'],
  [/out of bounds|signature mismatch|null function|indirect|call stack|recursion|table index/i, 'segmentation fault'],
]

/** How a program ended that an error of the engine has stopped. Undefined when the error is none of the program's. */
export function endByTrap(error: unknown): ProgramEnd | undefined {
  if (!(error instanceof Error)) return undefined
  const isTrap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error.name === 'InternalError'
  if (!isTrap) return undefined
  return { signal: traps.find(([words]) => words.test(error.message))?.[1] ?? 'segmentation fault' }
}
