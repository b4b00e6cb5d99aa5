import { FileError, type Program } from '../process/command.ts'
import { quoted } from './quoting.ts'
import { Failure, gnu, lines, parseSize, type Tool, UsageError } from './tool.ts'

function* each(tool: Tool, words: (path: string) => string, work: (path: string) => void): Program<void> {
  if (tool.operands.length === 0) throw new UsageError('missing operand')
  for (const path of tool.operands) {
    try {
      work(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      yield* tool.complain(`${words(path)}: ${error.message}`)
    }
  }
}

/** Makes named pipes. */
export const mkfifo = gnu({ letters: 'm:', long: { mode: 'm:' } }, function* (tool) {
  const mode = tool.has('m') ? Number.parseInt(tool.value('m') ?? '', 8) : 0o666
  yield* each(
    tool,
    (path) => `cannot create fifo ${quoted(path)}`,
    (path) => tool.context.files.mkfifo(path, mode),
  )
})

export const link = gnu({}, function* (tool) {
  const [from, to] = tool.operands
  if (from === undefined || to === undefined) throw new UsageError('missing operand')
  try {
    tool.context.files.link(from, to)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new Failure(`cannot create link ${quoted(to)} to ${quoted(from)}: ${error.message}`)
  }
})

export const unlink = gnu({}, function* (tool) {
  yield* each(
    tool,
    (path) => `cannot unlink ${quoted(path)}`,
    (path) => tool.context.files.unlink(path),
  )
})

/** Gives files a size. */
export const truncate = gnu({ letters: 's:c', long: { size: 's:', 'no-create': 'c' } }, function* (tool) {
  const size = tool.value('s')
  if (size === undefined) throw new UsageError("you must specify either '--size' or '--reference'")
  const found = /^([-+]?)(.*)$/.exec(size)
  const amount = parseSize(found?.[2] ?? '')
  if (amount === undefined) throw new Failure(`Invalid number: ${quoted(size)}`)
  if (tool.operands.length === 0) throw new UsageError('missing file operand')
  const { files } = tool.context
  for (const path of tool.operands) {
    const before = files.access(path, 0) ? files.stat(path).size : undefined
    if (before === undefined && tool.has('c')) continue
    const wanted = found?.[1] === '+' ? (before ?? 0) + amount : found?.[1] === '-' ? Math.max(0, (before ?? 0) - amount) : amount
    let text = ''
    if (before !== undefined) {
      const file = files.open(path, { read: true })
      text = yield* file.readAll()
      file.close()
    }
    const file = files.open(path, { write: true, create: true, truncate: true })
    yield* file.write(text.slice(0, wanted).padEnd(wanted, '\0'))
    file.close()
  }
})

/** Lines in an order of chance. */
export const shuf = gnu(
  { letters: 'n:ei:zr', long: { 'head-count': 'n:', echo: 'e', 'input-range': 'i:', repeat: 'r' } },
  function* (tool) {
    const pool: string[] = []
    const range = /^(\d+)-(\d+)$/.exec(tool.value('i') ?? '')
    if (range) for (let n = Number(range[1]); n <= Number(range[2]); n++) pool.push(String(n))
    else if (tool.has('e')) pool.push(...tool.operands)
    else
      yield* tool.inputs(tool.operands.slice(0, 1), function* (input) {
        yield* lines(input, function* (line) {
          pool.push(line.replace(/\n$/, ''))
        })
      })
    for (let i = pool.length - 1; i > 0; i--) {
      const j = Math.floor(tool.context.random() * (i + 1))
      const [a, b] = [pool[i] ?? '', pool[j] ?? '']
      pool[i] = b
      pool[j] = a
    }
    for (const line of pool.slice(0, tool.has('n') ? Number(tool.value('n')) : undefined)) yield* tool.out(`${line}\n`)
  },
)

/** The prime factors of numbers. */
export const factor = gnu({}, function* (tool) {
  const numbers = [...tool.operands]
  if (numbers.length === 0) numbers.push(...(yield* tool.context.stdin.readAll()).split(/\s+/).filter((word) => word !== ''))
  for (const text of numbers) {
    if (!/^\d+$/.test(text)) {
      yield* tool.complain(`${quoted(text)} is not a valid positive integer`)
      continue
    }
    let rest = BigInt(text)
    let out = `${rest}:`
    for (let n = 2n; n * n <= rest; n += n === 2n ? 1n : 2n) {
      for (; rest % n === 0n; rest /= n) out += ` ${n}`
    }
    yield* tool.out(`${out}${rest > 1n ? ` ${rest}` : ''}\n`)
  }
})

/** The POSIX checksum. */
export const cksum = gnu({}, function* (tool) {
  for (const name of tool.operands.length === 0 ? ['-'] : tool.operands) {
    yield* tool.inputs([name], function* (input) {
      const text = yield* input.readAll()
      let sum = 0
      const add = (byte: number) => {
        sum ^= byte << 24
        for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
      }
      for (let i = 0; i < text.length; i++) add(text.charCodeAt(i))
      for (let length = text.length; length > 0; length = Math.floor(length / 256)) add(length & 255)
      yield* tool.out(`${~sum >>> 0} ${text.length}${name === '-' ? '' : ` ${name}`}\n`)
    })
  }
})
