import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { reader } from './reader.ts'
import type { Trace } from './timeline.ts'

export type SpanKind = 'init' | 'invoke' | 'frozen'

/** A stretch of time in which an environment did one thing. `end` is missing while it lasts. */
export interface Span {
  readonly environmentId: EnvironmentId
  readonly kind: SpanKind
  /** The event that began it. */
  readonly seq: number
  readonly start: number
  readonly end?: number
  readonly failed?: boolean
  /** Of an invocation. */
  readonly requestId?: RequestId
  readonly cold?: boolean
  /** Of an invocation: Unix time, ms. */
  readonly deadlineMs?: number
  /** Of an invocation that was reported: what AWS would bill, and from where on, ms. */
  readonly billed?: { readonly from: number; readonly ms: number }
}

export interface Lane {
  readonly environmentId: EnvironmentId
  /** In order of time; they do not overlap. */
  readonly spans: readonly Span[]
  readonly stoppedAt?: number
}

interface OpenLane extends Lane {
  readonly spans: Span[]
  stoppedAt?: number
}

/** One lane per environment in the order they were started, with what it did when. */
export const lanes = (trace: Trace): readonly Lane[] => lanesReader()(trace)

/** `lanes` for a trace that only grows: the lanes given grow with it. */
export function lanesReader(): (trace: Trace) => readonly Lane[] {
  const read = reader(
    () => new Map<EnvironmentId, OpenLane>(),
    (known, event) => {
      if (!('environmentId' in event)) return
      const { environmentId } = event
      const lane = known.get(environmentId) ?? { environmentId, spans: [] }
      known.set(environmentId, lane)
      extend(lane, event)
    },
  )
  return (trace) => [...read(trace).values()]
}

function extend(lane: OpenLane, event: TraceEvent): void {
  const span = begun(lane.environmentId, event)
  if (span) {
    close(lane, event.at)
    lane.spans.push(span)
  } else if (event.type === 'platform.report') {
    const { status, billedMs, durationMs, initDurationMs = 0 } = event
    close(lane, event.at, {
      ...(status !== 'success' && { failed: true }),
      billed: { from: Math.max(0, event.at - durationMs - initDurationMs), ms: billedMs },
    })
  } else if (event.type === 'environment.reset') {
    close(lane, event.at)
  } else if (event.type === 'environment.stopped') {
    close(lane, event.at)
    lane.stoppedAt = event.at
  }
}

function begun(environmentId: EnvironmentId, event: TraceEvent): Span | undefined {
  const { seq, at: start } = event
  if (event.type === 'process.spawned' && event.process === 1) return { environmentId, kind: 'init', seq, start }
  if (event.type === 'environment.frozen') return { environmentId, kind: 'frozen', seq, start }
  if (event.type !== 'platform.start') return undefined
  const { requestId, cold, deadlineMs } = event
  return { environmentId, kind: 'invoke', seq, start, requestId, deadlineMs, ...(cold && { cold }) }
}

/** Ends the last span, if it is still open. */
function close({ spans }: OpenLane, end: number, told: Partial<Span> = {}): void {
  const last = spans.at(-1)
  if (last && last.end === undefined) spans[spans.length - 1] = { ...last, end, ...told }
}
