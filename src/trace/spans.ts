import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
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
}

export interface Lane {
  readonly environmentId: EnvironmentId
  readonly spans: readonly Span[]
  readonly stoppedAt?: number
}

/** One lane per environment in the order they were started, with what it did when. */
export function lanes(trace: Trace): readonly Lane[] {
  const byEnvironment = new Map<EnvironmentId, Lane>()
  for (const event of trace) {
    if (!('environmentId' in event)) continue
    const { environmentId } = event
    byEnvironment.set(environmentId, extend(byEnvironment.get(environmentId) ?? { environmentId, spans: [] }, event))
  }
  return [...byEnvironment.values()]
}

function extend(lane: Lane, event: TraceEvent): Lane {
  const kind = beginsSpan(event)
  if (kind) {
    const span: Span = { environmentId: lane.environmentId, kind, seq: event.seq, start: event.at }
    return { ...lane, spans: [...closed(lane, event.at), span] }
  }
  if (event.type === 'platform.report') return { ...lane, spans: closed(lane, event.at, event.status !== 'success') }
  if (event.type === 'environment.reset') return { ...lane, spans: closed(lane, event.at) }
  if (event.type === 'environment.stopped') return { ...lane, spans: closed(lane, event.at), stoppedAt: event.at }
  return lane
}

function beginsSpan(event: TraceEvent): SpanKind | undefined {
  switch (event.type) {
    case 'process.spawned':
      return event.process === 1 ? 'init' : undefined
    case 'platform.start':
      return 'invoke'
    case 'environment.frozen':
      return 'frozen'
    default:
      return undefined
  }
}

/** The lane's spans with the last one ended, if it was still open. */
function closed({ spans }: Lane, end: number, failed = false): readonly Span[] {
  return spans.map((span) => (span.end === undefined ? { ...span, end, ...(failed && { failed }) } : span))
}
