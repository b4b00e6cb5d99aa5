import type { TraceEvent } from '#lambda/events.ts'
import { messageOf } from '#lambda/reply-message.ts'

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

/** A reason to hold everything when a message, a request or a reply, carries a header. */
export interface HeaderBreakpoint {
  /** In any case. */
  readonly name: string
  /** What the value must contain, in any case; '' when any value will do. */
  readonly value: string
}

/** Completes "Pause when …". */
export const headerLabel = ({ name, value }: HeaderBreakpoint): string =>
  value === '' ? `a message carries ${name}` : `a message carries ${name} with ${value}`

/** Whether the message of an event carries the header. `startedAt`: Unix time, ms, at `at` = 0. */
export function carries({ name, value }: HeaderBreakpoint, event: TraceEvent, startedAt: number): boolean {
  const [wanted, within] = [name.toLowerCase(), value.toLowerCase()]
  return headersOf(event, startedAt).some(([header, text]) => header.toLowerCase() === wanted && text.toLowerCase().includes(within))
}

function headersOf(event: TraceEvent, startedAt: number): readonly (readonly [name: string, value: string])[] {
  if (event.type === 'api.called') return event.request.headers
  return event.type === 'api.replied' ? messageOf(event.reply, startedAt + event.at).headers : []
}

/** Whether an event is one to pause at. `startedAt`: Unix time, ms, at `at` = 0. */
export const pausesAt =
  (chosen: ReadonlySet<string>, headers: readonly HeaderBreakpoint[] = [], startedAt = 0) =>
  (event: TraceEvent): boolean =>
    (chosen.size > 0 && breakpoints.some(({ id, holds }) => chosen.has(id) && holds(event))) ||
    headers.some((header) => carries(header, event, startedAt))
