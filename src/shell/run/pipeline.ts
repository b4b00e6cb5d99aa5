import type { Program } from '../process/command.ts'
import { pipe } from '../process/description.ts'
import { type Process, statusOf } from '../process/kernel.ts'
import type { CommandNode, Pipeline, Redirection } from '../syntax/tree.ts'
import { inChild } from './children.ts'
import { checkPipe, fork, runForked, waitToFork } from './fork.ts'
import { finish } from './outcome.ts'
import { plainProcess } from './plain-program.ts'
import { restore, type Undo } from './redirect.ts'
import type { Shell } from './shell.ts'
import { simple } from './simple-command.ts'
import { reportTime } from './time-keyword.ts'
import { debugTrap, errorTrap } from './traps.ts'
import { whole } from './whole.ts'

/** Commands within which others run in this shell. */
const runsInside = (node: CommandNode): boolean => !/^(arithmetic|conditional|subshell|function|coproc|pipeline|and-or)$/.test(node.kind)

export function* pipeline(shell: Shell, node: Pipeline): Program<number> {
  const started = node.timed ? { real: shell.kernel.host.clock.unixMs(), cpu: shell.kernel.host.processorMs() } : undefined
  const inside = node.negated && node.commands.length === 1 && runsInside(node.commands[0] as CommandNode)
  if (node.negated) shell.ignoreErrors++
  // Under -e bash ignores failures inside altogether.
  const traps = inside && !shell.options.errexit
  if (traps) shell.negations++
  let status: number
  try {
    if (node.commands.length === 0) status = 0
    else if (node.commands.length === 1) {
      const only = node.commands[0] as CommandNode
      status = inside && only.kind === 'simple' ? yield* simple(shell, only, true) : yield* whole.command(shell, only)
      // PIPESTATUS is not negated.
      if (node.negated && shell.pipeStatus === undefined) shell.pipeStatus = [status]
    } else status = yield* connected(shell, node)
  } finally {
    if (node.negated) shell.ignoreErrors--
    if (traps) shell.negations--
  }
  if (started) reportTime(shell, started, node.timed === 'posix')
  if (node.negated) {
    status = status === 0 ? 1 : 0
    shell.status = status
    return status
  }
  return node.commands.length > 1 ? yield* finish(shell, status) : status
}

function* connected(shell: Shell, node: Pipeline): Program<number> {
  const processes: Process[] = []
  const lastHere = shell.shopt.lastpipe === true && !shell.options.monitor
  let input: ReturnType<typeof pipe>['reader'] | undefined
  let status = 0
  for (let i = 0; i < node.commands.length; i++) {
    const command = node.both[i + 1] ? withErrors(node.commands[i] as CommandNode) : (node.commands[i] as CommandNode)
    const last = i === node.commands.length - 1
    if (!last) checkPipe(shell)
    const next = last ? undefined : pipe()
    if (last && lastHere) {
      status = yield* withInput(shell, input, command)
      break
    }
    if (command.kind === 'simple' && shell.traps.has('DEBUG')) {
      shell.line = command.line
      yield* debugTrap(shell, command)
    } else if (shell.runningTraps.size === 0) shell.command = command
    const plain = plainProcess(shell, command)
    if (plain) {
      if (input) plain.process.assign(0, input)
      if (next) plain.process.assign(1, next.writer)
      input = next?.reader
      shell.kernel.start(plain.process, plain.program)
      processes.push(plain.process)
      continue
    }
    const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
    if (command.kind === 'simple') child.traps.delete('DEBUG')
    if (input) {
      child.process.assign(0, input)
      child.inputRedirected = true
    }
    if (next) child.process.assign(1, next.writer)
    child.last = command.kind === 'simple'
    child.loopDepth = 0
    input = next?.reader
    shell.kernel.start(child.process, runForked(child, inChild(child, command)))
    processes.push(child.process)
  }
  for (const process of processes) while (!process.exit) yield process.exited
  shell.checkDeath()
  const statuses = processes.map((process) => (process.exit ? statusOf(process.exit) : 0))
  if (lastHere) statuses.push(status)
  shell.pipeStatus = statuses
  const end = node.commands.at(-1)
  if (end?.kind === 'simple') shell.line = end.line
  // Parentheses at the end fail by themselves, and then as what the pipeline answers.
  if (end?.kind === 'subshell' && statuses.at(-1) !== 0 && shell.ignoreErrors === 0) {
    shell.status = statuses.at(-1) ?? 0
    yield* errorTrap(shell)
  }
  if (shell.options.pipefail) return statuses.findLast((one) => one !== 0) ?? 0
  return statuses.at(-1) ?? 0
}

/** `|&`: standard error follows standard output, after the command's own redirections. */
function withErrors(command: CommandNode): CommandNode {
  const { line, column } = command
  const target = { text: '1', line, column }
  const redirection: Redirection = { operator: '>&', descriptor: 2, variable: undefined, target, here: undefined }
  return { ...command, redirections: [...command.redirections, redirection] }
}

function* withInput(shell: Shell, input: ReturnType<typeof pipe>['reader'] | undefined, command: CommandNode): Program<number> {
  const undo: Undo = []
  if (input) {
    undo.push({ number: 0, description: shell.process.descriptors[0] })
    const old = shell.process.descriptors[0]
    if (old) old.references++
    shell.process.assign(0, input)
  }
  try {
    return yield* whole.command(shell, command)
  } finally {
    restore(shell.process, undo)
  }
}
