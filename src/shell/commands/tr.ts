import { quotedWord } from './quoting.ts'
import { Failure, gnu, type Tool, UsageError } from './tool.ts'

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[\t ]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
}
const every = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))
const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' }
const token = /\[:(\w+):\]|\[=(.)=\]|\[(\\?[^\\]|\\[0-7]{1,3})\*(\d*)\]|(\\[0-7]{1,3}|\\[\s\S]|[\s\S])(?:-(\\[0-7]{1,3}|\\[\s\S]|[\s\S]))?/g

const letter = (text: string): string => {
  if (!text.startsWith('\\') || text === '\\') return text
  return /^\\[0-7]/.test(text) ? String.fromCharCode(Number.parseInt(text.slice(1), 8) & 255) : (escapes[text.charAt(1)] ?? text.charAt(1))
}

/** The letters of a set; `length` is what `[c*]` fills up to. */
function setOf(text: string, length = 0): string[] {
  const set: string[] = []
  for (const [, name, equal, repeated, times, from, to] of text.matchAll(token)) {
    if (name !== undefined) set.push(...members(name))
    else if (equal !== undefined) set.push(equal)
    else if (repeated !== undefined)
      set.push(...Array.from({ length: Number(times) || Math.max(0, length - set.length) }, () => letter(repeated)))
    else set.push(...range(from ?? '', to))
  }
  return set
}

function members(name: string): string[] {
  const matches = classes[name]
  if (!matches) throw new Failure(`invalid character class ${quotedWord(name)}`)
  return every.filter((candidate) => matches.test(candidate))
}

function range(from: string, to: string | undefined): string[] {
  if (to === undefined) return [letter(from)]
  const [first, last] = [letter(from).charCodeAt(0), letter(to).charCodeAt(0)]
  if (first > last) throw new Failure(`range-endpoints of '${from}-${to}' are in reverse collating sequence order`)
  return every.slice(first, last + 1)
}

/** A byte's replacement: itself, another, or nothing. */
function translation(tool: Tool): readonly string[] {
  const [first = '', second] = tool.operands
  const given = setOf(first)
  const set = complements(tool) ? every.filter((byte) => !given.includes(byte)) : given
  const map = [...every]
  if (tool.has('d')) for (const byte of set) map[byte.charCodeAt(0)] = ''
  else if (second !== undefined) {
    const target = setOf(second, set.length)
    if (target.length === 0) throw new Failure('when not truncating set1, string2 must be non-empty')
    for (const [index, byte] of set.entries()) {
      if (tool.has('t') && index >= target.length) break
      map[byte.charCodeAt(0)] = target[index] ?? target.at(-1) ?? ''
    }
  }
  return map
}

export const tr = gnu(
  { letters: 'cCdst', long: { complement: 'c', delete: 'd', 'squeeze-repeats': 's', 'truncate-set1': 't' }, inOrder: true },
  function* (tool) {
    checkOperands(tool)
    const [first = '', second] = tool.operands
    const map = translation(tool)
    const squeezed = new Set(tool.has('s') ? squeezeSet(tool, first, second) : [])
    let last = ''
    const { stdin } = tool.context
    for (let chunk = yield* stdin.read(65_536); chunk !== ''; chunk = yield* stdin.read(65_536)) {
      let text = ''
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = map[chunk.charCodeAt(at)] ?? ''
        if (byte === '' || (byte === last && squeezed.has(byte))) continue
        last = byte
        text += byte
      }
      yield* tool.out(text)
    }
  },
)

function squeezeSet(tool: Tool, first: string, second: string | undefined): readonly string[] {
  if (second !== undefined) return setOf(second, 1)
  const set = setOf(first)
  return complements(tool) ? every.filter((byte) => !set.includes(byte)) : set
}

function checkOperands(tool: Tool): void {
  const { operands } = tool
  const needed = tool.has('d') === tool.has('s') ? 2 : 1
  if (operands.length === 0) throw new UsageError('missing operand')
  if (operands.length < needed) {
    const why = tool.has('d')
      ? 'Two strings must be given when both deleting and squeezing repeats.'
      : 'Two strings must be given when translating.'
    throw new UsageError(`missing operand after ${quotedWord(operands.at(-1) ?? '')}\n${why}`)
  }
  const most = tool.has('d') && !tool.has('s') ? 1 : 2
  const extra = operands[most]
  if (extra === undefined) return
  const note = most === 1 ? '\nOnly one string may be given when deleting without squeezing repeats.' : ''
  throw new UsageError(`extra operand ${quotedWord(extra)}${note}`)
}

const complements = (tool: Tool) => tool.has('c') || tool.has('C')
