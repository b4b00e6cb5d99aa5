import type { Program } from '../process/command.ts'
import { decodeEscapes } from './escapes.ts'
import { Failure, gnu, type Tool } from './tool.ts'

/** Words of standard input: blanks and newlines separate, quotes and backslashes protect. */
function* words(tool: Tool, byLine: boolean): Program<{ text: string; line: number }[]> {
  const text = yield* tool.context.stdin.readAll()
  const out: { text: string; line: number }[] = []
  let current: string | undefined
  let line = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\\') current = (current ?? '') + (text[++i] ?? '')
    else if (c === '"' || c === "'") {
      const end = text.indexOf(c, i + 1)
      const newline = text.indexOf('\n', i + 1)
      if (end < 0 || (newline >= 0 && newline < end))
        throw new Failure(
          `unmatched ${c === '"' ? 'double' : 'single'} quote; by default quotes are special to xargs unless you use the -0 option`,
        )
      current = (current ?? '') + text.slice(i + 1, end)
      i = end
    } else if (c === '\n' || (!byLine && /[ \t\r\v\f]/.test(c))) {
      if (current !== undefined) out.push({ text: current, line })
      current = undefined
      if (c === '\n') line++
    } else if (byLine && current === undefined && /[ \t]/.test(c)) continue
    else current = (current ?? '') + c
  }
  if (current !== undefined) out.push({ text: current, line })
  return out
}

function* items(tool: Tool): Program<{ text: string; line: number }[]> {
  const delimiter = tool.has('0') ? '\0' : tool.has('d') ? decodeEscapes(tool.value('d') ?? '') || '\0' : undefined
  if (delimiter === undefined) return yield* words(tool, tool.has('I') || tool.has('i'))
  const text = yield* tool.context.stdin.readAll()
  const pieces = text.split(delimiter)
  if (pieces.at(-1) === '') pieces.pop()
  return pieces.map((piece, line) => ({ text: piece, line }))
}

/** Builds command lines of what it reads and runs them. */
export const xargs = gnu(
  {
    letters: '0a:d:E:I:i::L:l::n:P:prs:tx',
    long: {
      null: '0',
      delimiter: 'd:',
      'max-args': 'n:',
      'max-lines': 'L:',
      replace: 'I:',
      'no-run-if-empty': 'r',
      verbose: 't',
      'max-procs': 'P:',
    },
    inOrder: true,
  },
  function* (tool) {
    const command = tool.operands.length === 0 ? ['echo'] : tool.operands
    const all = yield* items(tool)
    const end = tool.value('E')
    const found =
      end === undefined
        ? all
        : all.slice(
            0,
            Math.max(
              0,
              all.findIndex(({ text }) => text === end),
            ) || all.length,
          )
    const replace = tool.has('I') ? tool.value('I') : tool.has('i') ? tool.value('i') || '{}' : undefined
    if (replace !== undefined) {
      for (const { text } of found)
        if (
          yield* runOne(
            tool,
            command.map((word) => word.replaceAll(replace, text)),
          )
        )
          return tool.status
      return tool.status
    }
    if (found.length === 0 && tool.has('r')) return 0
    for (const batch of batches(tool, found)) if (yield* runOne(tool, [...command, ...batch])) return tool.status
    return tool.status
  },
)

function batches(tool: Tool, found: readonly { text: string; line: number }[]): string[][] {
  const most = tool.has('n') ? Number(tool.value('n')) : Number.POSITIVE_INFINITY
  const linesEach = tool.has('L') ? Number(tool.value('L')) : Number.POSITIVE_INFINITY
  const out: string[][] = []
  let started = 0
  for (const { text, line } of found) {
    const last = out.at(-1)
    if (!last || last.length >= most || line - started >= linesEach) {
      out.push([text])
      started = line
    } else last.push(text)
  }
  return out.length === 0 ? [[]] : out
}

/** Runs one command line; true when nothing more is to be run. */
function* runOne(tool: Tool, argv: readonly string[]): Program<boolean> {
  yield* tool.flush()
  if (tool.has('t')) yield* tool.context.stderr.write(`${argv.join(' ')}\n`)
  const status = yield* tool.context.run(argv, { stdin: '', words: 'xargs' })
  if (status === 127 || status === 126) {
    tool.status = status
    return true
  }
  if (status === 255) {
    yield* tool.complain(`${argv[0]}: exited with status 255; aborting`, 124)
    tool.status = 124
    return true
  }
  if (status !== 0) tool.status = 123
  return false
}
