import type { Shell } from '../run/shell.ts'
import { flag, type Variable } from '../run/variables.ts'
import { decodeAnsi } from '../syntax/ansi.ts'
import type { ParameterPart } from '../syntax/part-tree.ts'
import { changeCase, mapped, modifyCase, replace, strip } from './change-text.ts'
import { type Expander, elements, substring, type Value } from './parameter.ts'
import { patternOf } from './pattern.ts'
import { promptText } from './prompt.ts'
import { quoteAlways, quoteDeclared, quoteKey } from './quote.ts'
import { characters } from './text.ts'

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
