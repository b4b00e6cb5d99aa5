import type { Diagnostic, Range } from '../../builder.ts'

/** What clang says, by place, and its words for people without the lines for programs. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[]
  readonly log: string
}

const heading = /^(?:([^:\s][^:]*):(\d+):(\d+):(?:((?:\{[\d:-]+\})+):)? )?(fatal error|error|warning|note): (.*)$/
const fixIt = /^fix-it:"((?:[^"\\]|\\.)*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"((?:[^"\\]|\\.)*)"$/
const rangeText = /\{(\d+):(\d+)-(\d+):(\d+)\}/
const linkerError = /^(?:wasm-ld|clang\+\+|clang): (error|warning): (.*)$/

/** Reads the output of clang with `-fdiagnostics-parseable-fixits` and `-fdiagnostics-print-source-range-info`. Columns count bytes, as clang has them. */
export function readDiagnostics(output: string): Said {
  const diagnostics: Diagnostic[] = []
  const log: string[] = []
  for (const line of output.split('\n')) {
    const fix = readFix(line)
    const last = diagnostics.at(-1)
    if (fix) {
      if (last) diagnostics[diagnostics.length - 1] = { ...last, fixes: [...last.fixes, fix] }
      continue
    }
    const found = readHeading(line)
    if (found) diagnostics.push(found)
    log.push(line.replace(/^([^:\s][^:]*:\d+:\d+:)(?:\{[\d:-]+\})+:/, '$1'))
  }
  return { diagnostics, log: log.join('\n') }
}

function readHeading(line: string): Diagnostic | undefined {
  const linker = linkerError.exec(line)
  if (linker)
    return { file: '', ...point(1, 1), severity: linker[1] === 'warning' ? 'warning' : 'error', message: linker[2] ?? '', fixes: [] }
  const [, file, at = '1', column = '1', ranges, kind, message = ''] = heading.exec(line) ?? []
  // Notes belong to what was said before; the log shows them.
  if (!kind || kind === 'note') return undefined
  const severity = kind === 'warning' ? 'warning' : 'error'
  const place = point(Number(at), Number(column))
  const range = ranges === undefined ? undefined : readRange(ranges)
  const covers = range && range.line === place.line && range.column <= place.column
  return { file: file ?? '', ...(covers ? { ...range, column: place.column } : place), severity, message: explained(message), fixes: [] }
}

const missingSdk =
  ' Of the AWS SDK there is only what needs no network: Aws::Utils::Json, its strings and streams, InitAPI. A function in this playground reaches ' +
  'the Runtime API and nothing else, so clients for S3, DynamoDB and other services are not here.'

/** What clang says, and why, where it cannot know. */
const explained = (message: string): string => (/^'aws\/[^']+' file not found/.test(message) ? `${message}.${missingSdk}` : message)

const point = (line: number, column: number): Range => ({ line, column, endLine: line, endColumn: column })

function readRange(text: string): Range | undefined {
  const [, line, column, endLine, endColumn] = rangeText.exec(text) ?? []
  return line ? { line: Number(line), column: Number(column), endLine: Number(endLine), endColumn: Number(endColumn) } : undefined
}

function readFix(line: string): Diagnostic['fixes'][number] | undefined {
  const [, file = '', from, column, end, endColumn, text = ''] = fixIt.exec(line) ?? []
  if (!from) return undefined
  const range = { line: Number(from), column: Number(column), endLine: Number(end), endColumn: Number(endColumn) }
  return { file: unescaped(file), ...range, text: unescaped(text) }
}

/** clang escapes as C does, bytes that are not ASCII in octal. */
function unescaped(text: string): string {
  const bytes = text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (({ n: '\n', t: '\t' } as Record<string, string>)[code] ?? code),
  )
  return new TextDecoder().decode(Uint8Array.from(bytes, (unit) => unit.charCodeAt(0)))
}
