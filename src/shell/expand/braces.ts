/** Brace expansion of a word's raw text, quotes untouched. */
export function expandBraces(text: string): string[] {
  if (!text.includes('{')) return [text]
  const open = opening(text)
  if (open === undefined) return [text]
  const end = gobble(text, open + 1, '}')
  if (end === undefined) return [text]
  const before = text.slice(0, open)
  const amble = text.slice(open + 1, end)
  const after = text.slice(end + 1)
  let pieces: string[] | undefined
  if (hasComma(amble)) pieces = alternatives(amble)
  else {
    pieces = sequence(amble)
    if (!pieces && after === '') return [text]
    pieces ??= [text.slice(open, end + 1)]
  }
  const rest = expandBraces(after)
  return pieces.flatMap((piece) => rest.map((one) => before + piece + one))
}

/** The first brace that has a partner. */
function opening(text: string): number | undefined {
  for (let i = 0; ; ) {
    const open = gobble(text, i, '{')
    if (open === undefined) return undefined
    if (gobble(text, open + 1, '}') !== undefined) return open
    i = open + 1
  }
}

/** Where `wanted` stands outside of quotes, expansions and inner braces; a closing brace counts only behind a comma or `..`. */
function gobble(text: string, from: number, wanted: '{' | '}' | ','): number | undefined {
  let level = 0
  let commas = wanted === '}' ? 0 : 1
  for (let i = from; i < text.length; ) {
    const c = text[i] ?? ''
    if (c === '$' && text[i + 1] === '{') {
      i += 2
      level++
      continue
    }
    const next = skip(text, i)
    if (next > i) {
      i = next
      continue
    }
    if (c === wanted && level === 0 && commas > 0) {
      const lone = c === '{' && i === 0 && (text.length === 1 || text[1] === '}')
      if (!lone) return i
      i++
      continue
    }
    if (c === '{') level++
    else if (c === '}' && level > 0) level--
    else if (wanted === '}' && level === 0 && (c === ',' || (text.startsWith('..', i) && text[i + 2] !== '}'))) commas++
    i++
  }
  return undefined
}

/** Where quotes or a substitution that starts at `i` end; `i` when there is nothing to skip. */
function skip(text: string, i: number): number {
  const c = text[i]
  if (c === '\\') return i + 2
  if (c === "'" || c === '"' || c === '`') {
    for (let j = i + 1; j < text.length; j++) {
      if (text[j] === '\\' && (c !== "'" || text[i - 1] === '$')) j++
      else if (text[j] === c) return j + 1
    }
    return text.length
  }
  if ((c !== '$' && c !== '<' && c !== '>') || text[i + 1] !== '(') return i
  let depth = 0
  for (let j = i + 1; j < text.length; ) {
    const next = text[j] === '(' || text[j] === ')' ? j : skip(text, j)
    if (next > j) {
      j = next
      continue
    }
    if (text[j] === '(') depth++
    else if (text[j] === ')' && --depth === 0) return j + 1
    j++
  }
  return text.length
}

/** bash looks at no quotes here. */
function hasComma(amble: string): boolean {
  for (let i = 0; i < amble.length; i++) {
    if (amble[i] === '\\') i++
    else if (amble[i] === ',') return true
  }
  return false
}

function alternatives(amble: string): string[] {
  const out: string[] = []
  for (let from = 0; ; ) {
    const comma = gobble(amble, from, ',')
    out.push(...expandBraces(amble.slice(from, comma)))
    if (comma === undefined) return out
    from = comma + 1
  }
}

function sequence(text: string): string[] | undefined {
  const match = /^(-?\d+|[+]?\d+|[A-Za-z])\.\.(-?\d+|[+]?\d+|[A-Za-z])(?:\.\.([-+]?\d+))?$/.exec(text)
  if (!match) return undefined
  const [, first = '', last = '', by] = match
  const letters = /^[A-Za-z]$/.test(first) && /^[A-Za-z]$/.test(last)
  if (!letters && (/^[A-Za-z]$/.test(first) || /^[A-Za-z]$/.test(last))) return undefined
  const from = letters ? first.charCodeAt(0) : Number(first)
  const to = letters ? last.charCodeAt(0) : Number(last)
  const step = Math.abs(Number(by ?? 1)) || 1
  const width = !letters && [first, last].some((one) => /^[-+]?0\d/.test(one)) ? Math.max(first.length, last.length) : 0
  const out: string[] = []
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    if (letters) out.push(quoted(String.fromCharCode(n)))
    else if (width > 0) out.push(n < 0 ? `-${String(-n).padStart(width - 1, '0')}` : String(n).padStart(width, '0'))
    else out.push(String(n))
    if (out.length > 1_000_000) break
  }
  return out
}

/** {Z..a} passes by characters that mean something. */
const quoted = (c: string): string => (/[A-Za-z]/.test(c) ? c : c === '\\' ? '' : `\\${c}`)
