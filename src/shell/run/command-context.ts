import { inLocale } from '../commands/quoting.ts'
import { type CommandContext, FileError, type Program, type RunOptions, type Wait } from '../process/command.ts'
import { TextSource } from '../process/description.ts'
import { OpenDescription, ProcessFiles } from '../process/files.ts'
import { type Process, statusOf, writeAll } from '../process/kernel.ts'
import { findCommand } from './find-command.ts'
import { whole } from './whole.ts'

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

function* runFrom(process: Process, argv: readonly string[], env: ReadonlyMap<string, string>, options: RunOptions = {}): Program<number> {
  const child = process.kernel.create(process, argv[0] ?? '')
  if (!child) return 126
  if (options.cwd !== undefined) child.cwd = options.cwd
  if (options.stdin !== undefined) child.assign(0, new TextSource(options.stdin))
  const shell = whole.newShell(child, options.env ?? env)
  const found = findCommand(shell, argv[0] ?? '')
  const { words, limit } = options
  if (found.kind === 'refused' && words !== undefined) {
    const name = `\u2018${argv[0] ?? ''}\u2019`
    const text = words === 'xargs' ? (argv[0] ?? '') : /^(timeout|nice|nohup)$/.test(words) ? `failed to run command ${name}` : name
    const message = found.message === 'command not found' ? 'No such file or directory' : found.message
    shell.complain(inLocale(`${words}: ${text}: ${message}\n`, shell.utf8))
  }
  const body = found.kind === 'refused' ? refusal(found.status) : whole.runFound(shell, found, [...argv], options.env)
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
