import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'
import { usages } from './usages.ts'

export function umask(shell: Shell, args: string[]): number {
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

export function ulimit(shell: Shell, args: string[]): number {
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

export function times(shell: Shell): number {
  const seconds = shell.kernel.host.processorMs() / 1000
  const text = `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s`
  shell.print(1, `${text} 0m0.000s\n0m0.000s 0m0.000s\n`)
  return 0
}
