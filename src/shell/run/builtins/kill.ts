import type { Process } from '../../process/kernel.ts'
import { signalNames, signalNumber } from '../../process/signals.ts'
import type { Shell } from '../shell.ts'
import { findJob } from './find-job.ts'
import { usages } from './usages.ts'

export function signalTable(): string {
  const all = signalNames.map((name, n) => ({ name, n })).filter(({ name, n }) => n > 0 && name !== '')
  let out = ''
  all.forEach(({ name, n }, i) => {
    out += `${String(n).padStart(2)}) SIG${name}${i % 5 === 4 || i === all.length - 1 ? '\n' : '\t'}`
  })
  return out
}

export function kill(shell: Shell, args: string[]): number {
  let signal = 15
  let words = args
  const [first = ''] = args
  if (first === '-l' || first === '-L') return killList(shell, args.slice(1))
  if (first === '-s' || first === '-n') {
    const number = signalNumber(args[1] ?? '')
    if (number === undefined) {
      shell.error(args[1] === undefined ? `kill: ${first}: option requires an argument` : `kill: ${args[1]}: invalid signal specification`)
      return 1
    }
    signal = number
    words = args.slice(2)
  } else if (first.startsWith('-') && first !== '--' && first.length > 1) {
    const number = signalNumber(first.slice(1))
    if (number === undefined) {
      shell.error(`kill: ${first.slice(1)}: invalid signal specification`)
      return 1
    }
    signal = number
    words = args.slice(1)
  }
  if (words[0] === '--') words = words.slice(1)
  if (words.length === 0) {
    shell.complain(`kill: usage: ${usages.kill}\n`)
    return 2
  }
  let failed = 0
  for (const word of words) if (!killOne(shell, word, signal)) failed++
  return failed === words.length ? 1 : 0
}

function killOne(shell: Shell, word: string, signal: number): boolean {
  let targets: (Process | undefined)[]
  if (word.startsWith('%')) {
    const job = findJob(shell, word)
    if (!job) {
      shell.error(`kill: ${word}: no such job`)
      return false
    }
    targets = job.processes
  } else if (/^-?\d+$/.test(word)) {
    const pid = Number(word)
    const { processes } = shell.kernel
    if (pid === 0) targets = [...processes.values()]
    else targets = [processes.get(Math.abs(pid))]
    if (targets[0] === undefined && shell.kernel.signalOutside?.(pid, signal)) return true
  } else {
    shell.error(`kill: ${word}: arguments must be process or job IDs`)
    return false
  }
  const reached = targets.some((target) => target !== undefined && shell.kernel.signal(target, signal))
  if (!reached) shell.error(`kill: (${word}) - No such process`)
  return reached
}

function killList(shell: Shell, words: readonly string[]): number {
  if (words.length === 0) {
    shell.print(1, shell.options.posix ? `${signalNames.filter((name, n) => n > 0 && name !== '').join(' ')}\n` : signalTable())
    return 0
  }
  let status = 0
  for (const word of words) {
    const number = /^\d+$/.test(word) ? Number(word) % 128 : undefined
    if (number !== undefined && signalNames[number]) shell.print(1, `${signalNames[number]}\n`)
    else if (number === undefined && signalNumber(word) !== undefined) shell.print(1, `${signalNumber(word)}\n`)
    else {
      shell.error(`kill: ${word}: invalid signal specification`)
      status = 1
    }
  }
  return status
}
