import { FileError, type Program, type Reader } from '../process/command.ts'
import { editScript, type Hunk } from './edit-script.ts'
import { bare, gnu, type Tool, UsageError } from './tool.ts'

/** Reads a whole file, `-` being standard input. Throws a FileError. */
function* whole(tool: Tool, name: string): Program<string> {
  if (name === '-') return yield* tool.context.stdin.readAll()
  const file = tool.context.files.open(name, { read: true })
  try {
    return yield* (file as Reader).readAll()
  } finally {
    file.close()
  }
}

/** Reads both files; undefined, and it was said, when one cannot be read. */
function* both(tool: Tool, names: readonly string[]): Program<[string, string] | undefined> {
  const out: string[] = []
  for (const name of names) {
    try {
      out.push(yield* whole(tool, name))
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      yield* tool.complain(`${name}: ${error.message}`, 2)
    }
  }
  const [a, b] = out
  return a === undefined || b === undefined ? undefined : [a, b]
}

/** Compares two files byte by byte. */
export const cmp = gnu(
  { letters: 'lsbn:i:', long: { silent: 's', quiet: 's', verbose: 'l', bytes: 'n:' }, usageStatus: 2 },
  function* (tool) {
    const [first, second = '-'] = tool.operands
    if (first === undefined) throw new UsageError("missing operand after 'cmp'")
    const texts = yield* both(tool, [first, second])
    if (!texts) return 2
    const limit = tool.has('n') ? Number(tool.value('n')) : Number.POSITIVE_INFINITY
    const [a, b] = texts.map((text) => text.slice(0, limit)) as [string, string]
    const length = Math.min(a.length, b.length)
    let differs = false
    for (let i = 0; i < length; i++) {
      if (a[i] === b[i]) continue
      differs = true
      if (tool.has('s')) return 1
      if (!tool.has('l')) {
        const line = a.slice(0, i).split('\n').length
        yield* tool.out(`${first} ${second} differ: byte ${i + 1}, line ${line}\n`)
        return 1
      }
      const octal = (text: string) => text.charCodeAt(i).toString(8).padStart(3)
      yield* tool.out(`${String(i + 1).padStart(String(length).length)} ${octal(a)} ${octal(b)}\n`)
    }
    if (a.length === b.length) return differs ? 1 : 0
    if (!tool.has('s')) {
      const shorter = a.length < b.length ? first : second
      const text = a.length < b.length ? a : b
      const lines = text.split('\n').length
      const place = text === '' ? '' : text.endsWith('\n') ? `, line ${lines - 1}` : `, in line ${lines}`
      yield* tool.context.stderr.write(
        text === ''
          ? `cmp: EOF on ${shorter} which is empty\n`
          : `cmp: EOF on ${shorter} after byte ${length}${tool.has('l') ? '' : place}\n`,
      )
    }
    return 1
  },
)

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Shows how two files differ, line by line. */
export const diff = gnu(
  {
    letters: 'uU:qsrNiwbBaec',
    long: {
      unified: 'U::',
      brief: 'q',
      'report-identical-files': 's',
      recursive: 'r',
      'new-file': 'N',
      'ignore-case': 'i',
      'ignore-all-space': 'w',
      'ignore-space-change': 'b',
      'ignore-blank-lines': 'B',
      label: 'label:',
      text: 'a',
      'strip-trailing-cr': 'strip',
      color: 'color::',
    },
    usageStatus: 2,
  },
  function* (tool) {
    const [first, second, third] = tool.operands
    if (first === undefined || second === undefined)
      throw new UsageError(first === undefined ? "missing operand after 'diff'" : `missing operand after '${first}'`)
    if (third !== undefined) throw new UsageError(`extra operand '${third}'`)
    return yield* diffPaths(tool, first, second)
  },
)

const isDirectory = (tool: Tool, path: string): boolean => {
  try {
    return path !== '-' && tool.context.files.stat(path).kind === 'directory'
  } catch {
    return false
  }
}

const nameOf = (path: string): string => path.replace(/\/+$/, '').replace(/^.*\//, '')

function* diffPaths(tool: Tool, first: string, second: string): Program<number> {
  const [a, b] = [isDirectory(tool, first), isDirectory(tool, second)]
  if (a && b) return yield* diffDirectories(tool, first, second)
  if (a) return yield* diffFiles(tool, `${first}/${nameOf(second)}`, second)
  if (b) return yield* diffFiles(tool, first, `${second}/${nameOf(first)}`)
  return yield* diffFiles(tool, first, second)
}

function* diffDirectories(tool: Tool, first: string, second: string): Program<number> {
  const { files } = tool.context
  const [left, right] = [files.list(first), files.list(second)]
  let status = 0
  for (const name of [...new Set([...left, ...right])].sort()) {
    const paths = [`${first}/${name}`, `${second}/${name}`] as const
    if (!left.includes(name) || !right.includes(name)) {
      yield* tool.out(`Only in ${left.includes(name) ? first : second}: ${name}\n`)
      status = 1
    } else if (paths.every((path) => isDirectory(tool, path))) {
      if (tool.has('r')) status = Math.max(status, yield* diffDirectories(tool, ...paths))
      else yield* tool.out(`Common subdirectories: ${paths.join(' and ')}\n`)
    } else status = Math.max(status, yield* diffFiles(tool, ...paths, true))
  }
  return status
}

function* diffFiles(tool: Tool, first: string, second: string, named = false): Program<number> {
  const texts = yield* both(tool, [first, second])
  if (!texts) return 2
  const [a, b] = texts.map(linesOf) as [string[], string[]]
  const hunks = editScript(a.map(comparable(tool)), b.map(comparable(tool)))
  if (hunks.length === 0) {
    if (tool.has('s')) yield* tool.out(`Files ${first} and ${second} are identical\n`)
    return 0
  }
  if (tool.has('q')) {
    yield* tool.out(`Files ${first} and ${second} differ\n`)
    return 1
  }
  if (named) yield* tool.out(`diff ${tool.context.args.filter((arg) => arg.startsWith('-')).join(' ')} ${first} ${second}\n`)
  const unified = tool.has('u') || tool.has('U')
  yield* unified ? showUnified(tool, [first, second], a, b, hunks) : showNormal(tool, a, b, hunks)
  return 1
}

const comparable =
  (tool: Tool) =>
  (line: string): string => {
    let text = tool.has('strip') ? line.replace(/\r\n$/, '\n') : line
    if (tool.has('i')) text = text.toLowerCase()
    if (tool.has('w')) text = text.replace(/[ \t]+/g, '')
    else if (tool.has('b')) text = text.replace(/[ \t]+/g, ' ').replace(/ (\n?)$/, '$1')
    return text
  }

const shown = (mark: string, line: string): string => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`

const range = (from: number, to: number): string => (to - from <= 1 ? String(to) : `${from + 1},${to}`)

function* showNormal(tool: Tool, a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): Program<void> {
  for (const { fromA, toA, fromB, toB } of hunks) {
    const letter = fromA === toA ? 'a' : fromB === toB ? 'd' : 'c'
    yield* tool.out(`${range(fromA, toA)}${letter}${range(fromB, toB)}\n`)
    for (const line of a.slice(fromA, toA)) yield* tool.out(shown('< ', line))
    if (letter === 'c') yield* tool.out('---\n')
    for (const line of b.slice(fromB, toB)) yield* tool.out(shown('> ', line))
  }
}

function* showUnified(
  tool: Tool,
  names: readonly [string, string],
  a: readonly string[],
  b: readonly string[],
  hunks: readonly Hunk[],
): Program<void> {
  const context = Number(tool.value('U') || 3)
  const labels = tool.all('label')
  for (const [i, mark] of ['---', '+++'].entries())
    yield* tool.out(`${mark} ${labels[i] ?? `${names[i]}\t${stamp(tool, names[i] ?? '')}`}\n`)
  const groups: Hunk[][] = []
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1)
    if (last && hunk.fromA - last.toA <= context * 2) groups.at(-1)?.push(hunk)
    else groups.push([hunk])
  }
  for (const group of groups) {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) continue
    const startA = Math.max(0, first.fromA - context)
    const endA = Math.min(a.length, last.toA + context)
    const startB = first.fromB - (first.fromA - startA)
    const endB = last.toB + (endA - last.toA)
    const place = (from: number, to: number) => (to - from === 1 ? String(from + 1) : `${to === from ? from : from + 1},${to - from}`)
    yield* tool.out(`@@ -${place(startA, endA)} +${place(startB, endB)} @@\n`)
    let at = startA
    for (const { fromA, toA, fromB, toB } of group) {
      for (const line of a.slice(at, fromA)) yield* tool.out(shown(' ', line))
      for (const line of a.slice(fromA, toA)) yield* tool.out(shown('-', line))
      for (const line of b.slice(fromB, toB)) yield* tool.out(shown('+', line))
      at = toA
    }
    for (const line of a.slice(at, endA)) yield* tool.out(shown(' ', line))
  }
}

function stamp(tool: Tool, name: string): string {
  const at = name === '-' ? tool.context.clock.unixMs() : tool.context.files.stat(name).modifiedMs
  const date = new Date(at).toISOString()
  const fraction = String(Math.floor((at % 1000) * 1e6)).padStart(9, '0')
  return `${date.slice(0, 10)} ${date.slice(11, 19)}.${fraction} +0000`
}

/** Lines of two sorted files: only in the first, only in the second, in both. */
export const comm = gnu(
  { letters: '123z', long: { 'output-delimiter': 'delimiter:', 'check-order': 'check', 'nocheck-order': 'nocheck' } },
  function* (tool) {
    const [first, second] = tool.operands
    if (first === undefined || second === undefined)
      throw new UsageError(first === undefined ? 'missing operand' : `missing operand after '${first}'`)
    const texts = yield* both(tool, [first, second])
    if (!texts) return 1
    const [a, b] = texts.map((text) => linesOf(text).map((line) => bare(line))) as [string[], string[]]
    const delimiter = tool.value('delimiter') ?? '\t'
    const columns = ['1', '2', '3'].map((column) => !tool.has(column))
    const indent = (column: number) => delimiter.repeat(columns.slice(0, column).filter((on) => on).length)
    const unsorted = (lines: readonly string[]) => lines.some((line, i) => i > 0 && line < (lines[i - 1] ?? ''))
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
      const [left, right] = [a[i], b[j]]
      const column = right === undefined || (left !== undefined && left < right) ? 0 : left === undefined || right < left ? 1 : 2
      if (columns[column]) yield* tool.out(`${indent(column)}${column === 1 ? right : left}\n`)
      if (column !== 1) i++
      if (column !== 0) j++
    }
    for (const [number, lines] of [a, b].entries()) {
      if (!unsorted(lines) || tool.has('nocheck')) continue
      yield* tool.complain(`file ${number + 1} is not in sorted order`)
    }
    if (tool.status > 0) yield* tool.complain('input is not in sorted order')
    return tool.status
  },
)
