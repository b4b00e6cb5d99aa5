/** Brace expansion of a word's raw text, quotes untouched. */
export function expandBraces(text: string): string[] {
  if (!text.includes('{')) return [text]
  const found = findBrace(text, 0)
  if (!found) return [text]
  const { start, end, pieces } = found
  const before = text.slice(0, start)
  const after = expandBraces(text.slice(end + 1))
  const out: string[] = []
  for (const piece of pieces) for (const rest of after) out.push(before + piece + rest)
  return out
}

/** Where quotes or an expansion that starts at `i` end; `i` when there is nothing to skip. */
function skip(text: string, i: number): number {
  const c = text[i]
  if (c === '\\') return i + 2
  if (c === "'" || c === '"' || c === '`') {
    for (let j = i + 1; j < text.length; j++) {
      if (text[j] === '\\' && c !== "'") j++
      else if (text[j] === c) return j + 1
    }
    return text.length
  }
  if (c !== '$' && c !== '<' && c !== '>') return i
  const open = text[i + 1]
  if (open !== '(' && (open !== '{' || c !== '$')) return c === '$' && open === "'" ? skip(text, i + 1) : i
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let j = i + 1; j < text.length; ) {
    const next = text[j] === '\\' || text[j] === "'" || text[j] === '"' || text[j] === '`' ? skip(text, j) : j
    if (next > j) {
      j = next
      continue
    }
    if (text[j] === open) depth++
    else if (text[j] === close && --depth === 0) return j + 1
    j++
  }
  return text.length
}

function findBrace(text: string, from: number): { start: number; end: number; pieces: string[] } | undefined {
  for (let i = from; i < text.length; ) {
    const next = skip(text, i)
    if (next > i) {
      i = next
      continue
    }
    if (text[i] === '{') {
      const found = readBrace(text, i)
      if (found) return { start: i, ...found }
    }
    i++
  }
  return undefined
}

function readBrace(text: string, start: number): { end: number; pieces: string[] } | undefined {
  let depth = 0
  const commas: number[] = []
  for (let i = start; i < text.length; ) {
    const next = skip(text, i)
    if (next > i) {
      i = next
      continue
    }
    const c = text[i]
    if (c === '{') depth++
    else if (c === ',' && depth === 1) commas.push(i)
    else if (c === '}' && --depth === 0) {
      const pieces = piecesOf(text, start, i, commas)
      if (pieces) return { end: i, pieces }
      depth++
      if (commas.length === 0) return undefined
    }
    i++
  }
  return undefined
}

function piecesOf(text: string, start: number, end: number, commas: readonly number[]): string[] | undefined {
  if (commas.length === 0) return sequence(text.slice(start + 1, end))
  const out: string[] = []
  let from = start + 1
  for (const comma of [...commas, end]) {
    out.push(...expandBraces(text.slice(from, comma)))
    from = comma + 1
  }
  return out
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
