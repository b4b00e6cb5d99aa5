import type { ExchangeId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { BodyRef } from '#lambda/runtime-api.ts'
import type { Trace } from '#trace/timeline.ts'

/** What a rule may look at. */
export interface Evidence {
  readonly trace: Trace
  /** A body as text; bytes that are not UTF-8 become U+FFFD. */
  readonly textOf: (body: BodyRef) => string
  /** The project's scripts, where they are known. */
  readonly sources?: readonly string[]
}

export interface Advice {
  /** What is wrong, in a few words. */
  readonly title: string
  /** Why it happens. */
  readonly cause: string
  /** What it means on Lambda. */
  readonly consequence: string
  readonly remedy: string
}

export interface Rule extends Advice {
  readonly id: string
  /** `note`: nothing is wrong, but something is left undone. Otherwise it is a mistake. */
  readonly kind?: 'note'
  /** The events at which it shows. Empty: nothing to say. */
  readonly find: (evidence: Evidence) => readonly TraceEvent[]
}

/** Events of one type for which something holds. */
export const eventsOf = <T extends TraceEvent['type']>(
  { trace }: Evidence,
  type: T,
  holds: (event: EventOf<T>) => boolean = () => true,
): readonly EventOf<T>[] => trace.filter((event): event is EventOf<T> => event.type === type && holds(event as EventOf<T>))

/** Calls of a trace by their exchange; made once for each trace. */
const calls = new WeakMap<Trace, ReadonlyMap<ExchangeId, EventOf<'api.called'>>>()

function callsIn(evidence: Evidence): ReadonlyMap<ExchangeId, EventOf<'api.called'>> {
  const known = calls.get(evidence.trace) ?? new Map(eventsOf(evidence, 'api.called').map((called) => [called.exchangeId, called]))
  calls.set(evidence.trace, known)
  return known
}

/** Replies of one status and, if given, one error type, with the call each answers. */
export function replies(
  evidence: Evidence,
  status: number,
  errorType?: string,
): readonly { readonly reply: EventOf<'api.replied'>; readonly called: EventOf<'api.called'> | undefined }[] {
  const wanted = eventsOf(
    evidence,
    'api.replied',
    ({ reply }) => reply.status === status && (errorType === undefined || ('errorType' in reply && reply.errorType === errorType)),
  )
  const known = callsIn(evidence)
  return wanted.map((reply) => ({ reply, called: known.get(reply.exchangeId) }))
}

/** Lines that programs wrote and that match. */
export const outputs = (evidence: Evidence, line: RegExp): readonly EventOf<'process.output'>[] =>
  eventsOf(evidence, 'process.output', ({ text }) => line.test(text))
