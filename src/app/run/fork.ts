import type { Bytes } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { Trace } from '#trace/timeline.ts'
import type { Session } from '../session/session.ts'
import type { Recording } from './recording.ts'

/** An event of an earlier run that is sent again. */
export interface Stimulus {
  readonly payload: Bytes
  /** Answers that had been given before it came: it waits for as many. */
  readonly after: number
}

/** The events that came into a run up to a moment, so that another program can be given the same. */
export function stimuliOf({ bodies, getTrace }: Recording, seq: number): readonly Stimulus[] {
  let answered = 0
  return getTrace()
    .slice(0, seq + 1)
    .flatMap((event) => {
      if (event.type === 'invoke.responded') answered += 1
      return event.type === 'invoke.requested' ? [{ payload: bodies.get(event.invocation.payload.id), after: answered }] : []
    })
}

const isCall = ({ type }: TraceEvent): boolean => type === 'api.called'

/** Holds once a run has made as many calls as another had made by a moment. */
export function reaches(trace: Trace, seq: number): (event: TraceEvent) => boolean {
  let left = trace.slice(0, seq + 1).filter(isCall).length
  return (event) => {
    if (isCall(event)) left -= 1
    return left === 0 && isCall(event)
  }
}

/** Sends the events again, each as soon as as many answers have been given as before. */
export function replay({ simulation, invoke }: Session, stimuli: readonly Stimulus[]): void {
  const waiting = [...stimuli]
  let answered = 0
  let read = 0
  const look = () => {
    const trace = simulation.getTrace()
    for (; read < trace.length; read += 1) if (trace[read]?.type === 'invoke.responded') answered += 1
    const next = waiting[0]
    if (!next) return leave()
    if (next.after > answered) return
    waiting.shift()
    invoke(next.payload)
    queueMicrotask(look)
  }
  const leave = simulation.subscribe(() => queueMicrotask(look))
  look()
}
