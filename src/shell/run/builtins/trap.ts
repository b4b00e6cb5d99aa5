import { singleQuote } from '../../expand/quote.ts'
import { signalNames, signalNumber } from '../../process/signals.ts'
import type { Shell } from '../shell.ts'
import { signalTable } from './kill.ts'
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

export function trap(shell: Shell, args: string[]): number {
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
