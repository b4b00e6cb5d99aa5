import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { isStatement } from './statements.ts'
import type { Trace } from './timeline.ts'

/** How far a step goes: to the next phase of an environment, the next message, or the next line of the program. */
export type Grain = 'phase' | 'message' | 'line'

/** Events with which an environment enters another phase. */
const beginsPhase: ReadonlySet<string> = new Set([
  'environment.started',
  'platform.start',
  'environment.frozen',
  'environment.reset',
  'environment.stopped',
])

/** Whether a phase begins with this event. */
export const isPhaseStop = (event: TraceEvent): boolean => beginsPhase.has(event.type)

interface Seeking {
  readonly grain: Grain
  /** Looks at one environment only. */
  readonly lane: EnvironmentId | undefined
  /** Whether an event is a row of the sequence in this lane: a stop at every grain but `phase`. */
  readonly isRow: (seq: number) => boolean
}

/** The next stop after `seq`, or with -1 the one before it; undefined when there is none. */
export function nextStop(trace: Trace, seq: number, by: 1 | -1, { grain, lane, isRow }: Seeking): number | undefined {
  for (let index = seq + by; index >= 0 && index < trace.length; index += by) {
    const event = trace[index]
    if (!event) return undefined
    if (lane !== undefined && 'environmentId' in event && event.environmentId !== lane) continue
    if (grain === 'phase' ? isPhaseStop(event) : isRow(event.seq) || (grain === 'line' && isStatement(event))) return event.seq
  }
  return undefined
}
