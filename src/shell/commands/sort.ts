import { FileError } from '../process/command.ts'
import { quotedIfNeeded, quotedWord } from './quoting.ts'
import { bare, Failure, gnu, lines, type Tool } from './tool.ts'

interface Key {
  readonly from: Position
  readonly to: Position | undefined
  readonly flags: string
}
interface Position {
  readonly field: number
  readonly character: number
  readonly blanks: boolean
}

const kindFlags = 'nghMVRbdfir'

export const sort = gnu(
  {
    letters: 'bcCdfghik:mMno:rRsS:t:T:uVz',
    long: {
      'ignore-leading-blanks': 'b',
      'dictionary-order': 'd',
      'ignore-case': 'f',
      'general-numeric-sort': 'g',
      'human-numeric-sort': 'h',
      'month-sort': 'M',
      'numeric-sort': 'n',
      reverse: 'r',
      'version-sort': 'V',
      check: 'c',
      key: 'k',
      merge: 'm',
      output: 'o',
      stable: 's',
      'field-separator': 't',
      unique: 'u',
      'zero-terminated': 'z',
      'buffer-size': 'S',
      'temporary-directory': 'T',
    },
    usageStatus: 2,
  },
  function* (tool) {
    const terminator = tool.has('z') ? '\0' : '\n'
    const all: string[] = []
    yield* tool.inputs(
      tool.operands,
      (input) =>
        lines(
          input,
          function* (line) {
            all.push(bare(line, terminator))
          },
          terminator,
        ),
      (name, text) =>
        text === 'Is a directory' ? `read failed: ${quotedIfNeeded(name)}: ${text}` : `cannot read: ${quotedIfNeeded(name)}: ${text}`,
    )
    if (tool.status !== 0) return 2
    const compare = comparison(tool)
    if (tool.has('c') || tool.has('C')) return yield* check(tool, all, compare)
    const sorted = all.sort(compare)
    const equal = comparison(tool, true)
    const kept = tool.has('u') ? sorted.filter((line, index) => index === 0 || equal(sorted[index - 1] ?? '', line) !== 0) : sorted
    const text = kept.map((line) => line + terminator).join('')
    const output = tool.value('o')
    if (output === undefined) return yield* tool.out(text)
    yield* writeFile(tool, output, text)
  },
)

function* writeFile(tool: Tool, name: string, text: string) {
  try {
    const file = tool.context.files.open(name, { write: true, create: true, truncate: true })
    yield* file.write(text)
    file.close()
  } catch (error) {
    if (error instanceof FileError) throw new Failure(`open failed: ${quotedIfNeeded(name)}: ${error.message}`, 2)
    throw error
  }
}

function* check(tool: Tool, all: readonly string[], compare: (a: string, b: string) => number) {
  for (const [index, line] of all.entries()) {
    if (index === 0) continue
    const order = compare(all[index - 1] ?? '', line)
    if (order < 0 || (order === 0 && !tool.has('u'))) continue
    const [name = '-'] = tool.operands
    if (tool.has('c')) yield* tool.complain(`${name}:${index + 1}: disorder: ${line}`)
    return 1
  }
  return 0
}

function comparison(tool: Tool, keysOnly = tool.has('s') || tool.has('u')): (a: string, b: string) => number {
  const flags = [...kindFlags].filter((flag) => tool.has(flag)).join('')
  const separator = separatorOf(tool)
  const keys = tool.all('k').map((text) => keyOf(text, flags))
  const whole: Key = { from: { field: 1, character: 1, blanks: flags.includes('b') }, to: undefined, flags }
  const used = keys.length === 0 ? [whole] : keys
  return (a, b) => {
    for (const key of used) {
      const order = compareBy(part(a, key, separator), part(b, key, separator), key.flags)
      if (order !== 0) return key.flags.includes('r') ? -order : order
    }
    if (keysOnly || a === b) return 0
    return a < b === flags.includes('r') ? 1 : -1
  }
}

function separatorOf(tool: Tool): string | undefined {
  const text = tool.value('t')
  if (text === '') throw new Failure('empty tab', 2)
  if (text === '\\0') return '\0'
  if (text !== undefined && text.length > 1) throw new Failure(`multi-character tab ${quotedWord(text)}`, 2)
  return text
}

function keyOf(text: string, given: string): Key {
  const found = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text)
  if (!found) throw new Failure(`invalid number at field start: invalid count at start of ${quotedWord(text)}`, 2)
  const [, field = '', character = '1', flags = '', endField, endCharacter = '0', endFlags = ''] = found
  if (Number(field) === 0)
    throw new Failure(`-: invalid field specification ${quotedWord(text)}`.replace(/^-: /, 'field number is zero: '), 2)
  const own = flags + endFlags
  const effective = own === '' ? given : own
  return {
    from: { field: Number(field), character: Number(character), blanks: own === '' ? given.includes('b') : flags.includes('b') },
    to: endField === undefined ? undefined : { field: Number(endField), character: Number(endCharacter), blanks: endFlags.includes('b') },
    flags: effective,
  }
}

/** Where each field of a line begins and ends; without a separator a field takes the blanks before it. */
function fields(line: string, separator: string | undefined): readonly (readonly [number, number])[] {
  if (separator === undefined) return [...line.matchAll(/[ \t]*[^ \t]+|[ \t]+$/g)].map(({ index, 0: text }) => [index, index + text.length])
  let at = 0
  return line.split(separator).map((text) => {
    const start = at
    at += text.length + 1
    return [start, start + text.length]
  })
}

function part(line: string, { from, to }: Key, separator: string | undefined): string {
  if (from.field === 1 && from.character === 1 && !from.blanks && to === undefined) return line
  const all = fields(line, separator)
  const afterBlanks = (start: number, skip: boolean) => (skip ? start + (/^[ \t]*/.exec(line.slice(start))?.[0].length ?? 0) : start)
  const begin = all[from.field - 1]
  if (!begin) return ''
  const start = afterBlanks(begin[0], from.blanks) + from.character - 1
  if (!to) return line.slice(start)
  const last = all[to.field - 1]
  if (!last) return line.slice(start)
  const end = to.character === 0 ? last[1] : Math.min(last[1], afterBlanks(last[0], to.blanks) + to.character)
  return line.slice(start, Math.max(start, end))
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

function compareBy(a: string, b: string, flags: string): number {
  if (flags.includes('n')) return numeric(a) - numeric(b)
  if (flags.includes('g')) return general(a) - general(b)
  if (flags.includes('h')) return human(a) - human(b)
  if (flags.includes('M')) return month(a) - month(b)
  if (flags.includes('V')) return compareVersions(a, b)
  const [left, right] = [folded(a, flags), folded(b, flags)]
  return left === right ? 0 : left < right ? -1 : 1
}

const numeric = (text: string) => Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1]?.replace(/^(-?)\.?$/, '0') || 0)
const general = (text: string) => {
  const value = Number.parseFloat(text)
  return Number.isNaN(value) ? -Number.MAX_VALUE : value
}
const human = (text: string) =>
  numeric(text) * 1024 ** (' KMGTPEZY'.indexOf(/^\s*-?[\d.]+([KMGTPEZYk]?)/.exec(text)?.[1]?.toUpperCase() || ' ') * 1)
const month = (text: string) => months.indexOf(text.trimStart().slice(0, 3).toUpperCase())

function folded(text: string, flags: string): string {
  let result = text
  if (flags.includes('b')) result = result.replace(/^[ \t]+/, '')
  if (flags.includes('d')) result = result.replace(/[^A-Za-z0-9 \t]/g, '')
  if (flags.includes('i')) result = result.replace(/[^ -~]/g, '')
  return flags.includes('f') ? result.toUpperCase() : result
}

/** GNU's version order: digits by value, `~` before everything, letters before other signs. */
export function compareVersions(a: string, b: string): number {
  const pieces = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? []
  const [left, right] = [pieces(a), pieces(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = comparePieces(left[at] ?? '', right[at] ?? '')
    if (order !== 0) return order
  }
  return a === b ? 0 : a < b ? -1 : 1
}

function comparePieces(a: string, b: string): number {
  if (/^\d/.test(a) && /^\d/.test(b)) return Number(a) - Number(b)
  const weight = (text: string, at: number) => {
    const letter = text.charAt(at)
    if (letter === '~') return -1
    if (letter === '' || /\d/.test(letter)) return 0
    return /[A-Za-z]/.test(letter) ? letter.charCodeAt(0) : letter.charCodeAt(0) + 256
  }
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = weight(a, at) - weight(b, at)
    if (order !== 0) return order
  }
  return 0
}
