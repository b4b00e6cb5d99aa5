import type { Shell } from '../run/shell.ts'
import type { CompiledWord, Part } from '../syntax/part-tree.ts'
import { Fields } from './fields.ts'
import { PartExpander } from './part-expander.ts'

/** One text, not split: a value of an assignment, a here-document. */
export function expandText(shell: Shell, parts: readonly Part[], assignment = false): string {
  const fields = new Fields(false, '')
  new PartExpander(shell, fields, assignment).add(parts, false)
  return fields.current?.text ?? ''
}

export function textNow(shell: Shell, word: CompiledWord, assignment = false): string {
  if (word.literal !== undefined && !word.literal.includes('~')) return word.literal
  if (word.variable) {
    const value = shell.get(word.variable.name)
    if (value !== undefined) return value
  }
  return expandText(shell, word.parts, assignment)
}
