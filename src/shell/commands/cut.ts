import { quotedWord } from './quoting.ts'
import { bare, characters, gnu, lines, type Tool, UsageError } from './tool.ts'

type Ranges = readonly (readonly [from: number, to: number])[]

const lists: Readonly<Record<string, string>> = { b: 'byte/character', c: 'byte/character', f: 'field' }

function rangesOf(text: string, kind: string): Ranges {
  return text.split(/[,\s]/).map((part) => {
    const found = /^(\d*)(-?)(\d*)$/.exec(part)
    const numbered = kind === 'f' ? 'fields are numbered from 1' : 'byte/character positions are numbered from 1'
    if (!found) throw new UsageError(`invalid ${kind === 'f' ? 'field value' : 'byte/character position'} ${quotedWord(part)}`)
    const [, from = '', dash = '', to = ''] = found
    if (from === '' && to === '') throw new UsageError(dash === '' ? numbered : 'invalid range with no endpoint: -')
    if (Number(from || 1) === 0 || (to !== '' && Number(to) === 0 && from === '')) throw new UsageError(numbered)
    const [first, last] = [Number(from || 1), dash === '' ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to)]
    if (last < first) throw new UsageError('invalid decreasing range')
    return [first, last]
  })
}

const pick = (parts: readonly string[], ranges: Ranges, complement: boolean) =>
  parts.filter((_, index) => ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to) !== complement)

export const cut = gnu(
  {
    letters: 'b:c:d:f:nsz',
    long: {
      bytes: 'b',
      characters: 'c',
      delimiter: 'd',
      fields: 'f',
      'only-delimited': 's',
      'output-delimiter': 'output-delimiter:',
      complement: 'complement',
      'zero-terminated': 'z',
    },
  },
  function* (tool) {
    const chosen = tool.options.filter(([key]) => key in lists)
    if (chosen.length > 1) throw new UsageError('only one list may be specified')
    const [kind, list] = chosen[0] ?? ['', '']
    if (kind === '') throw new UsageError('you must specify a list of bytes, characters, or fields')
    const delimiter = tool.value('d')
    if (delimiter !== undefined && delimiter.length > 1) throw new UsageError('the delimiter must be a single character')
    if (kind !== 'f' && delimiter !== undefined) throw new UsageError('an input delimiter may be specified only when operating on fields')
    if (kind !== 'f' && tool.has('s')) throw new UsageError('suppressing non-delimited lines makes sense\n\tonly when operating on fields')
    const ranges = rangesOf(list, kind)
    const terminator = tool.has('z') ? '\0' : '\n'
    yield* tool.inputs(tool.operands, (input) =>
      lines(
        input,
        function* (line) {
          const text = cutLine(tool, bare(line, terminator), kind, ranges)
          if (text !== undefined) yield* tool.out(text + terminator)
        },
        terminator,
      ),
    )
  },
)

function cutLine(tool: Tool, line: string, kind: string, ranges: Ranges): string | undefined {
  const output = tool.value('output-delimiter')
  if (kind !== 'f') {
    const parts = pick(characters(line, false), ranges, tool.has('complement'))
    return output === undefined ? parts.join('') : joinRuns(line, ranges, output)
  }
  const delimiter = tool.value('d') ?? '\t'
  if (!line.includes(delimiter === '' ? '\0' : delimiter)) return tool.has('s') ? undefined : line
  return pick(line.split(delimiter === '' ? '\0' : delimiter), ranges, tool.has('complement')).join(output ?? delimiter)
}

const joinRuns = (line: string, ranges: Ranges, output: string) =>
  [...ranges]
    .sort(([a], [b]) => a - b)
    .map(([from, to]) => line.slice(from - 1, to))
    .join(output)
