import { assignmentOf, compiled } from '../expand/compile.ts'
import { textNow } from '../expand/one-text.ts'
import { quoteTrace } from '../expand/quote.ts'
import { expandParts } from '../expand/resolve.ts'
import { expandTextOf } from '../expand/text-of-word.ts'
import { expandNow, expandWordInto } from '../expand/words.ts'
import type { Program } from '../process/command.ts'
import { withPlainQuotes } from '../syntax/ansi.ts'
import { type AssignmentWord, arePure } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import type { Word } from '../syntax/tree.ts'
import { Association, Sequence } from './arrays.ts'
import { ExpansionError } from './endings.ts'
import type { Shell } from './shell.ts'
import { flag, Variable } from './variables.ts'

/** `name=value` whose expansion needs no other process. */
export function assignWordNow(shell: Shell, word: Word): void {
  const assignment = assignmentOf(word)
  if (!assignment) return
  if (assignment.elements) {
    const elements: Element[] = []
    const associative = shell.lookup(assignment.name)?.association !== undefined
    for (const element of assignment.elements) readElementNow(shell, element, elements, associative)
    assignElements(shell, assignment.name, elements, assignment.append)
    return
  }
  const value = textNow(shell, assignment.value, true)
  if (assignment.index === undefined) shell.assign(assignment.name, value, assignment.append)
  else shell.assignElement(assignment.name, assignment.index, value, assignment.append)
}

/** `name=value`; `tell` shows it as `set -x` does, before it is done. */
export function* assignWord(shell: Shell, word: Word, tell?: (shown: string) => Program<void>): Program<void> {
  const assignment = assignmentOf(word)
  if (!assignment) return
  if (assignment.elements) {
    if (tell) yield* tell(withPlainQuotes(word.text))
    yield* assignLiteral(shell, assignment, assignment.name)
    return
  }
  const value = yield* expandTextOf(shell, assignment.value, true)
  const shown = `${assignment.append ? '+=' : '='}${value === '' ? '' : quoteTrace(value)}`
  if (assignment.index === undefined) {
    if (tell) yield* tell(`${assignment.name}${shown}`)
    shell.assign(assignment.name, value, assignment.append)
    return
  }
  const index = /[$`]/.test(assignment.index) ? yield* resolvedIndex(shell, assignment.index) : assignment.index
  if (tell) yield* tell(`${assignment.name}[${assignment.index}]${shown}`)
  shell.assignElement(assignment.name, index, value, assignment.append)
}

function* resolvedIndex(shell: Shell, index: string): Program<string> {
  const parts = parseParts(index, shell.line, 'word')
  if (arePure(parts)) return index
  const text = yield* expandParts(shell, parts)
  return text.replace(/[\\$`"']/g, '\\$&')
}

/** One element of an array literal. */
export interface Element {
  key: string | undefined
  append: boolean
  value: string
}

const keyed = /^\[/

function splitKeyed(text: string): { key: string; append: boolean; value: string } | undefined {
  if (!keyed.test(text)) return undefined
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === "'" || c === '"') {
      const end = text.indexOf(c, i + 1)
      if (end < 0) return undefined
      i = end
    } else if (c === '[') depth++
    else if (c === ']' && --depth === 0) {
      const rest = text.slice(i + 1)
      if (rest.startsWith('=')) return { key: text.slice(1, i), append: false, value: rest.slice(1) }
      if (rest.startsWith('+=')) return { key: text.slice(1, i), append: true, value: rest.slice(2) }
      return undefined
    }
  }
  return undefined
}

function readElementNow(shell: Shell, word: Word, out: Element[], associative: boolean): void {
  const split = !associative && compiled(word).braces ? undefined : splitKeyed(word.text)
  if (split) out.push({ key: split.key, append: split.append, value: textNow(shell, compiledValue(word, split.value), true) })
  else for (const value of expandNow(shell, [word])) out.push({ key: undefined, append: false, value })
}

const values = new WeakMap<Word, Word>()
function compiledValue(word: Word, text: string): ReturnType<typeof compiled> {
  let made = values.get(word)
  if (!made) {
    made = { text, line: word.line, column: word.column }
    values.set(word, made)
  }
  // A value in braces is not expanded: [k]={a,b}.
  const one = compiled(made)
  return one.braces
    ? { parts: parseParts(text, word.line), pure: one.pure, literal: undefined, braces: undefined, variable: undefined }
    : one
}

/** Expands and assigns `name=( … )`, perhaps to a variable that `declare` made. */
export function* assignLiteral(shell: Shell, assignment: AssignmentWord, name: string): Program<void> {
  const elements: Element[] = []
  const associative = shell.lookup(name)?.association !== undefined
  for (const word of assignment.elements ?? []) {
    // [k]={a,b} is two words before it is an element.
    const split = !associative && compiled(word).braces ? undefined : splitKeyed(word.text)
    if (split) {
      const key = /[$`]/.test(split.key) ? yield* resolvedIndex(shell, split.key) : split.key
      elements.push({ key, append: split.append, value: yield* expandTextOf(shell, compiledValue(word, split.value), true) })
    } else {
      const out: string[] = []
      yield* expandWordInto(shell, word, out)
      for (const value of out) elements.push({ key: undefined, append: false, value })
    }
  }
  assignElements(shell, name, elements, assignment.append)
}

function assignElements(shell: Shell, name: string, elements: readonly Element[], append: boolean): void {
  const target = shell.resolve(name).name
  let variable = shell.variables.current.get(target)
  shell.checkWritable(target, variable)
  if (!variable) {
    variable = new Variable()
    shell.variables.current.set(target, variable)
  }
  variable.flags &= ~flag.invisible
  shell.variables.touched?.push(target)
  if (variable.association) {
    assignAssociation(shell, target, variable, elements, append)
    return
  }
  if (!append || !variable.sequence) {
    const before = append ? variable.value : undefined
    const fresh = new Sequence()
    if (before !== undefined) fresh.set(0, before)
    // Elements may refer to the old value while keys are evaluated.
    variable.value = undefined
    variable.sequence = fresh
  }
  let next = variable.sequence.end
  for (const element of elements) {
    if (element.key !== undefined) {
      const index = shell.indexOf(element.key, variable)
      if (index < 0) throw new ExpansionError(`[${element.key}]=${element.value}: bad array subscript`)
      next = index
    }
    shell.assignElement(target, String(next), element.value, element.append)
    next++
  }
}

function assignAssociation(shell: Shell, name: string, variable: Variable, elements: readonly Element[], append: boolean): void {
  if (!append) variable.association = new Association()
  const plain: string[] = []
  for (const element of elements) {
    if (element.key === undefined && elements[0]?.key !== undefined)
      shell.error(`${name}: '${element.value}': must use subscript when assigning associative array`)
    else if (element.key === undefined) plain.push(element.value)
    else {
      shell.assignElement(name, element.key, element.value, element.append)
    }
  }
  for (let i = 0; i < plain.length; i += 2) variable.association?.set(plain[i] ?? '', plain[i + 1] ?? '')
}
