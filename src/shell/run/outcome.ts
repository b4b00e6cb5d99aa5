import type { Program } from '../process/command.ts'
import { again } from '../process/description.ts'
import { ShellExit } from './endings.ts'
import type { Shell } from './shell.ts'
import { endsShell, errorTrap, runPendingTraps } from './traps.ts'

/** Whether something must be looked after before the next command: signals, a full pipe, other processes. */
export function disturbed(shell: Shell): boolean {
  return shell.process.pending.length > 0 || shell.backlog.length > 0 || shell.process.death !== undefined || (++shell.ticks & 255) === 0
}

export function* attend(shell: Shell): Program<void> {
  if (shell.backlog.length > 0) yield* shell.flush()
  shell.checkDeath()
  if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
  if (shell.kernel.sliceOver()) yield again
}

/** Sets `$?` and looks at -e and the ERR trap. */
export function finished(shell: Shell, status: number): number {
  shell.status = status
  shell.pipeStatus = undefined
  if (status !== 0 && shell.options.errexit && shell.ignoreErrors === shell.negations && shell.jump === undefined)
    throw new ShellExit(status)
  return status
}

export function* finish(shell: Shell, status: number, trapped = true): Program<number> {
  // A signal that ends the shell comes first.
  if (shell.process.pending.length > 0 && endsShell(shell)) yield* runPendingTraps(shell)
  shell.status = status
  // `return 3` is no failure where it stands, but where the function was called.
  if (shell.jump === 'return') return status
  if (status !== 0 && shell.ignoreErrors === shell.negations) {
    if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
    if (trapped) yield* errorTrap(shell)
    if (shell.options.errexit) throw new ShellExit(status)
  }
  return status
}
