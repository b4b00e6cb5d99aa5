import type { Program } from '../process/command.ts'
import { ExpansionError } from '../run/endings.ts'
import type { Shell } from '../run/shell.ts'
import type { CompiledWord } from '../syntax/part-tree.ts'
import type { Word } from '../syntax/tree.ts'
import { compile, compiled } from './compile.ts'
import { Fields } from './fields.ts'
import { glob, hasGlob } from './glob.ts'
import { PartExpander } from './part-expander.ts'
import { addResolved } from './resolve.ts'

const separatorsOf = (shell: Shell): string => shell.get('IFS') ?? ' \t\n'

function finish(shell: Shell, fields: Fields, out: string[]): void {
  fields.end()
  for (const field of fields.done) {
    if (!field.glob || shell.options.noglob) {
      out.push(field.text)
      continue
    }
    const pattern = field.pattern ?? field.text
    if (!hasGlob(pattern, shell.shopt.extglob === true)) {
      out.push(field.text)
      continue
    }
    const found = glob(shell, pattern)
    if (found.length > 0) for (const path of found) out.push(path)
    else if (shell.shopt.failglob) throw new ExpansionError(`no match: ${field.text}`)
    else if (!shell.shopt.nullglob) out.push(field.text)
  }
}

function expandCompiledNow(shell: Shell, word: CompiledWord, out: string[]): void {
  if (word.literal !== undefined) {
    out.push(word.literal)
    return
  }
  if (word.variable) {
    const value = shell.get(word.variable.name)
    if (
      value !== undefined &&
      (word.variable.quoted || /^[A-Za-z0-9_./+-]+$/.test(value)) &&
      !(shell.localSeparators && !word.variable.quoted)
    ) {
      out.push(value)
      return
    }
  }
  if (word.braces) {
    for (const one of word.braces) expandCompiledNow(shell, one, out)
    return
  }
  const fields = new Fields(true, separatorsOf(shell))
  new PartExpander(shell, fields, false).add(word.parts, false)
  finish(shell, fields, out)
}

/** The fields of words that need no other process. */
export function expandNow(shell: Shell, words: readonly Word[]): string[] {
  const out: string[] = []
  for (const word of words) expandCompiledNow(shell, shell.options.braceexpand ? compiled(word) : compile(word.text, word.line, false), out)
  return out
}

export function* expandWords(shell: Shell, words: readonly Word[]): Program<string[]> {
  const out: string[] = []
  for (const word of words) yield* expandWordInto(shell, word, out)
  return out
}

export function* expandWordInto(shell: Shell, word: Word, out: string[]): Program<void> {
  const one = shell.options.braceexpand ? compiled(word) : compile(word.text, word.line, false)
  if (one.pure) expandCompiledNow(shell, one, out)
  else yield* expandCompiled(shell, one, out)
}

function* expandCompiled(shell: Shell, word: CompiledWord, out: string[]): Program<void> {
  if (word.pure) {
    expandCompiledNow(shell, word, out)
    return
  }
  if (word.braces) {
    for (const one of word.braces) yield* expandCompiled(shell, one, out)
    return
  }
  const fields = new Fields(true, separatorsOf(shell))
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, false))
  finish(shell, fields, out)
}
