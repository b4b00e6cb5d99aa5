import type { Bytes } from '#base/bytes.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import type { Trace } from '#trace/timeline.ts'

/** A run to look at: one that goes on in this page, one that was saved, or one that another machine tells of. */
export interface Recording {
  readonly config: FunctionConfig
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
  readonly bodies: { readonly get: (id: BodyId) => Bytes }
  /** The same array grows, or a new one is given: compare lengths. */
  readonly getTrace: () => Trace
  /** Grows whenever something happened. */
  readonly getRevision: () => number
  readonly subscribe: (listener: () => void) => () => void
}
