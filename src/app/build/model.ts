import { bytesOf, textOf } from '#base/bytes.ts'
import { type FileSet, textIn } from '#project/files.ts'
import type { Problem } from '#project/problem.ts'
import type { Project } from '#project/project.ts'
import type { BuildResult, Diagnostic, Range } from '#runtimes/builder.ts'

/** The compiler's errors and warnings as problems of the project, with their repairs, as long as the files are those that were built. */
export function buildProblems(project: Project, result: BuildResult | undefined, sources: FileSet | undefined): readonly Problem[] {
  if (!result || !sources) return []
  return result.diagnostics.flatMap((diagnostic, index): readonly Problem[] => {
    const file = project.files[diagnostic.file]
    if (diagnostic.file !== '' && file?.content !== sources[diagnostic.file]?.content) return []
    const fixed = file && mended(textIn(file) ?? '', diagnostic)
    return [
      {
        id: `build-${index}`,
        severity: diagnostic.severity,
        ...(diagnostic.file !== '' && { path: diagnostic.file, line: diagnostic.line }),
        what: `clang says: ${diagnostic.message}`,
        why: whyOf(diagnostic),
        remedy: fixed === undefined ? 'The build log shows the place and what belongs to it.' : 'clang knows a repair.',
        ...(file &&
          fixed !== undefined && { fix: { label: 'Apply clang’s repair', path: diagnostic.file, file: { ...file, content: fixed } } }),
      },
    ]
  })
}

/** Whether these are the sources of the project as it is now. */
export const isBuildOf = ({ files }: Project, sources: FileSet | undefined): boolean =>
  sources !== undefined && Object.keys({ ...files, ...sources }).every((path) => files[path]?.content === sources[path]?.content)

function whyOf({ severity, message }: Diagnostic): string {
  if (/file not found/.test(message))
    return 'There is no such header: here are the standard library, aws-lambda-cpp, the AWS SDK’s JSON and gmpxx.h, and your own files.'
  return severity === 'error' ? 'The program cannot be built with it.' : 'The program is built all the same.'
}

/** The text with all replacements of a diagnostic; undefined when it has none, or when they reach into other files. */
function mended(text: string, { file, fixes }: Diagnostic): string | undefined {
  if (fixes.length === 0 || fixes.some((fix) => fix.file !== file)) return undefined
  const lines = text.split('\n')
  const starts: number[] = []
  lines.reduce((at, line) => {
    starts.push(at)
    return at + bytesOf(line).length + 1
  }, 0)
  const offset = (line: number, column: number) => (starts[line - 1] ?? 0) + column - 1
  let bytes = bytesOf(text)
  for (const fix of [...fixes].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const [from, to] = [offset(fix.line, fix.column), offset(fix.endLine, fix.endColumn)]
    bytes = bytesOf(textOf(bytes.subarray(0, from)) + fix.text + textOf(bytes.subarray(to)))
  }
  return textOf(bytes)
}

/** A range in the editor's columns, which count UTF-16 units where clang counts bytes. A point becomes the word that begins there. */
export function inEditor(range: Range, lineOf: (line: number) => string): Range {
  const unit = (line: number, column: number) => textOf(bytesOf(lineOf(line)).subarray(0, column - 1)).length + 1
  const column = unit(range.line, range.column)
  const isPoint = range.line === range.endLine && range.column >= range.endColumn
  const word = /^(?:\w+|.)/.exec(lineOf(range.line).slice(column - 1))?.[0].length ?? 0
  return { ...range, column, endColumn: isPoint ? column + Math.max(word, 1) : unit(range.endLine, range.endColumn) }
}
