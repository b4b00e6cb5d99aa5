import { Parser } from './parser.ts'
import type { ParameterPart } from './part-tree.ts'
import { parseParts } from './parts.ts'

const simple = new Map<string, ParameterPart>()

/** `$name`. */
export function simpleParameter(name: string): ParameterPart {
  const known = simple.get(name)
  if (known) return known
  const part: ParameterPart = {
    kind: 'parameter',
    name,
    index: undefined,
    indexParts: undefined,
    indirect: false,
    length: false,
    operator: '',
    operand: [],
    second: undefined,
    bad: undefined,
    source: `$${name}`,
  }
  simple.set(name, part)
  return part
}

const parameterName = /^([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])/

/** Reads `${…}`. */
export function parseBrace(source: string, line: number, quoted: boolean): ParameterPart {
  const part: ParameterPart = { ...simpleParameter(''), source }
  let rest = source.slice(2, -1)
  const bad = () => {
    part.bad = source
    return part
  }
  if (rest.startsWith('#') && rest.length > 1 && !/^#[-=?+:%#/](?!$)/.test(rest) && rest !== '#}') {
    const inner = rest.slice(1)
    if (parameterName.test(inner)) {
      part.length = true
      rest = inner
    }
  } else if (rest.startsWith('!') && rest.length > 1 && /^![A-Za-z0-9_@*#?$!-]/.test(rest) && !/^![-=?+](.+)$/s.test(rest)) {
    part.indirect = true
    rest = rest.slice(1)
  }
  const name = parameterName.exec(rest)?.[0]
  if (name === undefined) return bad()
  part.name = name
  rest = rest.slice(name.length)
  if (rest.startsWith('[') && /^[A-Za-z_]/.test(name)) {
    const end = new Parser(rest).endOfMatching(0, '[', ']')
    part.index = rest.slice(1, end - 1)
    if (part.index === '') return bad()
    rest = rest.slice(end)
    if (part.index !== '@' && part.index !== '*') part.indexParts = parseParts(part.index, line, 'word')
  }
  if (part.length) return rest === '' ? part : bad()
  if (/^[?#$!-]$/.test(name) && /^[\^,~]/.test(rest)) return bad()
  if (part.indirect && (rest === '@' || rest === '*')) {
    part.operator = `prefix${rest}`
    return part
  }
  if (rest === '') return part
  return parseOperator(part, rest, line, quoted) ? part : bad()
}

function parseOperator(part: ParameterPart, rest: string, line: number, quoted: boolean): boolean {
  const match = /^(:?[-=?+]|##?|%%?|\/[/#%]?|\^\^?|,,?|~~?|@|:)/.exec(rest)
  if (!match) return false
  let operator = match[0]
  const operand = rest.slice(operator.length)
  if (operator.startsWith('/')) {
    // ${x/#/y} and ${x///y}: an empty pattern does not make the second character an anchor's operand vanish.
    const cut = splitReplacement(operand)
    part.operator = operator
    part.operand = parseParts(cut.pattern, line, 'pattern')
    part.second =
      cut.replacement === undefined
        ? undefined
        : quoted
          ? parseParts(cut.replacement, line, 'pattern')
          : parseParts(cut.replacement, line, 'pattern')
    return true
  }
  if (operator === ':') {
    const cut = splitSubstring(operand)
    part.operator = ':'
    part.operand = parseParts(cut.offset, line, 'arithmetic')
    part.second = cut.length === undefined ? undefined : parseParts(cut.length, line, 'arithmetic')
    return true
  }
  if (operator === '@') {
    if (!/^[QEPAKakuUL]$/.test(operand)) return false
    part.operator = `@${operand}`
    return true
  }
  if (/^:?[-=?+]$/.test(operator)) part.operand = parseParts(operand, line, quoted ? 'double' : 'word')
  else {
    part.operand = parseParts(operand, line, 'pattern')
    if (operator === '#' && operand.startsWith('#')) operator = '##'
  }
  part.operator = operator
  return true
}

function skipQuoted(text: string, i: number): number {
  const c = text[i]
  if (c === '\\') return i + 2
  if (c === "'") {
    const end = text.indexOf("'", i + 1)
    return end < 0 ? text.length : end + 1
  }
  if (c === '"') {
    let j = i + 1
    while (j < text.length && text[j] !== '"') j += text[j] === '\\' ? 2 : 1
    return j + 1
  }
  if (c === '`' || (c === '$' && /[{([]/.test(text[i + 1] ?? ''))) return new Parser(text).endOfExpansion(i, false)
  return i
}

function splitReplacement(text: string): { pattern: string; replacement: string | undefined } {
  let i = 0
  while (i < text.length) {
    const next = skipQuoted(text, i)
    if (next > i) {
      i = next
      continue
    }
    if (text[i] === '/' && i > 0) return { pattern: text.slice(0, i), replacement: text.slice(i + 1) }
    if (text[i] === '/' && i === 0) return { pattern: '', replacement: text.slice(1) }
    i++
  }
  return { pattern: text, replacement: undefined }
}

function splitSubstring(text: string): { offset: string; length: string | undefined } {
  let depth = 0
  let questions = 0
  let i = 0
  while (i < text.length) {
    const next = skipQuoted(text, i)
    if (next > i) {
      i = next
      continue
    }
    const c = text[i]
    if (c === '(' || c === '[') depth++
    else if (c === ')' || c === ']') depth--
    else if (c === '?' && depth === 0) questions++
    else if (c === ':' && depth === 0) {
      if (questions === 0) return { offset: text.slice(0, i), length: text.slice(i + 1) }
      questions--
    }
    i++
  }
  return { offset: text, length: undefined }
}
