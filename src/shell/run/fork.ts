import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import type { Program } from '../process/command.ts'
import type { Process } from '../process/kernel.ts'
import { ScriptError } from '../syntax/tree.ts'
import { Discard, ExpansionError, ShellExit } from './endings.ts'
import type { Job } from './jobs.ts'
import { Shell } from './shell.ts'
import { exitTrap } from './traps.ts'

/** A copy of the shell in a process of its own; undefined when there are too many. */
export function fork(shell: Shell, name: string, keepPrivate = false): Shell | undefined {
  const process = shell.kernel.create(shell.process, name)
  if (!process) return undefined
  if (!keepPrivate) for (const number of shell.privateDescriptors) process.close(number)
  const child = new Shell(shell.kernel, process)
  child.variables = shell.variables.copy()
  child.functions = new Map(shell.functions)
  child.aliases = new Map(shell.aliases)
  child.options = { ...shell.options, monitor: false }
  child.shopt = { ...shell.shopt }
  child.positional = shell.positional
  child.frames = shell.frames.map((frame) => ({ ...frame }))
  child.disabled = new Set(shell.disabled)
  child.hashed = new Map(shell.hashed)
  child.directories = shell.directories.slice()
  child.compounds = shell.compounds.slice()
  inherit(shell, child)
  child.getoptsAt = { ...shell.getoptsAt }
  child.subshellDepth = shell.subshellDepth + 1
  child.isSubshell = true
  child.jobs = shell.jobs.map((job) => ({ ...job, inherited: true }))
  inheritTraps(shell, child)
  shell.kernel.recorder?.forked(shell, child)
  return child
}

/** What a forked shell has as it is, written out because a loop over names costs more than the rest of a fork. */
function inherit(shell: Shell, child: Shell): void {
  child.zero = shell.zero
  child.status = shell.status
  child.pipeStatus = shell.pipeStatus
  child.lastBackground = shell.lastBackground
  child.line = shell.line
  child.ignoreErrors = shell.ignoreErrors
  child.negations = shell.negations
  child.lastArgument = shell.lastArgument
  child.command = shell.command
  child.foreign = shell.foreign
  child.shellPid = shell.shellPid
  child.startMs = shell.startMs
  child.secondsBase = shell.secondsBase
  child.randomState = shell.randomState
  child.commandString = shell.commandString
  child.traceDepth = shell.traceDepth
  child.logicalCwd = shell.logicalCwd
  child.sourceDepth = shell.sourceDepth
  child.functionDepth = shell.functionDepth
  child.localeKnown = shell.localeKnown
  child.inputRedirected = shell.inputRedirected
}

/** Ignored signals stay ignored; the other traps are only shown. */
function inheritTraps(shell: Shell, child: Shell): void {
  for (const [number, how] of shell.process.dispositions) if (how === 'ignore') child.process.dispositions.set(number, how)
  if (shell.traps.size === 0 && !shell.shownTraps) return
  child.shownTraps = new Map(shell.shownTraps ?? shell.traps)
  for (const [name, text] of shell.traps) {
    const kept =
      text === '' || (name === 'ERR' && shell.options.errtrace) || ((name === 'DEBUG' || name === 'RETURN') && shell.options.functrace)
    if (kept) child.traps.set(name, text)
  }
}

/** Forks as soon as there is room: bash tries again after 1, 2, 4 and 8 s, says so each time, and then gives the command up. */
export function* waitToFork(shell: Shell, name: string, keepPrivate = false): Program<Shell> {
  const { clock } = shell.kernel.host
  for (let seconds = 1; seconds <= 8; seconds *= 2) {
    shell.error('fork: retry: Resource temporarily unavailable')
    if (shell.backlog.length > 0) yield* shell.flush()
    const due = clock.unixMs() + seconds * 1000
    for (let left = seconds * 1000; left > 0; left = due - clock.unixMs()) {
      yield clock.sleep(left)
      shell.checkDeath()
    }
    const child = fork(shell, name, keepPrivate)
    if (child) return child
  }
  shell.error('fork: Resource temporarily unavailable')
  throw new Discard(254)
}

/** Two descriptors for a pipe, or the command is given up. */
export function checkPipe(shell: Shell): void {
  const { descriptors, kernel } = shell.process
  let used = 0
  for (const description of descriptors) if (description) used++
  if (used + 2 <= kernel.host.limits.descriptors) return
  shell.error('pipe error: Too many open files')
  throw new Discard(128)
}

/** Prints what an error has to say and answers the status it ends a command with; other errors are ours and thrown on. */
export function* failure(shell: Shell, error: unknown): Program<number> {
  if (error instanceof ShellExit || error instanceof Discard) return error.status
  if (error instanceof ExpansionError || error instanceof ArithmeticError || error instanceof ScriptError) {
    shell.error(error.message)
    if (shell.backlog.length > 0) yield* shell.flush()
    return 1
  }
  throw error
}

/** The life of a forked shell: its commands, its EXIT trap, its last words. */
export function* runForked(child: Shell, body: Program): Program<number> {
  let status: number
  try {
    status = yield* body
    if (child.jump === 'return' || child.jump === undefined) status = child.jump === 'return' ? child.status : status
  } catch (error) {
    status = yield* failure(child, error)
  }
  child.status = status
  status = yield* exitTrap(child, status)
  if (child.backlog.length > 0) yield* child.flush()
  return status
}

/** Remembers what was started with `&`. */
export function addJob(shell: Shell, processes: Process[], text: string): Job {
  const leader = processes.at(-1) as Process
  const number = Math.max(0, ...shell.jobs.map((job) => job.number)) + 1
  const job: Job = { number, processes, leader, text, disowned: false, noHangup: false, notified: false }
  shell.jobs.push(job)
  leader.exited.subscribe(() => shell.endOrder.push(leader.pid))
  return job
}
