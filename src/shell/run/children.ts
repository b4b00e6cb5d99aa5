import type { Program } from '../process/command.ts'
import { pipe } from '../process/description.ts'
import { statusOf } from '../process/kernel.ts'
import { printCommand } from '../syntax/print.ts'
import type { CommandNode, Coprocess, Subshell } from '../syntax/tree.ts'
import { addJob, fork, runForked, waitToFork } from './fork.ts'
import { finish } from './outcome.ts'
import { redirect } from './redirect.ts'
import { reportSignal } from './report-signal.ts'
import type { Shell } from './shell.ts'
import { simple } from './simple-command.ts'
import { whole } from './whole.ts'

export function* subshell(shell: Shell, node: Subshell): Program<number> {
  shell.line = node.line
  if (shell.runningTraps.size === 0) shell.command = node
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const exit = yield* shell.kernel.runInline(child.process, runForked(child, parenthesized(child, node)))
  shell.checkDeath()
  shell.pipeStatus = undefined
  if (exit.signal !== undefined) reportSignal(shell, child.process, exit.signal, printCommand(node))
  return yield* finish(shell, statusOf(exit))
}

/** What a forked shell has to do: parentheses need no shell of their own there. */
export function inChild(child: Shell, node: CommandNode): Program<number> {
  if (node.kind === 'subshell') return parenthesized(child, node)
  // A simple command is the whole process: nobody looks at -e and the ERR trap behind it.
  return node.kind === 'simple' ? simple(child, node, true) : whole.command(child, node)
}

function* parenthesized(child: Shell, node: Subshell): Program<number> {
  if (!(yield* redirect(child, child.process, node.redirections, undefined))) return 1
  return yield* whole.list(child, node.body)
}

/** Starts a command with `&`. */
export function* startBackground(shell: Shell, command: CommandNode): Program<number> {
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  child.loopDepth = 0
  if (!shell.options.monitor) {
    if (!shell.inputRedirected) {
      try {
        child.process.assign(0, child.files.openDescription('/dev/null', { read: true }))
      } catch {
        child.process.close(0)
      }
    }
    for (const [number, name] of [
      [2, 'INT'],
      [3, 'QUIT'],
    ] as const) {
      child.process.dispositions.set(number, 'ignore')
      child.traps.set(name, '')
      child.shownTraps?.set(name, '')
    }
  }
  child.last = command.kind === 'simple'
  child.ignoreErrors = 0
  shell.kernel.start(child.process, runForked(child, inChild(child, command)))
  addJob(shell, [child.process], printCommand(command))
  shell.lastBackground = child.process.pid
  shell.status = 0
  shell.pipeStatus = undefined
  return 0
}

export function* coprocess(shell: Shell, node: Coprocess): Program<number> {
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const toChild = pipe()
  const fromChild = pipe()
  child.process.assign(0, toChild.reader)
  child.process.assign(1, fromChild.writer)
  const read = shell.process.freeDescriptor(63) ?? 63
  shell.process.assign(read, fromChild.reader)
  const write = shell.process.freeDescriptor(60) ?? 60
  shell.process.assign(write, toChild.writer)
  shell.kernel.start(child.process, runForked(child, whole.command(child, node.body)))
  addJob(shell, [child.process], printCommand(node))
  shell.lastBackground = child.process.pid
  shell.setArray(node.name, [String(read), String(write)])
  shell.assign(`${node.name}_PID`, String(child.process.pid))
  shell.coprocesses.set(node.name, child.process)
  shell.privateDescriptors.add(read).add(write)
  shell.status = 0
  return 0
}
