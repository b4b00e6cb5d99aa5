import type { Program } from '../process/command.ts'
import { commandBuiltins } from './builtins/commands.ts'
import { declarationTable } from './builtins/declare.ts'
import { directoryBuiltins } from './builtins/directories.ts'
import { flowBuiltins } from './builtins/flow.ts'
import { inputBuiltins } from './builtins/input.ts'
import { jobBuiltins } from './builtins/jobs.ts'
import { optionBuiltins } from './builtins/options.ts'
import { outputBuiltins } from './builtins/output.ts'
import { testBuiltins } from './builtins/tests.ts'
import type { Shell } from './shell.ts'

/** A command that runs inside the shell: at once, or as a program that may wait. */
export interface Builtin {
  now?: (shell: Shell, args: string[], name: string) => number
  run?: (shell: Shell, args: string[], name: string) => Program<number>
  /** POSIX's special builtins. */
  special?: boolean
}

export const declarationBuiltins = new Set(['declare', 'typeset', 'local', 'export', 'readonly'])

const special = new Set([
  'break',
  ':',
  '.',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'source',
  'times',
  'trap',
  'unset',
])

const all: Record<string, Builtin> = {
  ...outputBuiltins,
  ...testBuiltins,
  ...flowBuiltins,
  ...inputBuiltins,
  ...declarationTable,
  ...optionBuiltins,
  ...directoryBuiltins,
  ...commandBuiltins,
  ...jobBuiltins,
}

export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries(all).map(([name, builtin]) => [name, special.has(name) ? { ...builtin, special: true } : builtin]),
)
