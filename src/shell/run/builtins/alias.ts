import { singleQuote } from '../../expand/quote.ts'
import type { Shell } from '../shell.ts'
import { usages } from './usages.ts'

export function alias(shell: Shell, args: string[]): number {
  const words = args[0] === '-p' || args[0] === '--' ? args.slice(1) : args
  const line = (name: string) => `${shell.options.posix ? '' : 'alias '}${name}=${singleQuote(shell.aliases.get(name) ?? '')}\n`
  if (words.length === 0) {
    shell.print(1, [...shell.aliases.keys()].sort().map(line).join(''))
    return 0
  }
  let status = 0
  for (const word of words) {
    const at = word.indexOf('=', 1)
    if (at > 0) {
      const name = word.slice(0, at)
      if (/[\s$`'"\\/&|;()<>]/.test(name)) {
        shell.error(`alias: \`${name}': invalid alias name`)
        status = 1
      } else shell.aliases.set(name, word.slice(at + 1))
    } else if (shell.aliases.has(word)) shell.print(1, line(word))
    else {
      shell.error(`alias: ${word}: not found`)
      status = 1
    }
  }
  return status
}

export function unalias(shell: Shell, args: string[]): number {
  if (args.length === 0) {
    shell.complain(`unalias: usage: ${usages.unalias}\n`)
    return 2
  }
  if (args[0] === '-a') {
    shell.aliases.clear()
    return 0
  }
  let status = 0
  for (const name of args) {
    if (name === '--' || shell.aliases.delete(name)) continue
    shell.error(`unalias: ${name}: not found`)
    status = 1
  }
  return status
}
