import type { Reader } from '../process/command.ts'
import { quoted, quotedWord } from './quoting.ts'
import { Failure, gnu, lines, parseSize, type Tool } from './tool.ts'

/** What `-n`/`-c` ask for: the option, its sign and its number. */
export function amount(tool: Tool): { readonly bytes: boolean; readonly sign: string; readonly count: number } {
  const [key, text] = tool.options.findLast(([name]) => name === 'n' || name === 'c') ?? ['n', '10']
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  const count = parseSize(text.slice(sign.length))
  if (count === undefined) throw new Failure(`invalid number of ${key === 'c' ? 'bytes' : 'lines'}: ${quotedWord(text)}`)
  return { bytes: key === 'c', sign, count }
}

/** The line above each file when there are several. */
export const titled = (tool: Tool) => !tool.has('q') && (tool.has('v') || tool.operands.length > 1)

/** How head and tail word a file that cannot be read. */
export const readProblem = (name: string, text: string) =>
  text === 'Is a directory' ? `error reading ${quoted(name)}: ${text}` : `cannot open ${quoted(name)} for reading: ${text}`

export const head = gnu(
  { letters: 'n:c:qvz', long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', verbose: 'v', 'zero-terminated': 'z' }, digits: 'n' },
  function* (tool) {
    const { bytes, sign, count } = amount(tool)
    const terminator = tool.has('z') ? '\0' : '\n'
    let first = true
    yield* tool.inputs(
      tool.operands,
      function* (input, name) {
        if (titled(tool)) yield* tool.out(`${first ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`)
        first = false
        if (sign === '-') yield* allBut(tool, input, bytes, count, terminator)
        else if (bytes) yield* firstBytes(tool, input, count)
        else yield* firstLines(tool, input, count, terminator)
      },
      readProblem,
    )
  },
)

function* firstBytes(tool: Tool, input: Reader, count: number) {
  for (let left = count; left > 0; ) {
    const chunk = yield* input.read(Math.min(left, 65_536))
    if (chunk === '') return
    left -= chunk.length
    yield* tool.out(chunk)
  }
}

function* firstLines(tool: Tool, input: Reader, count: number, terminator: string) {
  let left = count
  while (left > 0) {
    const chunk = terminator === '\n' ? yield* input.readLine() : yield* input.read(1)
    if (chunk === '') return
    if (chunk.endsWith(terminator)) left -= 1
    yield* tool.out(chunk)
  }
}

function* allBut(tool: Tool, input: Reader, bytes: boolean, count: number, terminator: string) {
  if (bytes) {
    const whole = yield* input.readAll()
    yield* tool.out(whole.slice(0, Math.max(0, whole.length - count)))
    return
  }
  const held: string[] = []
  yield* lines(
    input,
    function* (line) {
      held.push(line)
      if (held.length > count) yield* tool.out(held.shift() ?? '')
    },
    terminator,
  )
}
