import type { Shell } from '../shell.ts'
import { usages } from './usages.ts'

export interface Options {
  flags: Set<string>
  values: Record<string, string | undefined>
  rest: string[]
  /** Letters given with `+`. */
  off: Set<string>
}

/** Reads options by a getopt string; undefined, and a message was printed, when one is wrong. */
export function readOptions(shell: Shell, name: string, args: readonly string[], spec: string, plus = false): Options | undefined {
  const options: Options = { flags: new Set(), values: {}, rest: [], off: new Set() }
  let i = 0
  for (; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      i++
      break
    }
    const negative = arg.startsWith('-')
    if (arg.length < 2 || (!negative && !(plus && arg.startsWith('+')))) break
    for (let k = 1; k < arg.length; k++) {
      const letter = arg[k] ?? ''
      const at = letter === ':' ? -1 : spec.indexOf(letter)
      if (at < 0) {
        shell.error(`${name}: ${arg[0]}${letter}: invalid option`)
        shell.complain(`${name}: usage: ${usages[name] ?? name}\n`)
        return undefined
      }
      if (spec[at + 1] === ':') {
        let value: string | undefined = arg.slice(k + 1)
        if (value === '') value = args[++i]
        if (value === undefined) {
          shell.error(`${name}: -${letter}: option requires an argument`)
          shell.complain(`${name}: usage: ${usages[name] ?? name}\n`)
          return undefined
        }
        options.values[letter] = value
        break
      }
      if (negative) options.flags.add(letter)
      else options.off.add(letter)
    }
  }
  options.rest = args.slice(i)
  return options
}
