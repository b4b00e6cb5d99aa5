import type { Builtin } from '../builtins.ts'
import type { Shell } from '../shell.ts'
import { unescapeEcho } from './echo-escapes.ts'
import { printf } from './printf.ts'

function echo(shell: Shell, args: string[]): number {
  let newline = true
  let escapes = shell.shopt.xpg_echo === true
  let i = 0
  if (!(shell.options.posix && escapes)) {
    for (; i < args.length && /^-[neE]+$/.test(args[i] ?? ''); i++) {
      for (const letter of (args[i] ?? '').slice(1)) {
        if (letter === 'n') newline = false
        else escapes = letter === 'e'
      }
    }
  }
  let text = i === 0 ? args.join(' ') : args.slice(i).join(' ')
  if (escapes) {
    const done = unescapeEcho(text)
    text = done.text
    if (done.stop) newline = false
  }
  shell.print(1, newline ? `${text}\n` : text)
  return 0
}

export const outputBuiltins: Record<string, Builtin> = {
  echo: { now: echo },
  printf: { now: printf },
}
