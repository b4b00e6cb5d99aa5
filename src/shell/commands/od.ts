import type { Program } from '../process/command.ts'
import { Failure, gnu, type Tool } from './tool.ts'

interface Format {
  readonly kind: string
  readonly size: number
  readonly text: boolean
}

const sizes: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8, F: 4, D: 8 }
const old: Readonly<Record<string, string>> = { a: 'a', b: 'o1', c: 'c', d: 'u2', f: 'f4', i: 'd4', l: 'd8', o: 'o2', s: 'd2', x: 'x2' }
const names = 'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
  ' ',
)
const escapes: Readonly<Record<number, string>> = { 0: '\\0', 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' }

function formatsOf(tool: Tool): Format[] {
  const texts = tool.options.flatMap(([key, value]) => (key === 't' ? [value] : old[key] !== undefined ? [old[key] ?? ''] : []))
  const formats: Format[] = []
  for (const text of texts.length === 0 ? ['o2'] : texts) {
    for (const [, kind = '', size, z] of text.matchAll(/([acdfoux])(\d+|[CSILFD])?(z)?/g)) {
      const wide = size === undefined ? (kind === 'a' || kind === 'c' ? 1 : kind === 'f' ? 8 : 4) : (sizes[size] ?? Number(size))
      formats.push({ kind, size: wide, text: z !== undefined })
    }
    if (!/^(?:[acdfoux](?:\d+|[CSILFD])?z?)+$/.test(text)) throw new Failure(`invalid type string ‘${text}’`)
  }
  return formats
}

/** How wide one number of a kind is shown. */
function widthOf({ kind, size }: Format): number {
  if (kind === 'a' || kind === 'c') return 3
  if (kind === 'x') return size * 2
  if (kind === 'o') return [3, 6, 11, 22][Math.log2(size)] ?? 22
  if (kind === 'u') return [3, 5, 10, 20][Math.log2(size)] ?? 20
  if (kind === 'd') return [4, 6, 11, 20][Math.log2(size)] ?? 20
  return size === 4 ? 15 : 24
}

function one({ kind, size }: Format, bytes: string): string {
  const code = bytes.charCodeAt(0)
  if (kind === 'a') return (code & 127) === 127 ? 'del' : (names[code & 127] ?? String.fromCharCode(code & 127))
  if (kind === 'c') return escapes[code] ?? (code >= 32 && code < 127 ? String.fromCharCode(code) : code.toString(8).padStart(3, '0'))
  let value = 0n
  for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes.charCodeAt(i) || 0)
  if (kind === 'x') return value.toString(16).padStart(size * 2, '0')
  if (kind === 'o') return value.toString(8).padStart(widthOf({ kind, size, text: false }), '0')
  if (kind === 'u') return value.toString()
  if (kind === 'd') return BigInt.asIntN(size * 8, value).toString()
  const view = new DataView(new ArrayBuffer(8))
  if (size === 4) view.setUint32(0, Number(value))
  else view.setBigUint64(0, value)
  return String(size === 4 ? Number(view.getFloat32(0).toPrecision(8)) : view.getFloat64(0))
}

const radixes: Readonly<Record<string, readonly [number, number]>> = { o: [8, 7], d: [10, 7], x: [16, 6] }

/** Shows bytes as numbers or characters. */
export const od = gnu(
  {
    letters: 'A:t:N:j:w:vabcdfilosx',
    long: { 'address-radix': 'A:', format: 't:', 'read-bytes': 'N:', 'skip-bytes': 'j:', width: 'w::', 'output-duplicates': 'v' },
  },
  function* (tool) {
    const formats = formatsOf(tool)
    let data = ''
    yield* tool.inputs(tool.operands, function* (input) {
      data += yield* input.readAll()
    })
    const skip = Number(tool.value('j') ?? 0)
    data = data.slice(skip, tool.has('N') ? skip + Number(tool.value('N')) : undefined)
    const radix = radixes[tool.value('A') ?? 'o']
    const address = (n: number) => (radix ? (n + skip).toString(radix[0]).padStart(radix[1], '0') : '')
    yield* dump(tool, data, formats, address)
    if (tool.value('A') !== 'n') yield* tool.out(`${address(data.length)}\n`)
  },
)

function* dump(tool: Tool, data: string, formats: readonly Format[], address: (n: number) => string): Program<void> {
  const perLine = tool.has('w') ? Number(tool.value('w') || 32) : 16
  // Every column is as wide as the widest format needs for the same bytes.
  const perByte = Math.max(...formats.map((format) => (widthOf(format) + 1) / format.size))
  let before: string | undefined
  let starred = false
  for (let at = 0; at < data.length; at += perLine) {
    const bytes = data.slice(at, at + perLine)
    if (bytes === before && bytes.length === perLine && !tool.has('v')) {
      if (!starred) yield* tool.out('*\n')
      starred = true
      continue
    }
    starred = false
    before = bytes
    for (const [i, format] of formats.entries()) {
      let line = i === 0 ? address(at) : ' '.repeat(address(at).length)
      for (let k = 0; k < bytes.length; k += format.size) {
        const width = Math.round(perByte * format.size)
        line += one(format, bytes.slice(k, k + format.size)).padStart(width)
      }
      if (format.text) line += `${' '.repeat(Math.round(perByte * (perLine - bytes.length)))}  >${bytes.replace(/[^ -~]/g, '.')}<`
      yield* tool.out(`${line}\n`)
    }
  }
}
