import type { Reader } from '../process/command.ts'
import { amount, readProblem, titled } from './head.ts'
import { Failure, gnu, lines, type Tool } from './tool.ts'

export const tail = gnu(
  {
    letters: 'n:c:qvzfF',
    long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', verbose: 'v', 'zero-terminated': 'z', follow: 'f' },
    digits: 'n',
  },
  function* (tool) {
    if (tool.has('f') || tool.has('F')) throw new Failure('following a file is not available here')
    let first = true
    yield* tool.inputs(
      tool.operands.filter((name, index) => index > 0 || !/^\+\d+$/.test(name)),
      function* (input, name) {
        if (titled(tool) && !/^\+\d+$/.test(tool.operands[0] ?? ''))
          yield* tool.out(`${first ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`)
        first = false
        yield* lastOf(tool, input)
      },
      readProblem,
    )
  },
)

function* lastOf(tool: Tool, input: Reader) {
  const [old] = tool.operands
  const { bytes, sign, count } = old !== undefined && /^\+\d+$/.test(old) ? { bytes: false, sign: '+', count: Number(old) } : amount(tool)
  const terminator = tool.has('z') ? '\0' : '\n'
  if (bytes) {
    const whole = yield* input.readAll()
    yield* tool.out(sign === '+' ? whole.slice(Math.max(0, count - 1)) : count === 0 ? '' : whole.slice(-count))
    return
  }
  const held: string[] = []
  let seen = 0
  yield* lines(
    input,
    function* (line) {
      seen += 1
      if (sign === '+') {
        if (seen >= count) yield* tool.out(line)
        return
      }
      held.push(line)
      if (held.length > count) held.shift()
    },
    terminator,
  )
  for (const line of held) yield* tool.out(line)
}
