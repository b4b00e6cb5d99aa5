import { decodeEscapes } from './escapes.ts'
import { bare, characters, Failure, gnu, lines, type Tool, UsageError } from './tool.ts'

/** Puts the lines of files side by side, or with -s the lines of each in one. */
export const paste = gnu({ letters: 'sd:z', long: { serial: 's', delimiters: 'd:' } }, function* (tool) {
  const delimiters = characters(decodeEscapes(tool.value('d') ?? '\t'), tool.context.locale.utf8)
  const texts: string[][] = []
  const shared = tool.operands.filter((name) => name === '-').length
  for (const name of tool.operands.length === 0 ? ['-'] : tool.operands) {
    if (name === '-' && shared > 1 && texts.length > 0 && tool.operands[0] === '-' && texts[0]) {
      texts.push(texts[0])
      continue
    }
    const found: string[] = []
    yield* tool.inputs([name], function* (input) {
      yield* lines(input, function* (line) {
        found.push(bare(line))
      })
    })
    texts.push(found)
  }
  if (tool.status > 0) return tool.status
  const between = (i: number) => (delimiters.length === 0 ? '' : (delimiters[i % delimiters.length] ?? ''))
  if (tool.has('s')) {
    for (const text of texts) yield* tool.out(`${text.map((line, i) => (i === 0 ? line : between(i - 1) + line)).join('')}\n`)
    return 0
  }
  for (;;) {
    // `-` given twice takes two lines of standard input for each line of output.
    const row = texts.map((text) => text.shift())
    if (row.every((one) => one === undefined)) return 0
    yield* tool.out(`${row.map((one, i) => (i === 0 ? '' : between(i - 1)) + (one ?? '')).join('')}\n`)
  }
})

/** Numbers lines. */
export const nl = gnu(
  {
    letters: 'b:v:i:w:s:n:h:f:p',
    long: {
      'body-numbering': 'b:',
      'line-increment': 'i:',
      'starting-line-number': 'v:',
      'number-width': 'w:',
      'number-separator': 's:',
      'number-format': 'n:',
    },
  },
  function* (tool) {
    const style = tool.value('b') ?? 't'
    const width = Number(tool.value('w') ?? 6)
    const separator = tool.value('s') ?? '\t'
    const format = tool.value('n') ?? 'rn'
    let number = Number(tool.value('v') ?? 1)
    const shown = (text: string) => (format === 'ln' ? text.padEnd(width) : text.padStart(width, format === 'rz' ? '0' : ' '))
    yield* tool.inputs(tool.operands, function* (input) {
      yield* lines(input, function* (line) {
        const text = bare(line)
        const counted = style === 'a' || (style === 't' && text !== '') || (style.startsWith('p') && new RegExp(style.slice(1)).test(text))
        yield* tool.out(counted ? `${shown(String(number))}${separator}${text}\n` : `${' '.repeat(width + separator.length)}${text}\n`)
        if (counted) number += Number(tool.value('i') ?? 1)
      })
    })
  },
)

/** Breaks long lines. */
export const fold = gnu({ letters: 'w:sb', long: { width: 'w:', spaces: 's', bytes: 'b' }, digits: 'w' }, function* (tool) {
  const width = Number(tool.value('w') ?? 80)
  if (!(width > 0)) throw new Failure(`invalid number of columns: ‘${tool.value('w')}’`)
  yield* tool.inputs(tool.operands, function* (input) {
    yield* lines(input, function* (line) {
      const ended = line.endsWith('\n')
      yield* tool.out(folded(bare(line), width, tool.has('s')).join('\n') + (ended ? '\n' : ''))
    })
  })
})

function folded(text: string, width: number, atSpaces: boolean): string[] {
  const out: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = atSpaces ? rest.slice(0, width).lastIndexOf(' ') : -1
    const cut = space >= 0 ? space + 1 : width
    out.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...out, rest]
}

const stops = (tool: Tool): ((column: number) => number) => {
  const list = (tool.value('t') ?? '8').split(/[, ]/).map(Number)
  if (list.some((one) => !(one > 0))) throw new UsageError(`tab size contains invalid character(s): ‘${tool.value('t')}’`)
  const [only = 8] = list
  if (list.length === 1) return (column) => only - (column % only)
  return (column) => (list.find((one) => one > column) ?? column + 1) - column
}

/** Tabs become spaces. */
export const expand = gnu({ letters: 't:i', long: { tabs: 't:', initial: 'i' } }, function* (tool) {
  const next = stops(tool)
  yield* tool.inputs(tool.operands, function* (input) {
    yield* lines(input, function* (line) {
      let column = 0
      let out = ''
      let leading = true
      for (const c of line) {
        if (c === '\t' && (leading || !tool.has('i'))) {
          const width = next(column)
          out += ' '.repeat(width)
          column += width
          continue
        }
        if (c !== ' ' && c !== '\t') leading = false
        out += c
        column++
      }
      yield* tool.out(out)
    })
  })
})

/** Spaces become tabs: at the start of lines, or everywhere with -a. */
export const unexpand = gnu({ letters: 'at:', long: { all: 'a', 'first-only': 'first', tabs: 't:' } }, function* (tool) {
  const next = stops(tool)
  const everywhere = (tool.has('a') || tool.has('t')) && !tool.has('first')
  yield* tool.inputs(tool.operands, function* (input) {
    yield* lines(input, function* (line) {
      yield* tool.out(unexpanded(line, next, everywhere))
    })
  })
})

function unexpanded(line: string, next: (column: number) => number, everywhere: boolean): string {
  let out = ''
  let column = 0
  let pending = ''
  let active = true
  for (const c of line) {
    if (active && (c === ' ' || c === '\t')) {
      const width = c === '\t' ? next(column) : 1
      pending += c === '\t' ? '\t' : ' '
      const boundary = c === '\t' || next(column) === 1
      column += width
      if (boundary && (pending.length > 1 || c === '\t')) {
        out += '\t'
        pending = ''
      }
      continue
    }
    out += pending + c
    pending = ''
    column++
    if (!everywhere) active = false
  }
  return out + pending
}
