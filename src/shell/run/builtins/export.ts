import type { Program } from '../../process/command.ts'
import type { Shell } from '../shell.ts'
import { trace } from '../trace.ts'
import { flag } from '../variables.ts'
import { type Options, readOptions } from './arguments.ts'
import { listFunctions, listVariables } from './declaration-text.ts'
import { declareOne, traced } from './declare.ts'

export function* exportBuiltin(shell: Shell, args: string[], name: string): Program<number> {
  const options = readOptions(shell, name, args, name === 'export' ? 'fnp' : 'aAfp')
  if (!options) return 2
  const { flags, rest } = options
  const bit = name === 'export' ? flag.exported : flag.readonly
  if (flags.has('f') && rest.length > 0) {
    let status = 0
    for (const one of rest) {
      const entry = shell.functions.get(one)
      if (!entry) {
        shell.error(`${name}: ${one}: not a function`)
        status = 1
      } else if (name === 'readonly') entry.readonly = true
      else entry.exported = !flags.has('n')
    }
    return status
  }
  if (rest.length === 0) {
    if (flags.has('f')) return listFunctions(shell, { ...options, flags: new Set([name === 'export' ? 'x' : 'r']) })
    listVariables(shell, bit, options, name as 'export' | 'readonly')
    return 0
  }
  let status = 0
  const passed: Options = {
    flags: new Set([...flags].filter((letter) => letter === 'a' || letter === 'A')),
    off: new Set(),
    values: {},
    rest,
  }
  for (const word of rest) {
    if (flags.has('n')) {
      const variable = shell.lookup(word.replace(/=.*/s, ''))
      if (variable) variable.flags &= ~bit
      continue
    }
    if (!(yield* declareOne(shell, word, name, passed, bit))) status = 1
    else if (shell.options.xtrace && word.includes('=') && !word.includes('\u{0}')) yield* trace(shell, traced(word))
  }
  return status
}
