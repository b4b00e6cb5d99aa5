import { Sequence } from '../arrays.ts'
import type { Shell } from '../shell.ts'
import { flag, type Variable } from '../variables.ts'
import { readOptions } from './arguments.ts'

export function unset(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'unset', args, 'fvn')
  if (!options) return 2
  const { flags, rest } = options
  if (flags.has('f') && flags.has('v')) {
    shell.error('unset: cannot simultaneously unset a function and a variable')
    return 1
  }
  let status = 0
  for (const word of rest) if (!unsetOne(shell, word, flags)) status = 1
  return status
}

function unsetFunction(shell: Shell, name: string): boolean {
  const entry = shell.functions.get(name)
  if (entry?.readonly) {
    shell.error(`unset: ${name}: cannot unset: readonly function`)
    return false
  }
  shell.functions.delete(name)
  return true
}

function unsetOne(shell: Shell, word: string, flags: ReadonlySet<string>): boolean {
  if (flags.has('f')) return unsetFunction(shell, word)
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:\[([\s\S]*)\])?$/.exec(word)
  if (!match) {
    if (!flags.has('v')) return shell.functions.has(word) ? unsetFunction(shell, word) : true
    shell.error(`unset: \`${word}': not a valid identifier`)
    return false
  }
  let [, name = ''] = match
  let index = match[2]
  if (!flags.has('n')) {
    const target = shell.resolve(name)
    name = target.name
    index = target.index ?? index
  }
  const variable = shell.variables.current.get(name)
  if (!variable) {
    if (!flags.has('v') && index === undefined) return unsetFunction(shell, name)
    return true
  }
  if (variable.has(flag.readonly)) {
    shell.error(`unset: ${name}: cannot unset: readonly variable`)
    return false
  }
  if (index === undefined) {
    shell.variables.unset(name, shell.shopt.localvar_unset)
    shell.special(name)
    return true
  }
  return unsetElement(shell, variable, name, index)
}

function unsetElement(shell: Shell, variable: Variable, name: string, index: string): boolean {
  if (variable.association) {
    variable.association.delete(shell.expandSubscript(index))
    return true
  }
  if ((index === '@' || index === '*') && variable.sequence) {
    variable.sequence = new Sequence()
    return true
  }
  if (!variable.sequence) {
    if (Number(shell.arithmetic(index)) === 0) {
      shell.variables.unset(name)
      return true
    }
    shell.error(`unset: ${name}: not an array variable`)
    return false
  }
  const at = shell.indexOf(index, variable)
  if (at < 0) {
    shell.error(`unset: [${index}]: bad array subscript`)
    return false
  }
  variable.sequence.delete(at)
  return true
}
