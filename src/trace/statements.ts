import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { Change, Place, ProgramRecord } from '#lambda/statements.ts'
import type { Trace } from './timeline.ts'

export type StatementEvent = EventOf<'process.statement'> & { readonly record: Extract<ProgramRecord, { readonly kind: 'statement' }> }

export const isStatement = (event: TraceEvent | undefined): event is StatementEvent =>
  event?.type === 'process.statement' && event.record.kind === 'statement'

/** The statement at which an environment stands right after event `seq`: the last one that began. None before the program's first. */
export function statementAt(trace: Trace, environmentId: EnvironmentId, seq: number): StatementEvent | undefined {
  for (let index = Math.min(seq, trace.length - 1); index >= 0; index--) {
    const event = trace[index]
    if (!event || !('environmentId' in event) || event.environmentId !== environmentId) continue
    if (isStatement(event)) return event
    if (event.type === 'process.spawned') return undefined
  }
  return undefined
}

/** What a statement did: the changes that the next record of its process carries. Undefined while it has not ended. */
export function changesOf(trace: Trace, statement: StatementEvent): readonly Change[] | undefined {
  for (let index = statement.seq + 1; index < trace.length; index++) {
    const event = trace[index]
    if (!event || !('environmentId' in event) || event.environmentId !== statement.environmentId) continue
    if (event.type === 'process.statement' && event.record.pid === statement.record.pid) return event.record.changes
    if (event.type === 'process.spawned' || event.type === 'environment.stopped') return undefined
  }
  return undefined
}

export type StepDepth = 'into' | 'over' | 'out'

/**
 * The statement that follows in the recording. `into`: the next one of any process of the environment; `over`: the next one of this process
 * that is no deeper; `out`: the next one after the function, or the sourced file, that runs. Undefined at the end of what was recorded.
 */
export function nextStatement(trace: Trace, from: StatementEvent, depth: StepDepth): StatementEvent | undefined {
  const { pid, place } = from.record
  const deepest = depth === 'out' ? place.depth - 1 : place.depth
  for (let index = from.seq + 1; index < trace.length; index++) {
    const event = trace[index]
    if (!isStatement(event) || event.environmentId !== from.environmentId) continue
    if (depth === 'into' || (event.record.pid === pid && event.record.place.depth <= deepest)) return event
  }
  return undefined
}

/** Where a line of a file runs, after or before an event; undefined when it does not again. */
export function nextRunOf(trace: Trace, line: Pick<Place, 'file' | 'line'>, seq: number, by: 1 | -1 = 1): StatementEvent | undefined {
  for (let index = seq + by; index >= 0 && index < trace.length; index += by) {
    const event = trace[index]
    if (isStatement(event) && event.record.place.line === line.line && event.record.place.file === line.file) return event
  }
  return undefined
}
