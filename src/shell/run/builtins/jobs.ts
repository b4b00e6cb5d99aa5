import { singleQuote } from '../../expand/quote.ts'
import type { Program } from '../../process/command.ts'
import type { Process } from '../../process/kernel.ts'
import { statusOf } from '../../process/kernel.ts'
import { signalNames, signalNumber, signalTexts } from '../../process/signals.ts'
import type { Builtin } from '../builtins.ts'
import type { Job } from '../jobs.ts'
import type { Shell } from '../shell.ts'
import { runPendingTraps } from '../traps.ts'
import { readOptions } from './arguments.ts'
import { usages } from './usages.ts'

const pseudo = new Set(['EXIT', 'ERR', 'DEBUG', 'RETURN'])

/** A trap's name in bash's listing. */
const shownSignal = (shell: Shell, name: string): string => (pseudo.has(name) || shell.options.posix ? name : `SIG${name}`)

function trapName(text: string): string | undefined {
  const upper = text.toUpperCase().replace(/^SIG/, '')
  if (upper === 'EXIT' || text === '0') return 'EXIT'
  if (pseudo.has(upper)) return upper
  const number = signalNumber(text)
  return number === undefined ? undefined : signalNames[number]
}

const orderOf = (name: string): number =>
  name === 'EXIT' ? 0 : name === 'DEBUG' ? 100 : name === 'ERR' ? 101 : name === 'RETURN' ? 102 : signalNames.indexOf(name)

function listTraps(shell: Shell, wanted: readonly string[] | undefined): number {
  const traps = shell.shownTraps ?? shell.traps
  const names = [...traps.keys()].filter((name) => !wanted || wanted.includes(name)).sort((a, b) => orderOf(a) - orderOf(b))
  shell.print(1, names.map((name) => `trap -- ${singleQuote(traps.get(name) ?? '')} ${shownSignal(shell, name)}\n`).join(''))
  return 0
}

function trap(shell: Shell, args: string[]): number {
  let words = args
  if (words[0] === '-l') {
    shell.print(1, signalTable())
    return 0
  }
  if (words[0] === '-p') {
    words = words.slice(1)
    const names: string[] = []
    for (const word of words) {
      const name = trapName(word)
      if (!name) {
        shell.error(`trap: ${word}: invalid signal specification`)
        return 1
      }
      names.push(name)
    }
    return listTraps(shell, words.length > 0 ? names : undefined)
  }
  if (words[0]?.startsWith('-') && words[0].length > 1 && words[0] !== '--') {
    shell.error(`trap: ${words[0].slice(0, 2)}: invalid option`)
    shell.complain(`trap: usage: ${usages.trap}\n`)
    return 2
  }
  if (words[0] === '--') words = words.slice(1)
  if (words.length === 0) return listTraps(shell, undefined)
  const [first = ''] = words
  const resets = words.length === 1 || first === '-' || (/^\d+$/.test(first) && trapName(first) !== undefined)
  const names = first === '-' || !resets ? words.slice(1) : words
  if (!resets && names.length === 0) {
    shell.complain(`trap: usage: ${usages.trap}\n`)
    return 2
  }
  let status = 0
  if (shell.shownTraps) shell.shownTraps = undefined
  for (const word of names) {
    const name = trapName(word)
    if (!name) {
      shell.error(`trap: ${word}: invalid signal specification`)
      status = 1
    } else setTrap(shell, name, resets ? undefined : first)
  }
  return status
}

/** Signals that end a shell only after its EXIT trap ran. */
const ending = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 24, 25, 26, 31]

function setTrap(shell: Shell, name: string, text: string | undefined): void {
  const number = signalNames.indexOf(name)
  const { dispositions } = shell.process
  if (text === undefined) shell.traps.delete(name)
  else shell.traps.set(name, text)
  if (name === 'EXIT') for (const one of ending) if (!dispositions.has(one)) dispositions.set(one, 'handle')
  if (number <= 0 || pseudo.has(name)) return
  if (text !== undefined) dispositions.set(number, text === '' ? 'ignore' : 'handle')
  else if (shell.traps.has('EXIT') && ending.includes(number)) dispositions.set(number, 'handle')
  else dispositions.delete(number)
}

function signalTable(): string {
  const all = signalNames.map((name, n) => ({ name, n })).filter(({ name, n }) => n > 0 && name !== '')
  let out = ''
  all.forEach(({ name, n }, i) => {
    out += `${String(n).padStart(2)}) SIG${name}${i % 5 === 4 || i === all.length - 1 ? '\n' : '\t'}`
  })
  return out
}

function findJob(shell: Shell, spec: string): Job | undefined {
  const live = shell.jobs
  if (spec === '%%' || spec === '%+' || spec === '%') return live.at(-1)
  if (spec === '%-') return live.at(-2) ?? live.at(-1)
  const text = spec.slice(1)
  if (/^\d+$/.test(text)) return live.find((job) => job.number === Number(text))
  if (text.startsWith('?')) return live.find((job) => job.text.includes(text.slice(1)))
  return live.find((job) => job.text.startsWith(text))
}

function forget(shell: Shell, job: Job): void {
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

const isDone = (job: Job): boolean => job.processes.every((process) => process.exit !== undefined)

/** Waits until a process ends or a trapped signal comes; the signal's status then. */
function* waitFor(shell: Shell, ended: () => boolean): Program<number | undefined> {
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

function* wait(shell: Shell, args: string[]): Program<number> {
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

function stateOf(job: Job): string {
  const { exit, stopped } = job.leader
  if (!exit) return stopped ? 'Stopped' : 'Running'
  if (exit.signal !== undefined) return signalTexts[exit.signal] ?? `Signal ${exit.signal}`
  return exit.code === 0 ? 'Done' : `Exit ${exit.code}`
}

function jobs(shell: Shell, args: string[]): number {
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

function kill(shell: Shell, args: string[]): number {
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

function umask(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'umask', args, 'pS')
  if (!options) return 2
  const { flags, rest } = options
  const [mode] = rest
  if (mode === undefined) {
    const { umask: mask } = shell.process
    const bits = (shift: number) => ['r', 'w', 'x'].filter((_, i) => ((mask >> shift) & (4 >> i)) === 0).join('')
    const text = flags.has('S') ? `u=${bits(6)},g=${bits(3)},o=${bits(0)}` : mask.toString(8).padStart(4, '0')
    shell.print(1, `${flags.has('p') ? `umask ${flags.has('S') ? '-S ' : ''}` : ''}${text}\n`)
    return 0
  }
  const answer = () => {
    if (flags.has('S')) umask(shell, ['-S'])
    return 0
  }
  if (/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o777) {
    shell.process.umask = Number.parseInt(mode, 8)
    return answer()
  }
  if (/^\d/.test(mode)) {
    shell.error(`umask: ${mode}: octal number out of range`)
    return 1
  }
  const changed = symbolicMask(shell.process.umask, mode)
  if (changed === undefined) {
    const at = /^[ugoa]*/.exec(mode)?.[0].length ?? 0
    const wrong = /^[-+=]/.test(mode.slice(at)) ? (/[^-+=rwxugo,]/.exec(mode.slice(at + 1))?.[0] ?? '') : mode[at]
    shell.error(`umask: \`${wrong ?? ''}': invalid symbolic mode ${/^[-+=]/.test(mode.slice(at)) ? 'character' : 'operator'}`)
    return 1
  }
  shell.process.umask = changed
  return answer()
}

function symbolicMask(mask: number, text: string): number | undefined {
  let allowed = ~mask & 0o777
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwxugo]*)$/.exec(clause)
    if (!match) return undefined
    const who = match[1] === '' || match[1]?.includes('a') ? 'ugo' : (match[1] ?? '')
    for (const one of who) {
      const shift = one === 'u' ? 6 : one === 'g' ? 3 : 0
      let bits = 0
      for (const c of match[3] ?? '')
        bits |= c === 'r' ? 4 : c === 'w' ? 2 : c === 'x' ? 1 : (allowed >> (c === 'u' ? 6 : c === 'g' ? 3 : 0)) & 7
      if (match[2] === '=') allowed = (allowed & ~(7 << shift)) | (bits << shift)
      else if (match[2] === '+') allowed |= bits << shift
      else allowed &= ~(bits << shift)
    }
  }
  return ~allowed & 0o777
}

const limitNames: [string, string, string, string][] = [
  ['R', 'real-time non-blocking time', 'microseconds', 'unlimited'],
  ['c', 'core file size', 'blocks', '0'],
  ['d', 'data seg size', 'kbytes', 'unlimited'],
  ['e', 'scheduling priority', '', '0'],
  ['f', 'file size', 'blocks', 'unlimited'],
  ['i', 'pending signals', '', '14986'],
  ['l', 'max locked memory', 'kbytes', '8192'],
  ['m', 'max memory size', 'kbytes', 'unlimited'],
  ['n', 'open files', '', '1024'],
  ['p', 'pipe size', '512 bytes', '8'],
  ['q', 'POSIX message queues', 'bytes', '819200'],
  ['r', 'real-time priority', '', '0'],
  ['s', 'stack size', 'kbytes', '8192'],
  ['t', 'cpu time', 'seconds', 'unlimited'],
  ['u', 'max user processes', '', '1024'],
  ['v', 'virtual memory', 'kbytes', 'unlimited'],
  ['x', 'file locks', '', 'unlimited'],
]

function ulimit(shell: Shell, args: string[]): number {
  const letters = args
    .filter((arg) => arg.startsWith('-'))
    .join('')
    .replace(/[-HS]/g, '')
  const values = args.filter((arg) => !arg.startsWith('-'))
  const valueOf = (letter: string, fallback: string) => shell.limits.get(letter) ?? fallback
  if (letters.includes('a')) {
    for (const [letter, name, unit, fallback] of limitNames) {
      shell.print(1, `${name.padEnd(20)}${`(${unit === '' ? '' : `${unit}, `}-${letter})`.padStart(20)} ${valueOf(letter, fallback)}\n`)
    }
    return 0
  }
  for (const letter of letters === '' ? 'f' : letters) {
    const row = limitNames.find(([one]) => one === letter)
    if (!row) {
      shell.error(`ulimit: -${letter}: invalid option`)
      shell.complain(`ulimit: usage: ${usages.ulimit}\n`)
      return 2
    }
    const [value] = values
    if (value === undefined)
      shell.print(
        1,
        letters.length > 1
          ? `${row[1].padEnd(20)}${`(${row[2] === '' ? '' : `${row[2]}, `}-${letter})`.padStart(20)} ${valueOf(letter, row[3])}\n`
          : `${valueOf(letter, row[3])}\n`,
      )
    else if (/^(\d+|unlimited|hard|soft)$/.test(value))
      shell.limits.set(letter, value === 'hard' || value === 'soft' ? valueOf(letter, row[3]) : value)
    else {
      shell.error(`ulimit: ${value}: invalid number`)
      return 1
    }
  }
  return 0
}

function times(shell: Shell): number {
  const seconds = shell.kernel.host.processorMs() / 1000
  const text = `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s`
  shell.print(1, `${text} 0m0.000s\n0m0.000s 0m0.000s\n`)
  return 0
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
