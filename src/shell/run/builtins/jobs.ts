import type { Program } from '../../process/command.ts'
import { statusOf } from '../../process/kernel.ts'
import { signalTexts } from '../../process/signals.ts'
import type { Builtin } from '../builtins.ts'
import type { Job } from '../jobs.ts'
import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'
import { findJob, forget, isDone } from './find-job.ts'
import { kill } from './kill.ts'
import { times, ulimit, umask } from './limits.ts'
import { trap } from './trap.ts'
import { wait, waitFor } from './wait.ts'

function stateOf(job: Job): string {
  const { exit, stopped } = job.leader
  if (!exit) return stopped ? 'Stopped' : 'Running'
  if (exit.signal !== undefined) return signalTexts[exit.signal] ?? `Signal ${exit.signal}`
  return exit.code === 0 ? 'Done' : `Exit ${exit.code}`
}

export function jobs(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'jobs', args, 'lnprsx')
  if (!options) return 2
  const { flags, rest } = options
  const current = shell.jobs.at(-1)
  const previous = shell.jobs.at(-2)
  let status = 0
  const chosen = rest.length === 0 ? shell.jobs.slice() : []
  for (const spec of rest) {
    const job = findJob(shell, spec.startsWith('%') ? spec : `%${spec}`)
    if (job) chosen.push(job)
    else {
      shell.error(`jobs: ${spec}: no such job`)
      status = 1
    }
  }
  for (const job of chosen) {
    if (flags.has('r') && stateOf(job) !== 'Running') continue
    if (flags.has('s') && stateOf(job) !== 'Stopped') continue
    if (flags.has('p')) {
      shell.print(1, `${job.leader.pid}\n`)
      continue
    }
    const mark = job === current ? '+' : job === previous ? '-' : ' '
    const pid = flags.has('l') ? `${job.leader.pid} ` : ''
    const running = !job.leader.exit
    shell.print(1, `[${job.number}]${mark}  ${pid}${stateOf(job).padEnd(flags.has('l') ? 24 : 24)}${job.text}${running ? ' &' : ''}\n`)
    if (!running) forget(shell, job)
  }
  return status
}

function disown(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'disown', args, 'ahr')
  if (!options) return 2
  const { flags, rest } = options
  if (flags.has('a') || flags.has('r')) {
    if (!flags.has('h')) shell.jobs = []
    return 0
  }
  let status = 0
  for (const word of rest.length > 0 ? rest : ['%+']) {
    const job = word.startsWith('%') ? findJob(shell, word) : shell.jobs.find((one) => one.leader.pid === Number(word))
    if (!job) {
      shell.error(`disown: ${rest.length > 0 ? word : 'current'}: no such job`)
      status = 1
    } else if (!flags.has('h')) shell.jobs = shell.jobs.filter((one) => one !== job)
  }
  return status
}

function* foreground(shell: Shell, args: string[], name: string): Program<number> {
  if (!shell.options.monitor) {
    shell.error(`${name}: no job control`)
    return 1
  }
  const job = findJob(shell, args[0] ?? '%+')
  if (!job) {
    shell.error(`${name}: ${args[0] ?? 'current'}: no such job`)
    return 1
  }
  shell.kernel.signal(job.leader, 18)
  if (name === 'bg') {
    shell.print(1, `[${job.number}]+ ${job.text} &\n`)
    return 0
  }
  shell.print(1, `${job.text}\n`)
  yield* waitFor(shell, () => isDone(job))
  forget(shell, job)
  return job.leader.exit ? statusOf(job.leader.exit) : 0
}

export const jobBuiltins: Record<string, Builtin> = {
  trap: { now: trap },
  wait: { run: wait },
  jobs: { now: jobs },
  kill: { now: kill },
  disown: { now: disown },
  fg: { run: foreground },
  bg: { run: foreground },
  suspend: {
    now: (shell) => {
      shell.error('suspend: cannot suspend: no job control')
      return 1
    },
  },
  umask: { now: umask },
  ulimit: { now: ulimit },
  times: { now: times },
}
