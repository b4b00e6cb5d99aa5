import { commandBuiltins } from './builtins/commands.ts'
import { declarationTable } from './builtins/declarations.ts'
import { directoryBuiltins } from './builtins/directories.ts'
import { flowBuiltins } from './builtins/flow.ts'
import { inputBuiltins } from './builtins/input.ts'
import { jobBuiltins } from './builtins/jobs.ts'
import { optionBuiltins } from './builtins/options.ts'
import { outputBuiltins } from './builtins/output.ts'
import { testBuiltins } from './builtins/tests.ts'
import { type Builtin, builtins } from './builtins.ts'

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

for (const [name, builtin] of Object.entries(all)) builtins.set(name, special.has(name) ? { ...builtin, special: true } : builtin)
