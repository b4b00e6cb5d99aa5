import type { Shell } from '../run/shell.ts'
import { ExpansionError } from '../run/shell.ts'
import { flag, type Variable } from '../run/variables.ts'
import { decodeAnsi } from '../syntax/ansi.ts'
import type { ParameterPart, Part } from '../syntax/parts.ts'
import { parseParts } from '../syntax/parts.ts'
import { type Pattern, patternOf } from './pattern.ts'
import { promptText } from './prompt.ts'
import { quoteAlways, quoteDeclared, quoteKey } from './quote.ts'
import { characters, decodeCharacters, encodeCharacters, isAscii, lengthOf } from './text.ts'

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

function mapped(value: Value, change: (text: string) => string): Value {
  if (value.items) return { items: value.items.map(change), star: value.star }
  return value.text === undefined ? value : { text: change(value.text) }
}

const changes: Record<string, { every: boolean; how: 'upper' | 'lower' | 'toggle' }> = {
  '^': { every: false, how: 'upper' },
  '^^': { every: true, how: 'upper' },
  ',': { every: false, how: 'lower' },
  ',,': { every: true, how: 'lower' },
  '~': { every: false, how: 'toggle' },
  '~~': { every: true, how: 'toggle' },
}

export function changeCase(text: string, how: 'upper' | 'lower' | 'toggle'): string {
  const decoded = decodeCharacters(text)
  let out = ''
  for (const c of decoded) {
    const upper = c.toUpperCase()
    const lower = c.toLowerCase()
    const changed = how === 'upper' ? upper : how === 'lower' ? lower : c === upper ? lower : upper
    out += [...changed].length === 1 ? changed : c
  }
  return encodeCharacters(out)
}

function modifyCase(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  const change = changes[part.operator]
  if (!change) return value
  const pattern = part.operand.length > 0 ? patternOf(expand.pattern(part.operand), shell.patternOptions) : undefined
  const one = (c: string) => (!pattern || pattern.test(c) ? changeCase(c, change.how) : c)
  return mapped(value, (text) => {
    const points = characters(text, shell.utf8)
    return points.map((c, i) => (i === 0 || change.every ? one(c) : c)).join('')
  })
}

/** Pattern removal, replacement, case and `@` operators. */
export function transform(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  const { operator } = part
  switch (operator) {
    case '#':
    case '##':
    case '%':
    case '%%': {
      if (!value.items && value.text === undefined) return value
      const pattern = patternOf(expand.pattern(part.operand), shell.patternOptions)
      return mapped(value, (text) => strip(pattern, operator, text))
    }
    case '/':
    case '//':
    case '/#':
    case '/%':
      return replace(shell, part, value, expand)
    case ':':
      return substring(shell, part, value, expand)
    default:
      return operator.startsWith('@') ? described(shell, part, value, expand) : modifyCase(shell, part, value, expand)
  }
}

function strip(pattern: Pattern, operator: string, text: string): string {
  return operator.startsWith('#') ? pattern.withoutPrefix(text, operator === '##') : pattern.withoutSuffix(text, operator === '%%')
}

function replace(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  const pattern = patternOf(expand.pattern(part.operand), { ...shell.patternOptions, ignoreCase: shell.shopt.nocasematch === true })
  const raw = part.second ? (shell.shopt.patsub_replacement ? expand.pattern(part.second) : expand.text(part.second)) : ''
  const by = shell.shopt.patsub_replacement && part.second ? replacer(raw, part.second) : () => raw
  return mapped(value, (text) => pattern.replace(text, part.operator.slice(1) as '' | '/' | '#' | '%', by))
}

/** `&` in the replacement is the match; a quoted or escaped one is itself. */
function replacer(escaped: string, parts: readonly Part[]): (match: string) => string {
  const hasAmpersand = escaped.includes('&')
  if (!hasAmpersand) {
    const plain = unquotePattern(escaped, parts)
    return () => plain
  }
  const pieces: (string | undefined)[] = []
  let text = ''
  for (let i = 0; i < escaped.length; i++) {
    const c = escaped[i] ?? ''
    if (c === '\\' && i + 1 < escaped.length) text += escaped[++i]
    else if (c === '&') {
      pieces.push(text, undefined)
      text = ''
    } else text += c
  }
  pieces.push(text)
  return (match) => pieces.map((piece) => piece ?? match).join('')
}

const unquotePattern = (escaped: string, _parts: readonly Part[]): string => escaped.replace(/\\(.)/gs, '$1')

export function attributeLetters(variable: Variable | undefined): string {
  if (!variable) return ''
  let out = ''
  if (variable.sequence) out += 'a'
  if (variable.association) out += 'A'
  for (const [bit, letter] of [
    [flag.integer, 'i'],
    [flag.nameref, 'n'],
    [flag.readonly, 'r'],
    [flag.trace, 't'],
    [flag.exported, 'x'],
    [flag.capitalize, 'c'],
    [flag.lower, 'l'],
    [flag.upper, 'u'],
  ] as const)
    if (variable.has(bit)) out += letter
  return out
}

function described(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  void expand
  const variable = shell.lookup(part.name)
  switch (part.operator[1]) {
    case 'Q':
      return mapped(value, quoteAlways)
    case 'E':
      return mapped(value, decodeAnsi)
    case 'P':
      return mapped(value, (text) => promptText(shell, text))
    case 'U':
      return mapped(value, (text) => changeCase(text, 'upper'))
    case 'L':
      return mapped(value, (text) => changeCase(text, 'lower'))
    case 'u':
      return mapped(value, (text) => {
        const [first = '', ...rest] = characters(text, shell.utf8)
        return changeCase(first, 'upper') + rest.join('')
      })
    case 'a':
      if (value.items) return { items: value.items.map(() => attributeLetters(variable)), star: value.star }
      return { text: variable ? attributeLetters(variable) : undefined }
    case 'A':
      return assignmentText(shell, part, value, variable)
    case 'K':
      return pairs(value, variable, part, true)
    default:
      return pairs(value, variable, part, false)
  }
}

function assignmentText(shell: Shell, part: ParameterPart, value: Value, variable: Variable | undefined): Value {
  if (part.name === '@' || part.name === '*') return { text: `set -- ${shell.positional.map(quoteAlways).join(' ')}` }
  if (!/^[A-Za-z_]/.test(part.name)) return { text: '' }
  const letters = attributeLetters(variable)
  if (value.items && variable?.isArray) return { text: `declare -${letters} ${part.name}=${arrayText(variable)}` }
  const text = value.items ? value.items[0] : value.text
  if (text === undefined) return variable && letters ? { text: `declare -${letters} ${part.name}` } : { text: undefined }
  return { text: letters ? `declare -${letters} ${part.name}=${quoteAlways(text)}` : `${part.name}=${quoteAlways(text)}` }
}

/** `([0]="a" [1]="b")`. */
export function arrayText(variable: Variable): string {
  if (variable.association) {
    const keys = variable.association.keys()
    return `(${keys.map((key) => `[${quoteKey(key)}]=${quoteDeclared(variable.association?.get(key) ?? '')} `).join('')})`
  }
  const { sequence } = variable
  return `(${(sequence?.indices() ?? []).map((index) => `[${index}]=${quoteDeclared(sequence?.get(index) ?? '')}`).join(' ')})`
}

function pairs(value: Value, variable: Variable | undefined, part: ParameterPart, quotedText: boolean): Value {
  if (!value.items || !variable?.isArray) return mapped(value, quoteAlways)
  const keys = variable.association ? variable.association.keys() : (variable.sequence?.indices().map(String) ?? [])
  const values = elements(variable)
  void part
  if (!quotedText) return { items: keys.flatMap((key, i) => [key, values[i] ?? '']), star: value.star }
  const quoteName = (key: string) => (variable.association ? quoteKey(key) : key)
  return { text: keys.map((key, i) => `${quoteName(key)} ${quoteDeclared(values[i] ?? '')}`).join(' ') + (variable.association ? ' ' : '') }
}
