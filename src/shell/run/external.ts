import { inLocale } from '../commands/quoting.ts'
import type { Command, CommandContext, Program, RunOptions, Wait } from '../process/command.ts'
import { FileError } from '../process/command.ts'
import { TextSource } from '../process/description.ts'
import { OpenDescription, ProcessFiles } from '../process/files.ts'
import { type Exit, type Process, statusOf, writeAll } from '../process/kernel.ts'
import { signalNames, signalTexts } from '../process/signals.ts'
import { printCommand } from '../syntax/print.ts'
import type { SimpleCommand } from '../syntax/tree.ts'
import { builtins } from './builtins.ts'
import { callBuiltin, temporaryValues, traceCommand } from './execute.ts'
import { expansions } from './expansions.ts'
import { failure, fork, waitToFork } from './fork.ts'
import { processOf } from './plain-program.ts'
import { redirect, type Undo } from './redirect.ts'
import type { Shell } from './shell.ts'
import { bashProgram, scriptProgram } from './start.ts'

export type Found =
  | { kind: 'shell'; path: string }
  | { kind: 'builtin'; path: string; name: string }
  | { kind: 'program'; path: string; command: Command }
  | { kind: 'script'; path: string }
  | { kind: 'refused'; path: string; message: string; status: number }

/** All paths of a name in PATH; the name itself when it has a slash. */
export function* candidates(
  shell: Shell,
  name: string,
  path = shell.get('PATH') ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
): Generator<string> {
  if (name.includes('/')) {
    yield name
    return
  }
  for (const directory of path.split(':')) yield directory === '' ? `./${name}` : `${directory.replace(/\/$/, '')}/${name}`
}

export function executableAt(shell: Shell, path: string): boolean {
  if (shell.kernel.host.programAt(path)) return true
  // Most paths lead nowhere, and asking for permission first throws nothing.
  try {
    return shell.files.access(path, 1) && shell.files.stat(path).kind === 'file'
  } catch {
    return false
  }
}

/** The path that a name means; undefined when there is none. */
export function findPath(shell: Shell, name: string, path?: string): string | undefined {
  if (path === undefined && !name.includes('/')) {
    const hashed = shell.hashed.get(name)
    if (hashed) return hashed.path
  }
  for (const candidate of candidates(shell, name, path)) if (executableAt(shell, candidate)) return candidate
  return undefined
}

function find(shell: Shell, name: string, path?: string): Found {
  const refused = (at: string, message: string, status: number): Found => ({ kind: 'refused', path: at, message, status })
  const at = findPath(shell, name, path)
  if (at === undefined) {
    if (!name.includes('/')) return refused(name, 'command not found', 127)
    return refused(name, ...whyNot(shell, name))
  }
  if (/(^|\/)(bash|sh|dash)$/.test(at)) return { kind: 'shell', path: at }
  const command = shell.kernel.host.programAt(at.startsWith('/') ? at : `${shell.process.cwd}/${at}`)
  if (command) return { kind: 'program', path: at, command }
  const builtin = /^\/(?:usr\/)?bin\/(echo|printf|test|\[|pwd|kill|true|false)$/.exec(at)?.[1]
  if (builtin !== undefined) return { kind: 'builtin', path: at, name: builtin }
  return { kind: 'script', path: at }
}

function whyNot(shell: Shell, path: string): [string, number] {
  try {
    return shell.files.stat(path).kind === 'directory' ? ['Is a directory', 126] : ['Permission denied', 126]
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return [error.message, error.code === 'ENOENT' ? 127 : 126]
  }
}

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

export function reportSignal(shell: Shell, process: Process, signal: number, text: string): void {
  if (signal === 13 || signal === 2) return
  const word = signalTexts[signal]
  // Of SIGTERM bash tells less: Debian and Amazon build it so.
  if (word && (signal === 15 || shell.traps.has(signalNames[signal] ?? ''))) shell.complain(`${word}\n`)
  else if (word) shell.complain(`${shell.place}${String(process.pid).padStart(5)} ${word.padEnd(23)} ${text}\n`)
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
  const found = find(shell, name)
  if (found.kind === 'refused') {
    if (found.message === 'command not found' && shell.functions.has('command_not_found_handle')) {
      return yield* expansions.commandNotFound(shell, args)
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

/** Bytes of one argument or variable, and of all together, that Linux passes to a program (execve(2), MAX_ARG_STRLEN and a quarter of 8 MB of stack). */
const longestArgument = 131_071
const longestArguments = 2_097_152

export function isTooLong(args: readonly string[], environment: ReadonlyMap<string, string>): boolean {
  let total = 0
  for (const arg of args) {
    if (arg.length > longestArgument) return true
    total += arg.length + 9
  }
  for (const [name, value] of environment) {
    const length = name.length + 1 + value.length
    if (length > longestArgument) return true
    total += length + 9
  }
  return total > longestArguments
}

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
    return yield* bashProgram(process, args, given ?? shell.environment().set('_', path))
  }
  return yield* scriptProgram(shell, path, args, given ?? shell.environment().set('_', path))
}

/** A command whose FileError nobody caught says so. */
export function* guarded(process: Process, program: Program, name: string): Program<number> {
  try {
    return yield* program
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const description = process.descriptors[2]
    const text = `${name}: ${error.code === 'EPIPE' || error.code === 'ENOSPC' ? 'write error: ' : ''}${error.message}\n`
    try {
      if (description) yield* writeAll(process, description, text)
    } catch (failure) {
      // Standard error itself takes nothing.
      if (!(failure instanceof FileError)) throw failure
    }
    return 1
  }
}

class ClosedDescription extends OpenDescription {
  override *read(): Program<string> {
    throw new FileError('EBADF')
  }
  override *write(): Program<void> {
    throw new FileError('EBADF')
  }
}

/** What a command sees of the process it runs in. */
export function contextOf(process: Process, args: readonly string[], env: ReadonlyMap<string, string>, utf8: boolean): CommandContext {
  const { host } = process.kernel
  const open = (number: number) => {
    const description = process.descriptors[number]
    return description ? new OpenDescription(process, description) : new ClosedDescription(process, new TextSource(''))
  }
  return {
    name: args[0] ?? '',
    args: args.slice(1),
    env,
    cwd: process.cwd,
    pid: process.pid,
    umask: process.umask,
    locale: { utf8 },
    user: host.user,
    stdin: open(0),
    stdout: open(1),
    stderr: open(2),
    fd: (number) => (process.descriptors[number] ? open(number) : undefined),
    files: new ProcessFiles(process),
    clock: host.clock,
    random: () => host.random(),
    fetch: host.fetch,
    awaits: (promise) => awaits(promise),
    run: (argv, options) => runFrom(process, argv, env, options),
  }
}

/** Waits for a promise. */
export function* awaits<T>(promise: Promise<T>): Program<T> {
  let settled: { value: T } | { error: unknown } | undefined
  let wake: (() => void) | undefined
  promise.then(
    (value) => {
      settled = { value }
      wake?.()
    },
    (error: unknown) => {
      settled = { error }
      wake?.()
    },
  )
  while (!settled) {
    yield {
      subscribe(call) {
        wake = call
        return () => {
          wake = undefined
        }
      },
    }
  }
  if ('error' in settled) throw settled.error
  return settled.value
}

let newShell: (process: Process, env: ReadonlyMap<string, string>) => Shell = () => {
  throw new Error('Failed to run a command: the shell is not ready')
}
/** Set by run/start, which knows how shells are made. */
export const setShellMaker = (maker: typeof newShell): void => {
  newShell = maker
}

function* runFrom(process: Process, argv: readonly string[], env: ReadonlyMap<string, string>, options: RunOptions = {}): Program<number> {
  const child = process.kernel.create(process, argv[0] ?? '')
  if (!child) return 126
  if (options.cwd !== undefined) child.cwd = options.cwd
  if (options.stdin !== undefined) child.assign(0, new TextSource(options.stdin))
  const shell = newShell(child, options.env ?? env)
  const found = find(shell, argv[0] ?? '')
  const { words, limit } = options
  if (found.kind === 'refused' && words !== undefined) {
    const name = `\u2018${argv[0] ?? ''}\u2019`
    const text = words === 'xargs' ? (argv[0] ?? '') : /^(timeout|nice|nohup)$/.test(words) ? `failed to run command ${name}` : name
    const message = found.message === 'command not found' ? 'No such file or directory' : found.message
    shell.complain(inLocale(`${words}: ${text}: ${message}\n`, shell.utf8))
  }
  const body = found.kind === 'refused' ? refusal(found.status) : runFound(shell, found, [...argv], options.env)
  if (!limit) return statusOf(yield* process.kernel.runInline(child, body))
  const due = process.kernel.host.clock.unixMs() + limit.milliseconds
  process.kernel.start(child, body)
  while (!child.exit) {
    const left = due - process.kernel.host.clock.unixMs()
    if (left <= 0 && !limit.over) {
      limit.over = true
      process.kernel.signal(child, limit.signal)
    }
    if (!child.exit) yield limit.over ? child.exited : eitherOf(child.exited, process.kernel.host.clock.sleep(left))
  }
  return statusOf(child.exit)
}

/** Ends when the first of two waits does. */
const eitherOf = (first: Wait, second: Wait): Wait => ({
  subscribe(wake) {
    const stops: (() => void)[] = []
    let over = false
    const once = () => {
      if (over) return
      over = true
      for (const stop of stops) stop()
      wake()
    }
    for (const wait of [first, second]) if (!over) stops.push(wait.subscribe(once))
    return () => {
      over = true
      for (const stop of stops) stop()
    }
  },
})

function* refusal(status: number): Program<number> {
  return status
}

export { find as findCommand }
