import { type Bytes, textOf } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId, BodyRef } from '#lambda/runtime-api.ts'

/** What happened in a scenario: plain data, so that a worker can hand it to the page. */
export interface Rehearsal {
  readonly trace: readonly TraceEvent[]
  readonly bodies: ReadonlyMap<BodyId, Bytes>
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
}

/** A body of a rehearsal as text. Throws when the trace names no such body: that would be a bug of ours. */
export const textIn =
  ({ bodies }: Rehearsal) =>
  ({ id }: BodyRef): string => {
    const bytes = bodies.get(id)
    if (!bytes) throw new Error(`Failed to read ${id}: the rehearsal has no such body`)
    return textOf(bytes)
  }
