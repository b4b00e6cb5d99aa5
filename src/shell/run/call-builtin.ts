import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import { FileError, type Program } from '../process/command.ts'
import type { Builtin } from './builtins.ts'
import { ExpansionError } from './endings.ts'
import type { Shell } from './shell.ts'

/** Calls a builtin; what it could not do becomes a message and a status. */
export function callNow(shell: Shell, name: string, builtin: NonNullable<Builtin['now']>, args: string[]): number {
  try {
    return builtin(shell, args, name)
  } catch (error) {
    return builtinFailure(shell, name, error)
  }
}

export function builtinFailure(shell: Shell, name: string, error: unknown): number {
  if (error instanceof ExpansionError && !error.fatal) {
    shell.error(`${name === '' ? '' : `${name}: `}${error.message}`)
    return 1
  }
  if (error instanceof ArithmeticError) {
    shell.error(`${name}: ${error.message}`)
    return 1
  }
  if (error instanceof FileError) {
    shell.error(`${name}: write error: ${error.message}`)
    return 1
  }
  throw error
}

/** Runs a builtin and writes out what it printed. */
export function* callBuiltin(shell: Shell, name: string, builtin: Builtin, args: string[]): Program<number> {
  let status: number
  try {
    if (builtin.now) status = builtin.now(shell, args, name)
    else status = builtin.run ? yield* builtin.run(shell, args, name) : 0
    if (shell.backlog.length > 0) yield* shell.flush()
  } catch (error) {
    status = builtinFailure(shell, name, error)
  }
  return status
}
