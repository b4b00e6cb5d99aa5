import type { Bytes } from '#base/bytes.ts'
import type { BuildProgress } from '../../builder.ts'
import type { FileTree } from './tool.ts'

/** Page → compiler. */
export type ToCompiler =
  /** Fetch everything and get ready. */
  { readonly type: 'warm' } | { readonly type: 'build'; readonly sources: readonly string[]; readonly files: FileTree }

/** Compiler → page. */
export type FromCompiler =
  | { readonly type: 'progress'; readonly progress: BuildProgress }
  | { readonly type: 'built'; readonly bootstrap: Bytes | undefined; readonly log: string; readonly millis: number }
  /** The compiler itself could not be had, or failed: not the visitor's fault. */
  | { readonly type: 'broke'; readonly message: string }
