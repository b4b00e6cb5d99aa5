import { type Command, FileError, type Program } from '../process/command.ts'
import { quoted } from './quoting.ts'
import { Failure, gnu, type Tool, UsageError } from './tool.ts'

function missing(tool: Tool): never {
  const last = tool.operands.at(-1)
  throw new UsageError(last === undefined ? 'missing operand' : `missing operand after ${quoted(last)}`)
}

/** The last piece of a path, without a suffix. */
export const basename = gnu({ letters: 'as:z', long: { multiple: 'a', suffix: 's:', zero: 'z' }, inOrder: true }, function* (tool) {
  const many = tool.has('a') || tool.has('s')
  if (tool.operands.length === 0) missing(tool)
  if (!many && tool.operands.length > 2) throw new UsageError(`extra operand ${quoted(tool.operands[2] ?? '')}`)
  const suffix = many ? (tool.value('s') ?? '') : (tool.operands[1] ?? '')
  for (const path of many ? tool.operands : tool.operands.slice(0, 1)) {
    const plain = path.replace(/\/+$/, '')
    const name = plain === '' ? (path === '' ? '' : '/') : plain.slice(plain.lastIndexOf('/') + 1)
    yield* tool.out(
      `${suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name}${tool.has('z') ? '\0' : '\n'}`,
    )
  }
})

/** A path without its last piece. */
export const dirname = gnu({ letters: 'z', long: { zero: 'z' } }, function* (tool) {
  if (tool.operands.length === 0) missing(tool)
  for (const path of tool.operands) {
    const plain = path.replace(/\/+$/, '')
    const at = plain.lastIndexOf('/')
    const name = plain === '' && path !== '' ? '/' : at < 0 ? '.' : plain.slice(0, at).replace(/\/+$/, '') || '/'
    yield* tool.out(`${name}${tool.has('z') ? '\0' : '\n'}`)
  }
})

export const yes: Command = function* ({ args, stdout, stderr }) {
  const line = `${args.length > 0 ? args.join(' ') : 'y'}\n`
  const block = line.repeat(Math.max(1, Math.ceil(16_384 / line.length)))
  try {
    for (;;) yield* stdout.write(block)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    yield* stderr.write(`yes: standard output: ${error.message}\n`)
    return 1
  }
}

export const trueCommand: Command = function* () {
  return 0
}
export const falseCommand: Command = function* () {
  return 1
}

/** Numbers from first to last. */
export const seq = gnu({ letters: 's:wf:', long: { separator: 's:', 'equal-width': 'w', format: 'f:' }, inOrder: true }, function* (tool) {
  const numbers = tool.operands.map((text) => {
    if (text.trim() === '' || Number.isNaN(Number(text))) throw new UsageError(`invalid floating point argument: ${quoted(text)}`)
    return Number(text)
  })
  if (numbers.length === 0) missing(tool)
  if (numbers.length > 3) throw new UsageError(`extra operand ${quoted(tool.operands[3] ?? '')}`)
  const [first, step, last] =
    numbers.length === 1
      ? [1, 1, numbers[0] ?? 0]
      : numbers.length === 2
        ? [numbers[0] ?? 0, 1, numbers[1] ?? 0]
        : [numbers[0] ?? 0, numbers[1] ?? 1, numbers[2] ?? 0]
  if (step === 0) throw new UsageError(`invalid Zero increment value: ${quoted(tool.operands[1] ?? '')}`)
  const decimals = Math.max(
    ...tool.operands.slice(0, numbers.length === 1 ? 1 : -1).map((text) => text.split('.')[1]?.length ?? 0),
    numbers.length === 1 ? 0 : 0,
  )
  const count = Math.floor((last - first) / step + 1e-10)
  const show = (n: number) => (first + n * step).toFixed(decimals)
  const width = tool.has('w') ? Math.max(show(0).length, show(Math.max(count, 0)).length) : 0
  const format = tool.value('f')
  const formatted = (n: number) => (format === undefined ? padded(show(n)) : byFormat(format, first + n * step))
  const padded = (text: string) => (text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0'))
  const separator = tool.value('s') ?? '\n'
  for (let n = 0; n <= count; n += 1) yield* tool.out(`${n === 0 ? '' : separator}${formatted(n)}`)
  if (count >= 0) yield* tool.out('\n')
})

/** A number by printf's `%g`, `%f` or `%e`. */
function byFormat(format: string, value: number): string {
  return format.replace(
    /%([-+ 0]*)(\d*)(?:\.(\d+))?([efgEFG])|%%/,
    (all, flags: string, width: string, digits: string | undefined, kind: string) => {
      if (all === '%%') return '%'
      const text =
        kind.toLowerCase() === 'f'
          ? value.toFixed(Number(digits ?? 6))
          : kind.toLowerCase() === 'e'
            ? value.toExponential(Number(digits ?? 6)).replace(/e([-+])(\d)$/, 'e$10$2')
            : String(Number(value.toPrecision(Number(digits ?? 6) || 1)))
      const signed = flags.includes('+') && value >= 0 ? `+${text}` : text
      if (flags.includes('-')) return signed.padEnd(Number(width))
      return signed.padStart(Number(width), flags.includes('0') ? '0' : ' ')
    },
  )
}

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Waits, on the machine's clock. */
export const sleep = gnu({}, function* (tool) {
  if (tool.operands.length === 0) missing(tool)
  let seconds = 0
  for (const text of tool.operands) {
    const found = /^(\d*\.?\d+|\d+\.)([smhd]?)$/.exec(text)
    if (!found) throw new UsageError(`invalid time interval ${quoted(text)}`)
    seconds += Number(found[1]) * (units[found[2] ?? ''] ?? 1)
  }
  const { clock } = tool.context
  const due = clock.unixMs() + seconds * 1000
  for (let left = due - clock.unixMs(); left > 0; left = due - clock.unixMs()) yield clock.sleep(left)
})

/** Runs a command with a changed environment, or prints it. */
export const env = gnu(
  { letters: 'iu:0C:', long: { 'ignore-environment': 'i', unset: 'u:', null: '0', chdir: 'C:' }, inOrder: true, usageStatus: 125 },
  function* (tool) {
    const { context } = tool
    const variables = new Map(tool.has('i') ? [] : context.env)
    for (const name of tool.all('u')) variables.delete(name)
    const words = [...tool.operands]
    if (words[0] === '-') {
      variables.clear()
      words.shift()
    }
    for (let word = words[0]; word?.includes('='); word = words[0]) {
      const at = word.indexOf('=')
      variables.set(word.slice(0, at), word.slice(at + 1))
      words.shift()
    }
    if (words.length > 0)
      return yield* context.run(words, { env: variables, words: 'env', ...(tool.has('C') && { cwd: tool.value('C') ?? '' }) })
    for (const [name, value] of variables) yield* tool.out(`${name}=${value}${tool.has('0') ? '\0' : '\n'}`)
    return 0
  },
)

export const printenv = gnu({ letters: '0', long: { null: '0' }, usageStatus: 2 }, function* (tool) {
  const { env } = tool.context
  const end = tool.has('0') ? '\0' : '\n'
  if (tool.operands.length === 0) for (const [name, value] of env) yield* tool.out(`${name}=${value}${end}`)
  for (const name of tool.operands) {
    const value = env.get(name)
    if (value === undefined) tool.status = 1
    else yield* tool.out(`${value}${end}`)
  }
})

export const uname = gnu({ letters: 'asnrvmpio', long: { all: 'a', 'kernel-name': 's', machine: 'm' } }, function* (tool): Program<void> {
  const facts: Readonly<Record<string, string>> = { s: 'Linux', n: 'localhost', r: '5.10.0', v: '#1 SMP', m: 'x86_64', o: 'GNU/Linux' }
  const wanted = tool.has('a') ? [...'snrvmo'] : tool.options.length === 0 ? ['s'] : [...'snrvmpio'].filter((key) => tool.has(key))
  yield* tool.out(`${wanted.map((key) => facts[key] ?? 'unknown').join(' ')}\n`)
})

export const nproc = gnu({}, function* (tool): Program<void> {
  yield* tool.out('2\n')
})

/** Turns lines around: the last first. */
export const tac = gnu({}, function* (tool) {
  yield* tool.inputs(tool.operands, function* (input) {
    const text = yield* input.readAll()
    const pieces = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
    for (const piece of pieces.toReversed()) yield* tool.out(piece)
  })
})

/** Turns the characters of every line around. */
export const rev = gnu({}, function* (tool) {
  yield* tool.inputs(tool.operands, function* (input) {
    const text = yield* input.readAll()
    yield* tool.out(text.replace(/[^\n]+/g, (line) => line.split('').reverse().join('')))
  })
})

export const base64 = gnu({ letters: 'dw:i', long: { decode: 'd', wrap: 'w:', 'ignore-garbage': 'i' } }, function* (tool) {
  yield* tool.inputs(tool.operands.slice(0, 1), function* (input) {
    const text = yield* input.readAll()
    if (tool.has('d')) {
      try {
        yield* tool.out(atob(text.replace(/\s/g, '')))
      } catch {
        throw new Failure('invalid input')
      }
      return
    }
    const width = Number(tool.value('w') ?? 76)
    const encoded = btoa(text)
    yield* tool.out(width === 0 ? encoded : encoded.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n'))
  })
})
