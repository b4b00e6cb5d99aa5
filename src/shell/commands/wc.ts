import type { Reader } from '../process/command.ts'
import { quotedIfNeeded } from './quoting.ts'
import { characters, gnu, type Tool } from './tool.ts'

interface Counts {
  l: number
  w: number
  m: number
  c: number
  L: number
}

const columns = ['l', 'w', 'm', 'c', 'L'] as const

export const wc = gnu(
  { letters: 'clLmw', long: { bytes: 'c', chars: 'm', lines: 'l', words: 'w', 'max-line-length': 'L' } },
  function* (tool) {
    const wanted = columns.filter((key) => (tool.options.length === 0 ? 'lwc'.includes(key) : tool.has(key)))
    const names = tool.operands
    const width = columnWidth(tool, wanted.length)
    const total: Counts = { l: 0, w: 0, m: 0, c: 0, L: 0 }
    const row = (counts: Counts, name: string) =>
      `${wanted.map((key) => String(counts[key]).padStart(width)).join(' ')}${name === '' ? '' : ` ${quotedIfNeeded(name)}`}\n`
    yield* tool.inputs(names, function* (input, name) {
      const counts: Counts = { l: 0, w: 0, m: 0, c: 0, L: 0 }
      try {
        yield* count(input, counts, tool.context.locale.utf8)
      } finally {
        for (const key of columns) total[key] = key === 'L' ? Math.max(total.L, counts.L) : total[key] + counts[key]
      }
      yield* tool.out(row(counts, names.length === 0 ? '' : name))
    })
    if (names.length > 1) yield* tool.out(row(total, 'total'))
  },
)

/** GNU's column: as wide as the files' sizes together need; 7 when one of them is no regular file. */
function columnWidth(tool: Tool, count: number): number {
  const { operands } = tool
  if (count === 1 && operands.length <= 1) return 1
  let bytes = 0
  let least = 1
  for (const name of operands.length === 0 ? ['-'] : operands) {
    const stat = statOf(tool, name)
    if (stat?.kind === 'file') bytes += stat.size
    else if (stat) least = 7
  }
  return Math.max(least, String(bytes).length)
}

function statOf(tool: Tool, name: string) {
  try {
    return name === '-' ? tool.context.fd(0)?.stat() : tool.context.files.stat(name)
  } catch {
    return undefined
  }
}

function* count(input: Reader, counts: Counts, utf8: boolean) {
  let inWord = false
  let column = 0
  for (let chunk = yield* input.read(65_536); chunk !== ''; chunk = yield* input.read(65_536)) {
    counts.c += chunk.length
    for (const character of characters(chunk, utf8)) {
      counts.m += 1
      const space = /^[\t-\r ]$/.test(character)
      if (!space && !inWord) counts.w += 1
      inWord = !space
      if (character === '\n') counts.l += 1
      if (/^[\n\r\f]$/.test(character)) column = 0
      else if (character === '\t') column += 8 - (column % 8)
      else if (character >= ' ') column += 1
      counts.L = Math.max(counts.L, column)
    }
  }
}
