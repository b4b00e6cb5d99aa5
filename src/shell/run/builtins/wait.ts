import type { Program } from '../../process/command.ts'
import { statusOf } from '../../process/kernel.ts'
import type { Shell } from '../shell.ts'
import { runPendingTraps } from '../traps.ts'
import { readOptions } from './arguments.ts'
import { findJob, forget, isDone } from './find-job.ts'

/** Waits until a process ends or a trapped signal comes; the signal's status then. */
export function* waitFor(shell: Shell, ended: () => boolean): Program<number | undefined> {
  for (;;) {
    if (shell.process.pending.length > 0) {
      const signal = shell.process.pending[0] ?? 0
      const handled = signal !== 17
      yield* runPendingTraps(shell)
      if (handled) return 128 + signal
      continue
    }
    if (ended()) return undefined
    yield shell.process.attention
    shell.checkDeath()
  }
}

export function* wait(shell: Shell, args: string[]): Program<number> {
  const options = readOptions(shell, 'wait', args, 'fnp:')
  if (!options) return 2
  const { flags, values, rest } = options
  const mine = () => shell.jobs.filter((job) => !job.inherited)
  if (flags.has('n')) return yield* waitNext(shell, values.p, rest)
  if (rest.length === 0) {
    const interrupted = yield* waitFor(shell, () => mine().every(isDone))
    if (interrupted !== undefined) return interrupted
    for (const job of shell.jobs.slice()) if (isDone(job)) forget(shell, job)
    return 0
  }
  let status = 0
  for (const word of rest) {
    const known = isKnown(shell, word)
    status = yield* waitOne(shell, word)
    if (values.p !== undefined && known)
      shell.assign(values.p, word.startsWith('%') ? String(findJob(shell, word)?.leader.pid ?? '') : word)
  }
  return status
}

/** A job, or a process that this shell started. */
const isKnown = (shell: Shell, word: string): boolean =>
  word.startsWith('%')
    ? findJob(shell, word) !== undefined
    : shell.jobs.some((job) => job.processes.some((one) => one.pid === Number(word)))

function* waitOne(shell: Shell, word: string): Program<number> {
  if (!word.startsWith('%') && !/^\d+$/.test(word)) {
    shell.error(`wait: \`${word}': not a pid or valid job spec`)
    return 1
  }
  const job = word.startsWith('%')
    ? findJob(shell, word)
    : shell.jobs.find(
        (one) => !one.inherited && (one.leader.pid === Number(word) || one.processes.some((process) => process.pid === Number(word))),
      )
  if (!job) {
    const process = shell.substituted.get(Number(word))
    if (process) {
      const interrupted = yield* waitFor(shell, () => process.exit !== undefined)
      return interrupted ?? (process.exit ? statusOf(process.exit) : 0)
    }
    const known = shell.finishedJobs.get(Number(word))
    if (known !== undefined) return known
    shell.error(word.startsWith('%') ? `wait: ${word}: no such job` : `wait: pid ${word} is not a child of this shell`)
    return 127
  }
  const interrupted = yield* waitFor(shell, () => isDone(job))
  if (interrupted !== undefined) return interrupted
  forget(shell, job)
  return job.leader.exit ? statusOf(job.leader.exit) : 0
}

function* waitNext(shell: Shell, variable: string | undefined, words: readonly string[]): Program<number> {
  const wanted =
    words.length === 0 ? undefined : words.map((word) => (word.startsWith('%') ? findJob(shell, word)?.leader.pid : Number(word)))
  const jobs = () => shell.jobs.filter((job) => !wanted || wanted.includes(job.leader.pid))
  if (jobs().length === 0) {
    if (variable) shell.variables.unset(variable)
    return 127
  }
  const interrupted = yield* waitFor(shell, () => jobs().some(isDone))
  if (interrupted !== undefined) return interrupted
  const done = jobs().filter(isDone)
  const job = shell.endOrder.map((pid) => done.find((one) => one.leader.pid === pid)).find((one) => one) ?? done[0]
  if (!job) return 127
  forget(shell, job)
  if (variable) shell.assign(variable, String(job.leader.pid))
  return job.leader.exit ? statusOf(job.leader.exit) : 0
}
