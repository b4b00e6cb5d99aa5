import type { Bytes } from '#base/bytes.ts'

/** One file of a function or layer. `executable` is the mode: 0755 when true, else 0644. */
export interface SourceFile {
  /** Text as edited, or bytes when the file is not text. */
  readonly content: string | Bytes
  readonly executable: boolean
}

/** Path → file. Paths are relative to the root of the zip, use `/`, and are sorted where order matters. */
export type FileSet = Readonly<Record<string, SourceFile>>
