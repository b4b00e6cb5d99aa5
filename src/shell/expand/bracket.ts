const classes: Record<string, string> = {
  alpha: 'A-Za-z\\p{L}',
  digit: '0-9',
  alnum: 'A-Za-z0-9\\p{L}\\p{Nd}',
  upper: 'A-Z\\p{Lu}',
  lower: 'a-z\\p{Ll}',
  space: ' \\t\\n\\v\\f\\r',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~\\p{P}\\p{S}',
  print: ' -~\\u00a0-\\u{10ffff}',
  graph: '!-~\\u00a1-\\u{10ffff}',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
  word: 'A-Za-z0-9_\\p{L}\\p{Nd}',
  ascii: '\\x00-\\x7f',
}
const asciiClasses: Record<string, string> = Object.fromEntries(
  Object.entries(classes).map(([name, source]) => [name, source.replace(/\\p\{\w+\}|\\u00a[01]-\\u\{10ffff\}/g, '')]),
)

const escapeInSet = (character: string): string => (/[\\\]^\-[]/.test(character) ? `\\${character}` : character)

/** Reads a bracket expression at `[`; undefined when it never closes, and then it is text. */
export function readSet(text: string, start: number, utf8: boolean, fold = false): { source: string; end: number } | undefined {
  let i = start + 1
  let negated = false
  if (text[i] === '!' || text[i] === '^') {
    negated = true
    i++
  }
  let source = ''
  const first = i
  for (;;) {
    let c = text[i]
    if (c === undefined) return undefined
    if (c === ']' && i > first) break
    if (c === '[' && (text[i + 1] === ':' || text[i + 1] === '.' || text[i + 1] === '=')) {
      const kind = text[i + 1] ?? ''
      const close = text.indexOf(`${kind}]`, i + 2)
      if (close > 0) {
        const name = text.slice(i + 2, close)
        if (kind === ':') source += (utf8 ? classes : asciiClasses)[name] ?? ''
        else source += escapeInSet(name)
        i = close + 2
        continue
      }
    }
    if (c === '\\' && i + 1 < text.length) c = text[++i] ?? ''
    const point = text.codePointAt(i) ?? 0
    const character = String.fromCodePoint(point)
    i += character.length
    if (text[i] === '-' && text[i + 1] !== undefined && text[i + 1] !== ']') {
      i++
      if (text[i] === '\\') i++
      const end = String.fromCodePoint(text.codePointAt(i) ?? 0)
      i += end.length
      if ((end.codePointAt(0) ?? 0) >= point)
        source += `${escapeInSet(character)}-${escapeInSet(end)}${fold ? otherRange(character, end) : ''}`
      continue
    }
    source += escapeInSet(character)
    if (fold && otherCase(character) !== character) source += escapeInSet(otherCase(character))
  }
  if (source === '') return { source: negated ? '[^]' : '[]', end: i + 1 }
  return { source: negated ? `[^${source}]` : `[${source}]`, end: i + 1 }
}

/** A letter in its other case. */
export function otherCase(c: string): string {
  const upper = c.toUpperCase()
  const other = c === upper ? c.toLowerCase() : upper
  return [...other].length === [...c].length ? other : c
}

/** The letters of a range in their other case. */
function otherRange(from: string, to: string): string {
  let out = ''
  for (const [first, last] of [
    ['a', 'z'],
    ['A', 'Z'],
  ] as const) {
    const [low, high] = [from > first ? from : first, to < last ? to : last]
    if (low <= high) out += `${otherCase(low)}-${otherCase(high)}`
  }
  return out
}
