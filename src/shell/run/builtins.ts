import type { Program } from '../process/command.ts'
import type { Shell } from './shell.ts'

/** A command that runs inside the shell: at once, or as a program that may wait. */
export interface Builtin {
  now?: (shell: Shell, args: string[], name: string) => number
  run?: (shell: Shell, args: string[], name: string) => Program<number>
  /** POSIX's special builtins. */
  special?: boolean
}

export const declarationBuiltins = new Set(['declare', 'typeset', 'local', 'export', 'readonly'])

/** Every builtin by its name; `all-builtins.ts` puts them here. */
export const builtins = new Map<string, Builtin>()
