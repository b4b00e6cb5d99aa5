import { ExpansionError } from '../run/endings.ts'
import type { Shell } from '../run/shell.ts'
import { flag, type Variable } from '../run/variables.ts'
import type { ParameterPart, Part } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import { characters, isAscii, lengthOf } from './text.ts'

/** What a parameter is: one text, or the elements of `@` and `*`. */
export type Value = { text: string | undefined; items?: undefined; star?: undefined } | { items: string[]; star: boolean; text?: undefined }

export interface Expander {
  text(parts: readonly Part[]): string
  pattern(parts: readonly Part[]): string
  arithmetic(parts: readonly Part[]): number
}

/** The value of a special or positional parameter, a variable or an element. */
export function valueOf(shell: Shell, name: string, index: string | undefined, indexParts: Part[] | undefined, expand: Expander): Value {
  if (index !== undefined) return elementOf(shell, name, index, indexParts, expand)
  const c = name.charCodeAt(0)
  if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95) return { text: shell.get(name) ?? throughArrayReference(shell, name) }
  if (c >= 48 && c <= 57) return { text: name === '0' ? shell.zero : shell.positional[Number(name) - 1] }
  switch (name) {
    case '@':
      return { items: shell.positional, star: false }
    case '*':
      return { items: shell.positional, star: true }
    case '#':
      return { text: String(shell.positional.length) }
    case '?':
      return { text: String(shell.status) }
    case '$':
      return { text: String(shell.shellPid) }
    case '!':
      return { text: shell.lastBackground === undefined ? undefined : String(shell.lastBackground) }
    case '-':
      return { text: optionFlags(shell) }
    default:
      return { text: undefined }
  }
}

const throughArrayReference = (_shell: Shell, _name: string): string | undefined => undefined

export function optionFlags(shell: Shell): string {
  const { options } = shell
  let out = ''
  for (const [letter, on] of [
    ['a', options.allexport],
    ['b', options.notify],
    ['e', options.errexit],
    ['f', options.noglob],
    ['h', options.hashall],
    ['k', options.keyword],
    ['m', options.monitor],
    ['n', options.noexec],
    ['p', options.privileged],
    ['t', options.onecmd],
    ['u', options.nounset],
    ['v', options.verbose],
    ['x', options.xtrace],
    ['B', options.braceexpand],
    ['C', options.noclobber],
    ['E', options.errtrace],
    ['H', options.histexpand],
    ['P', options.physical],
    ['T', options.functrace],
  ] as const)
    if (on) out += letter
  return out + (shell.commandString === undefined ? '' : 'c')
}

function elementOf(shell: Shell, name: string, index: string, indexParts: Part[] | undefined, expand: Expander): Value {
  const resolved = shell.resolve(name)
  const variable = shell.variables.current.get(resolved.name)
  if (index === '@' || index === '*') return { items: elements(variable), star: index === '*' }
  if (variable?.association) return { text: variable.association.get(indexParts ? expand.text(indexParts) : index) }
  const text = indexParts && !index.includes("'") ? expand.text(indexParts) : index
  const at = shell.indexOf(text, variable)
  if (at < 0) {
    shell.error(`${name}: bad array subscript`)
    return { text: undefined }
  }
  if (!variable) return { text: undefined }
  if (variable.sequence) return { text: variable.sequence.get(at) }
  return { text: at === 0 ? variable.scalar() : undefined }
}

export function elements(variable: Variable | undefined): string[] {
  if (!variable) return []
  if (variable.sequence) return variable.sequence.values()
  if (variable.association) return variable.association.values()
  const value = variable.scalar()
  return value === undefined ? [] : [value]
}

/** How messages name the parameter. */
const shown = (part: ParameterPart): string => (part.index === undefined ? part.name : `${part.name}[${part.index}]`)

export function unbound(part: ParameterPart): never {
  const name = /^[0-9!]/.test(part.name) ? `$${part.name}` : shown(part)
  throw new ExpansionError(`${name}: unbound variable`, true)
}

/** The parameter that `${!name}` means. */
export function indirect(shell: Shell, part: ParameterPart, expand: Expander): ParameterPart {
  if (part.index === undefined && shell.variables.current.get(part.name)?.has(flag.nameref)) {
    return { ...part, indirect: false, name: '', operator: '', bad: undefined, source: part.source }
  }
  const value = valueOf(shell, part.name, part.index, part.indexParts, expand)
  const target = value.items ? value.items.join(' ') : value.text
  if (target === undefined || target === '') {
    const isUnknown = /^[A-Za-z_]/.test(part.name) && !shell.variables.current.has(part.name)
    if (target === undefined && (isUnknown || part.operator === '' || !/^:?[-+=?]/.test(part.operator)))
      throw new ExpansionError(`${part.name}: invalid indirect expansion`)
    if (target === undefined) return { ...part, indirect: false, name: '__unset__', index: undefined, indexParts: undefined }
    throw new ExpansionError(`${target}: invalid variable name`)
  }
  const match = /^([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])(?:\[(.*)\])?$/s.exec(target)
  if (!match) throw new ExpansionError(`${target}: invalid variable name`)
  const index = match[2]
  return {
    ...part,
    indirect: false,
    name: match[1] ?? '',
    index,
    indexParts: index !== undefined && index !== '@' && index !== '*' ? parseParts(index) : undefined,
  }
}

/** `${!prefix@}`: names in order. */
export const namesWithPrefix = (shell: Shell, prefix: string): string[] =>
  [...shell.variables.current]
    .filter(([name, variable]) => name.startsWith(prefix) && variable.isSet)
    .map(([name]) => name)
    .sort()

/** `${!array[@]}`: its indices or keys. */
export function keysOf(shell: Shell, name: string): string[] {
  const variable = shell.lookup(name)
  if (!variable) return []
  if (variable.sequence) return variable.sequence.indices().map(String)
  if (variable.association) return variable.association.keys().slice()
  return variable.isSet ? ['0'] : []
}

/** `${#…}`. */
export function lengthText(shell: Shell, part: ParameterPart, expand: Expander): string {
  if (part.name === '@' || part.name === '*') return String(shell.positional.length)
  const value = valueOf(shell, part.name, part.index, part.indexParts, expand)
  if (value.items) {
    const variable = shell.lookup(part.name)
    return String(variable?.sequence ? variable.sequence.count : value.items.length)
  }
  if (value.text === undefined && shell.options.nounset) unbound(part)
  return String(lengthOf(value.text ?? '', shell.utf8))
}

/** `${x:offset:length}`. */
export function substring(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  const offset = expand.arithmetic(part.operand)
  const length = part.second ? expand.arithmetic(part.second) : undefined
  if (value.items && length !== undefined && length < 0) throw new ExpansionError(`${lengthSource(part, expand)}: substring expression < 0`)
  if (value.items) return { items: slice(shell, part, value.items, offset, length), star: value.star }
  if (value.text === undefined) return value
  const points = isAscii(value.text) || !shell.utf8 ? undefined : characters(value.text, true)
  const size = points ? points.length : value.text.length
  const start = offset < 0 ? size + offset : offset
  if (start < 0 || start > size) return { text: '' }
  const end = length === undefined ? size : length < 0 ? size + length : Math.min(start + length, size)
  if (end < start) throw new ExpansionError(`${lengthSource(part, expand)}: substring expression < 0`)
  return { text: points ? points.slice(start, end).join('') : value.text.slice(start, end) }
}

/** The length of a substring as it is written. */
const lengthSource = (part: ParameterPart, expand: Expander): string => (part.second ? expand.text(part.second) : '')

function slice(shell: Shell, part: ParameterPart, items: string[], offset: number, length: number | undefined): string[] {
  if (part.index === undefined) {
    const all = [shell.zero, ...items]
    const start = offset < 0 ? all.length + offset : offset
    if (start < 0) return []
    const from = start
    return all.slice(from, length === undefined ? undefined : from + length)
  }
  const variable = shell.lookup(part.name)
  if (variable?.sequence) {
    const start = offset < 0 ? variable.sequence.end + offset : offset
    if (start < 0) return []
    const kept = variable.sequence.indices().filter((index) => index >= start)
    return kept.slice(0, length).map((index) => variable.sequence?.get(index) ?? '')
  }
  if (variable?.association) {
    // bash counts associations from one, with what a hash gives.
    const start = offset < 0 ? items.length + offset : offset
    const from = Math.max(start - (start > 0 ? 1 : 0), 0)
    return items.slice(from, length === undefined ? undefined : from + length)
  }
  const start = offset < 0 ? items.length + offset : offset
  return start < 0 ? [] : items.slice(start, length === undefined ? undefined : start + length)
}
