import { statusOf } from '../../process/kernel.ts'
import type { Job } from '../jobs.ts'
import type { Shell } from '../shell.ts'

export function findJob(shell: Shell, spec: string): Job | undefined {
  const live = shell.jobs
  if (spec === '%%' || spec === '%+' || spec === '%') return live.at(-1)
  if (spec === '%-') return live.at(-2) ?? live.at(-1)
  const text = spec.slice(1)
  if (/^\d+$/.test(text)) return live.find((job) => job.number === Number(text))
  if (text.startsWith('?')) return live.find((job) => job.text.includes(text.slice(1)))
  return live.find((job) => job.text.startsWith(text))
}

export function forget(shell: Shell, job: Job): void {
  for (const [name, process] of shell.coprocesses) if (process === job.leader) forgetCoprocess(shell, name)
  shell.jobs = shell.jobs.filter((one) => one !== job)
  if (shell.jobs.length === 0) shell.nextJob = 1
  shell.finishedJobs.set(job.leader.pid, statusOf(job.leader.exit ?? { code: 0, signal: undefined }))
}

/** The variables and descriptors of a coprocess that ended. */
function forgetCoprocess(shell: Shell, name: string): void {
  shell.coprocesses.delete(name)
  const numbers = shell.variables.current.get(name)?.sequence?.values() ?? []
  for (const number of numbers.map(Number)) {
    if (shell.privateDescriptors.delete(number)) shell.process.close(number)
  }
  shell.variables.unset(name)
  shell.variables.unset(`${name}_PID`)
}

export const isDone = (job: Job): boolean => job.processes.every((process) => process.exit !== undefined)
