import { Parser } from '../syntax/parser.ts'
import { type AssignmentWord, arePure, type CompiledWord, type Part } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import type { Word } from '../syntax/tree.ts'
import { expandBraces } from './braces.ts'

const plain = /^[A-Za-z0-9_./:,%@+\-=^\]!#\x80-\xff]+$/

export function compile(text: string, line: number, braces = true): CompiledWord {
  if (plain.test(text) || text === '[')
    return { parts: [{ kind: 'text', text }], pure: true, literal: text, braces: undefined, variable: undefined }
  if (braces && text.includes('{')) {
    const many = expandBraces(text)
    if (many.length !== 1 || many[0] !== text) {
      const compiled = many.map((one) => compile(one, line, false))
      return { parts: [], pure: compiled.every((one) => one.pure), literal: undefined, braces: compiled, variable: undefined }
    }
  }
  const parts = parseParts(text, line)
  const [only] = parts
  let literal: string | undefined
  let variable: CompiledWord['variable']
  if (parts.length === 1 && only) {
    if (only.kind === 'quoted') literal = only.text
    else if (only.kind === 'double' && only.parts.length === 0) literal = ''
    else if (only.kind === 'double' && only.parts.length === 1 && only.parts[0]?.kind === 'quoted') literal = only.parts[0].text
    else variable = simpleVariable(only)
  }
  return { parts, pure: arePure(parts), literal, braces: undefined, variable }
}

function simpleVariable(part: Part): CompiledWord['variable'] {
  const inner = part.kind === 'double' && part.parts.length === 1 ? part.parts[0] : part
  if (inner?.kind !== 'parameter' || inner.operator !== '' || inner.indirect || inner.length || inner.index !== undefined || inner.bad)
    return undefined
  return /^[A-Za-z_]/.test(inner.name) ? { name: inner.name, quoted: part.kind === 'double' } : undefined
}

export function compiled(word: Word): CompiledWord {
  if (!word.compiled) word.compiled = compile(word.text, word.line)
  return word.compiled
}

/** A word for which no brace expansion takes place: values, case patterns, here-strings. */
export function compiledPlain(word: Word): CompiledWord {
  if (!word.compiled) word.compiled = compile(word.text, word.line, false)
  return word.compiled
}

/** The parts of an assignment word, read once. */
export function assignmentOf(word: Word): AssignmentWord | undefined {
  const known = word.compiled?.assignment
  if (known) return known
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(word.text)?.[0]
  if (name === undefined) return undefined
  let rest = word.text.slice(name.length)
  let index: string | undefined
  if (rest.startsWith('[')) {
    const end = new Parser(rest).endOfMatching(0, '[', ']')
    index = rest.slice(1, end - 1)
    rest = rest.slice(end)
  }
  const append = rest.startsWith('+=')
  if (!append && !rest.startsWith('=')) return undefined
  const value = rest.slice(append ? 2 : 1)
  const isArray = value.startsWith('(') && value.endsWith(')') && index === undefined
  const assignment: AssignmentWord = {
    name,
    index,
    append,
    value: isArray ? compile('', word.line) : compile(value, word.line, false),
    elements: isArray ? new Parser(value.slice(1, -1), { line: word.line, extendedGlob: () => true }).arrayWords() : undefined,
  }
  if (!word.compiled) word.compiled = compile(word.text, word.line)
  word.compiled.assignment = assignment
  word.compiled.pure = assignment.elements
    ? assignment.elements.every((one) => arePureWord(one))
    : assignment.value.pure && (index === undefined || !/[$`]/.test(index))
  return assignment
}

const arePureWord = (word: Word): boolean => compiled(word).pure
