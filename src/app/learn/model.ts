import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { Trace } from '#trace/timeline.ts'

/** Where the loop of a runtime stands. */
export interface LoopNow {
  readonly at?: 'ask' | 'work' | 'answer'
  /** Counts events from 1. */
  readonly round: number
  readonly waiting: boolean
}

/** Where the loop stood right after event `seq`. */
export function loopAt(trace: Trace, seq: number): LoopNow {
  let now: LoopNow = { round: 0, waiting: false }
  for (const event of trace) {
    if (event.seq > seq) break
    if (event.type === 'api.called' && event.call.op === 'next') now = { at: 'ask', round: now.round + 1, waiting: false }
    if (event.type === 'api.parked') now = { ...now, waiting: true }
    if (event.type === 'api.replied' && event.reply.status === 200) now = { ...now, at: 'work', waiting: false }
    if (event.type === 'api.called' && event.call.op !== 'next') now = { ...now, at: 'answer' }
  }
  return now
}

export interface BillRow {
  readonly number: number
  readonly cold: boolean
  readonly initMs: number | undefined
  readonly durationMs: number
  readonly billedMs: number
}

/** One row per invocation that had ended by event `seq`. */
export function billOf(trace: Trace, seq: number): readonly BillRow[] {
  const cold = new Map<string, boolean>()
  return trace
    .filter((event) => event.seq <= seq)
    .flatMap((event) => {
      if (event.type === 'platform.start') cold.set(event.requestId, event.cold)
      if (event.type !== 'platform.report') return []
      const { requestId, initDurationMs: initMs, durationMs, billedMs } = event
      return [{ cold: cold.get(requestId) ?? false, initMs, durationMs, billedMs }]
    })
    .map((row, index) => ({ number: index + 1, ...row }))
}

export interface EnvironmentNow {
  readonly id: EnvironmentId
  readonly doing: 'init' | 'invoke' | 'frozen' | 'stopped'
  /** Events it has begun to serve. */
  readonly served: number
}

/** Every environment started by event `seq`, and what it does. */
export function environmentsAt(trace: Trace, seq: number): readonly EnvironmentNow[] {
  const all = new Map<EnvironmentId, EnvironmentNow>()
  for (const event of trace) {
    if (event.seq > seq || !('environmentId' in event)) continue
    const { environmentId: id } = event
    const known = all.get(id) ?? { id, doing: 'init', served: 0 }
    all.set(id, after(known, event))
  }
  return [...all.values()]
}

function after(environment: EnvironmentNow, event: TraceEvent): EnvironmentNow {
  switch (event.type) {
    case 'platform.start':
      return { ...environment, doing: 'invoke', served: environment.served + 1 }
    case 'environment.frozen':
      return { ...environment, doing: 'frozen' }
    case 'environment.stopped':
      return { ...environment, doing: 'stopped' }
    default:
      return environment
  }
}
