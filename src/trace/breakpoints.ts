import type { TraceEvent } from '#lambda/events.ts'

/** A reason to hold everything the moment something happens. */
export interface Breakpoint {
  readonly id: string
  /** Completes "Pause when …". */
  readonly label: string
  readonly holds: (event: TraceEvent) => boolean
}

/** Breakpoints on messages and on what happens to an environment. */
export const breakpoints: readonly Breakpoint[] = [
  { id: 'event', label: 'an event is handed over', holds: (event) => event.type === 'platform.start' },
  { id: 'response', label: 'a response is posted', holds: (event) => event.type === 'api.called' && event.call.op === 'response' },
  {
    id: 'error',
    label: 'an error is posted',
    holds: (event) => event.type === 'api.called' && (event.call.op === 'error' || event.call.op === 'initError'),
  },
  { id: 'refused', label: 'the Runtime API refuses (4xx)', holds: (event) => event.type === 'api.replied' && event.reply.status >= 400 },
  { id: 'exit', label: 'the program ends', holds: (event) => event.type === 'process.exited' },
  { id: 'timeout', label: 'the function times out', holds: (event) => event.type === 'platform.runtimeDone' && event.status === 'timeout' },
]

/** Whether an event is one to pause at. */
export const pausesAt =
  (chosen: ReadonlySet<string>) =>
  (event: TraceEvent): boolean =>
    chosen.size > 0 && breakpoints.some(({ id, holds }) => chosen.has(id) && holds(event))
