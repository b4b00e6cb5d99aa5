import type { Program } from '../process/command.ts'
import { builtins } from './builtins.ts'
import { callBuiltin } from './call-builtin.ts'
import { contextOf, guarded } from './command-context.ts'
import type { Found } from './find-command.ts'
import { scriptProgram } from './script-file.ts'
import type { Shell } from './shell.ts'
import { whole } from './whole.ts'

/** Runs what was found, in this process. */
export function* runFound(shell: Shell, found: Found, args: string[], given?: ReadonlyMap<string, string>): Program<number> {
  const { process } = shell
  process.name = args[0] ?? ''
  process.kernel.recorder?.began(process, args.join(' '))
  for (const [number, how] of process.dispositions) if (how === 'handle') process.dispositions.delete(number)
  if (found.kind === 'program') {
    const environment = given ?? shell.environment().set('_', found.path)
    return yield* guarded(process, found.command(contextOf(process, args, environment, shell.utf8)), args[0] ?? '')
  }
  const path = found.kind === 'refused' ? '' : found.path
  if (found.kind === 'builtin') {
    const builtin = builtins.get(found.name)
    return builtin ? yield* callBuiltin(shell, found.name, builtin, args.slice(1)) : 127
  }
  if (found.kind === 'shell') {
    return yield* whole.bash(process, args, given ?? shell.environment().set('_', path))
  }
  return yield* scriptProgram(shell, path, args, given ?? shell.environment().set('_', path))
}
