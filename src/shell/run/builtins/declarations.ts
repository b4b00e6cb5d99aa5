import type { Builtin } from '../builtins.ts'
import { declare } from './declare.ts'
import { exportBuiltin } from './export.ts'
import { unset } from './unset.ts'

export const declarationTable: Record<string, Builtin> = {
  declare: { run: declare },
  typeset: { run: declare },
  local: { run: declare },
  export: { run: exportBuiltin },
  readonly: { run: exportBuiltin },
  unset: { now: unset },
}
