import { type Bytes, bytesOf, isUtf8, textOf } from '#base/bytes.ts'

/** One file of a function or layer. `executable` is the mode: 0755 when true, else 0644. */
export interface SourceFile {
  /** Text as edited, or bytes when the file is not text. */
  readonly content: string | Bytes
  readonly executable: boolean
}

/** Path → file. Paths are relative to the root of the zip, use `/`, and are sorted where order matters. */
export type FileSet = Readonly<Record<string, SourceFile>>

/** The text of a file; undefined when it is not text. */
export const textIn = ({ content }: SourceFile): string | undefined =>
  typeof content === 'string' ? content : isUtf8(content) ? textOf(content) : undefined

/** The bytes of a file, as they stand in a zip. */
export const bytesIn = ({ content }: SourceFile): Bytes => (typeof content === 'string' ? bytesOf(content) : content)

/** LF in place of CRLF. */
export const unixLineEnds = (text: string): string => text.replaceAll('\r\n', '\n')

/** Why a path cannot stand in a project; undefined when it can. */
export function pathProblem(path: string): string | undefined {
  if (path === '' || path.endsWith('/')) return 'names no file'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute'
  if (path.includes('\0')) return 'holds a NUL character'
  if (path.split('/').some((part) => part === '..' || part === '.' || part === '')) return 'leads out of the folder or repeats a slash'
  return bytesOf(path).length > 1024 || textOf(bytesOf(path)) !== path ? 'is too long, or not text' : undefined
}
