import type { FileSet } from '#project/files.ts'

/** A piece of a file. Lines and columns count from 1; the end stands behind the last character. */
export interface Range {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Something that a compiler has to say about a place. */
export interface Diagnostic extends Range {
  /** Relative to `/var/task`; empty when it is about no file. */
  readonly file: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Replacements that mend it, all of them together. */
  readonly fixes: readonly (Range & { readonly file: string; readonly text: string })[]
}

export type BuildProgress =
  /** The compiler itself is on its way. */
  { readonly phase: 'downloading'; readonly doneBytes: number; readonly totalBytes: number } | { readonly phase: 'compiling' }

export interface BuildResult {
  /** What is uploaded; undefined when the sources do not compile. */
  readonly files: FileSet | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** All that the compiler wrote. */
  readonly log: string
  /** How long it compiled, ms: nothing when the result was at hand. */
  readonly millis: number
}

/** Makes what is deployed out of what is edited. */
export interface Builder {
  /** Begins to fetch the compiler, ahead of the first build. */
  readonly warm: (tell: (progress: BuildProgress) => void) => void
  /** Rejects with the signal's reason when aborted, whatever the compiler is doing, and on our own bugs. */
  readonly build: (files: FileSet, tell: (progress: BuildProgress) => void, signal: AbortSignal) => Promise<BuildResult>
}
