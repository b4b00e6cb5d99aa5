import type { List, Word } from './tree.ts'

export interface ParameterPart {
  kind: 'parameter'
  name: string
  /** The text between the brackets; `@` and `*` mean all elements. */
  index: string | undefined
  indexParts: Part[] | undefined
  /** `${!name…}`. */
  indirect: boolean
  /** `${#name}`. */
  length: boolean
  /** `-` `:-` `=` `:=` `?` `:?` `+` `:+` `:` `#` `##` `%` `%%` `/` `//` `/#` `/%` `^` `^^` `,` `,,` `~` `~~` `@`, names by prefix: `prefix*` `prefix@`. */
  operator: string
  operand: Part[]
  /** Replacement of `/`, length of `:`. */
  second: Part[] | undefined
  /** Of a bad substitution: the text to show. */
  bad: string | undefined
  /** As written, for messages. */
  source: string
  /** In a here-document, where `$*` joins with spaces whatever IFS is. */
  spaced?: boolean
}

export interface CommandPart {
  kind: 'command'
  source: string
  line: number
  /** What was parsed, once. */
  program: List[] | undefined
}

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'quoted'; text: string }
  | { kind: 'double'; parts: Part[] }
  | ParameterPart
  | CommandPart
  | { kind: 'arithmetic'; parts: Part[]; line: number }
  | { kind: 'process'; direction: '<' | '>'; source: string; line: number; program: List[] | undefined }
  /** What an expansion that needed another process came to; split like an expansion's result. */
  | { kind: 'result'; text: string }

/** What a word was found to be when it was first expanded. */
export interface CompiledWord {
  parts: Part[]
  /** No other process is needed to expand it. */
  pure: boolean
  /** Exactly this one field, whatever the variables are. */
  literal: string | undefined
  /** The words that brace expansion makes of it, when it is more than itself. */
  braces: CompiledWord[] | undefined
  /** `$name` or `"$name"` and nothing else. */
  variable: { name: string; quoted: boolean } | undefined
  assignment?: AssignmentWord
}

/** `name[index]+=value` taken apart. */
export interface AssignmentWord {
  name: string
  index: string | undefined
  append: boolean
  value: CompiledWord
  /** The elements of `name=( … )`. */
  elements: Word[] | undefined
}

/** Whether expanding needs no other process. */
export const arePure = (parts: readonly Part[]): boolean => parts.every(isPure)

function isPure(part: Part): boolean {
  if (part.kind === 'command' || part.kind === 'process') return false
  if (part.kind === 'double' || part.kind === 'arithmetic') return arePure(part.parts)
  if (part.kind !== 'parameter') return true
  return arePure(part.operand) && arePure(part.second ?? []) && arePure(part.indexParts ?? [])
}
