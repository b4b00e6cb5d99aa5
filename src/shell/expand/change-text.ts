import type { Shell } from '../run/shell.ts'
import type { ParameterPart, Part } from '../syntax/part-tree.ts'
import type { Expander, Value } from './parameter.ts'
import { type Pattern, patternOf } from './pattern.ts'
import { characters, decodeCharacters, encodeCharacters } from './text.ts'

export function mapped(value: Value, change: (text: string) => string): Value {
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

export function modifyCase(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
  const change = changes[part.operator]
  if (!change) return value
  const pattern = part.operand.length > 0 ? patternOf(expand.pattern(part.operand), shell.patternOptions) : undefined
  const one = (c: string) => (!pattern || pattern.test(c) ? changeCase(c, change.how) : c)
  return mapped(value, (text) => {
    const points = characters(text, shell.utf8)
    return points.map((c, i) => (i === 0 || change.every ? one(c) : c)).join('')
  })
}

export function strip(pattern: Pattern, operator: string, text: string): string {
  return operator.startsWith('#') ? pattern.withoutPrefix(text, operator === '##') : pattern.withoutSuffix(text, operator === '%%')
}

export function replace(shell: Shell, part: ParameterPart, value: Value, expand: Expander): Value {
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
