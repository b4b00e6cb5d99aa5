import type { Program } from '../process/command.ts'
import type { Shell } from '../run/shell.ts'
import type { CompiledWord } from '../syntax/part-tree.ts'
import { Fields } from './fields.ts'
import { textNow } from './one-text.ts'
import { PartExpander } from './part-expander.ts'
import { addResolved } from './resolve.ts'

export function* expandTextOf(shell: Shell, word: CompiledWord, assignment = false): Program<string> {
  if (word.pure) return textNow(shell, word, assignment)
  const fields = new Fields(false, '')
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, assignment))
  return fields.current?.text ?? ''
}

/** A pattern: quoted characters escaped. */
export function* expandPattern(shell: Shell, word: CompiledWord): Program<string> {
  if (word.literal !== undefined && /^[A-Za-z0-9_/ -]*$/.test(word.literal)) return word.literal
  const fields = new Fields(false, '')
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, false))
  return fields.current ? (fields.current.pattern ?? fields.current.text) : ''
}
