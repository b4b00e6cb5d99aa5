import type { Program } from '../process/command.ts'
import { Killed } from '../process/kernel.ts'
import { signalNames } from '../process/signals.ts'
import { printCommand } from '../syntax/print.ts'
import type { CommandNode } from '../syntax/tree.ts'
import { isQuiet } from './quiet.ts'
import type { Shell } from './shell.ts'
import { whole } from './whole.ts'

/** Runs a trap's commands; `$?` is kept. */
export function* runTrap(shell: Shell, name: string, text: string): Program<number> {
  if (shell.runningTraps.has(name) && name !== 'EXIT') return shell.status
  const { status, pipeStatus, line, jump, jumpCount } = shell
  shell.runningTraps.add(name)
  shell.jump = undefined
  try {
    const own = name !== 'DEBUG' && name !== 'ERR' && name !== 'RETURN'
    const result = yield* whole.evalText(shell, text, own ? 1 : line, name === 'EXIT' ? 'exit trap' : 'trap')
    if (shell.jump === undefined) {
      shell.jump = jump
      shell.jumpCount = jumpCount
      shell.status = status
      shell.pipeStatus = pipeStatus
      shell.line = line
    }
    return result
  } finally {
    shell.runningTraps.delete(name)
  }
}

export function* errorTrap(shell: Shell): Program<void> {
  const text = shell.traps.get('ERR')
  if (text === undefined || text === '' || shell.runningTraps.has('ERR')) return
  yield* runTrap(shell, 'ERR', text)
}

/** Tells the recorder, and holds as long as it wants. */
export function* recorded(shell: Shell, node: CommandNode): Program<void> {
  const { recorder } = shell.kernel
  if (!recorder) return
  if (!shell.holding) recorder.before(shell, node, isQuiet(node))
  shell.holding = false
  while (recorder.holds(shell.process)) yield recorder.goesOn
}

/** Runs the DEBUG trap and asks the host; true when the command is to be skipped (extdebug). */
export function* debugTrap(shell: Shell, node: CommandNode): Program<boolean> {
  if (shell.kernel.recorder) yield* recorded(shell, node)
  const text = shell.traps.get('DEBUG')
  if (shell.runningTraps.size === 0) shell.command = node
  if (text === undefined || text === '' || shell.runningTraps.has('DEBUG')) return false
  const status = yield* runTrap(shell, 'DEBUG', text)
  return shell.shopt.extdebug === true && status !== 0
}

/** BASH_COMMAND: of a compound command its head. */
export function commandText(node: CommandNode | undefined): string {
  if (!node) return ''
  switch (node.kind) {
    case 'for':
    case 'select':
      return `${node.kind} ${node.name} in ${node.words ? node.words.map((word) => word.text).join(' ') : '"$@"'}`
    case 'case':
      return `case ${node.subject.text} in `
    default:
      return printCommand(node)
  }
}

/** The DEBUG trap once more, when a traced function is entered. */
export function* entryTrap(shell: Shell): Program<void> {
  const text = shell.traps.get('DEBUG')
  if (text && !shell.runningTraps.has('DEBUG')) yield* runTrap(shell, 'DEBUG', text)
}

export function* returnTrap(shell: Shell): Program<void> {
  const text = shell.traps.get('RETURN')
  const { status } = shell
  if (shell.statusAtReturn !== undefined) shell.status = shell.statusAtReturn
  shell.statusAtReturn = undefined
  if (text) yield* runTrap(shell, 'RETURN', text)
  shell.status = status
}

/** Whether a signal came that no trap handles: the shell only lived on for its EXIT trap. */
export const endsShell = (shell: Shell): boolean =>
  shell.process.pending.some((number) => number !== 17 && !shell.traps.has(signalNames[number] ?? ''))

export function* runPendingTraps(shell: Shell): Program<void> {
  for (;;) {
    const number = shell.process.pending.shift()
    if (number === undefined) return
    const text = shell.traps.get(signalNames[number] ?? '')
    if (text) yield* runTrap(shell, signalNames[number] ?? '', text)
    else if (text === undefined && number !== 17) yield* dieOf(shell, number)
  }
}

/** A signal that ends the shell, whose EXIT trap has its say first. */
function* dieOf(shell: Shell, number: number): Program<never> {
  yield* exitTrap(shell, shell.status)
  if (shell.backlog.length > 0) yield* shell.flush()
  throw new Killed(number)
}

/** Runs the EXIT trap once and answers the exit status. */
export function* exitTrap(shell: Shell, status: number): Program<number> {
  const text = shell.traps.get('EXIT')
  if (text === undefined) return status
  shell.traps.delete('EXIT')
  if (text === '') return status
  shell.status = status
  shell.ignoreErrors = 0
  shell.trapStatus = status
  const exits = yield* exitStatusOf(shell, text)
  shell.trapStatus = undefined
  return exits ?? status
}

function* exitStatusOf(shell: Shell, text: string): Program<number | undefined> {
  const { ShellExit, Discard } = shell.errors
  try {
    yield* runTrap(shell, 'EXIT', text)
    return undefined
  } catch (error) {
    if (error instanceof ShellExit || error instanceof Discard) return error.status
    throw error
  }
}
