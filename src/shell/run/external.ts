import type { Program } from '../process/command.ts'
import { type Exit, type Process, statusOf } from '../process/kernel.ts'
import { printCommand } from '../syntax/print.ts'
import type { SimpleCommand } from '../syntax/tree.ts'
import { isTooLong } from './argument-length.ts'
import { findCommand, findPath } from './find-command.ts'
import { failure, fork, waitToFork } from './fork.ts'
import { processOf } from './plain-program.ts'
import { redirect, type Undo } from './redirect.ts'
import { reportSignal } from './report-signal.ts'
import { runFound } from './run-found.ts'
import type { Shell } from './shell.ts'
import { temporaryValues } from './temporary-values.ts'
import { traceCommand } from './trace.ts'
import { whole } from './whole.ts'

/** Runs a command that is neither function nor builtin. */
export function* runExternal(shell: Shell, node: SimpleCommand, args: string[]): Program<number> {
  const name = args[0] as string
  if (shell.last && !shell.traps.has('EXIT')) {
    yield* traceWithAssignments(shell, node, args)
    if (!(yield* redirect(shell, shell.process, node.redirections, undefined))) return 1
    return yield* become(shell, node, args, name)
  }
  const plain = node.redirections.length + node.assignments.length === 0 && !shell.options.xtrace ? processOf(shell, args) : undefined
  if (plain) return finished(shell, plain.process, yield* shell.kernel.runInline(plain.process, plain.program), node, name)
  const child = fork(shell, name, true) ?? (yield* waitToFork(shell, name, true))
  child.privateDescriptors = shell.privateDescriptors
  const exit = yield* shell.kernel.runInline(child.process, childProgram(child, node, args, name))
  if (shell.options.xtrace && shell.backlog.length > 0) yield* shell.flush()
  return finished(shell, child.process, exit, node, name)
}

/** What the shell makes of a program's end; answers its status. */
function finished(shell: Shell, process: Process, exit: Exit, node: SimpleCommand, name: string): number {
  shell.checkDeath()
  if (exit.signal !== undefined) reportSignal(shell, process, exit.signal, printCommand(node))
  else if (!name.includes('/') && exit.code !== 127 && !shell.hashed.has(name)) remember(shell, name)
  return statusOf(exit)
}

function remember(shell: Shell, name: string): void {
  const path = shell.options.hashall ? findPath(shell, name) : undefined
  if (path) shell.hashed.set(name, { path, hits: 1 })
}

function* traceWithAssignments(shell: Shell, node: SimpleCommand, args: string[]): Program<void> {
  const values = yield* temporaryValues(shell, node.assignments)
  for (const [key, value] of values) {
    shell.assign(key, value)
    const variable = shell.variables.current.get(key)
    if (variable) variable.flags |= 1
  }
  yield* traceCommand(shell, node, args)
}

function* childProgram(child: Shell, node: SimpleCommand, args: string[], name: string): Program<number> {
  const undo: Undo = []
  try {
    yield* traceWithAssignments(child, node, args)
    if (!(yield* redirect(child, child.process, node.redirections, undefined))) {
      if (child.backlog.length > 0) yield* child.flush()
      return 1
    }
    for (const number of child.privateDescriptors) child.process.close(number)
    return yield* become(child, node, args, name)
  } catch (error) {
    // What cannot be expanded for it ends this process alone.
    return yield* failure(child, error)
  } finally {
    undo.length = 0
  }
}

function* become(shell: Shell, node: SimpleCommand, args: string[], name: string): Program<number> {
  const found = findCommand(shell, name)
  if (found.kind === 'refused') {
    if (found.message === 'command not found' && shell.functions.has('command_not_found_handle')) {
      return yield* whole.commandNotFound(shell, args)
    }
    shell.line = node.line
    shell.error(`${name}: ${found.message}`)
    if (shell.backlog.length > 0) yield* shell.flush()
    return found.status
  }
  const environment = found.kind === 'builtin' ? undefined : shell.environment()
  if (environment && isTooLong(args, environment)) {
    shell.line = node.line
    shell.error(`${found.path}: Argument list too long`)
    if (shell.backlog.length > 0) yield* shell.flush()
    return 126
  }
  return yield* runFound(shell, found, args, environment?.set('_', found.path))
}
