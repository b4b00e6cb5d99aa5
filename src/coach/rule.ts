import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { BodyRef } from '#lambda/runtime-api.ts'
import type { Trace } from '#trace/timeline.ts'

/** What a rule may look at. */
export interface Evidence {
  readonly trace: Trace
  /** A body as text; bytes that are not UTF-8 become U+FFFD. */
  readonly textOf: (body: BodyRef) => string
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
  /** The events at which it shows. Empty: nothing to say. */
  readonly find: (evidence: Evidence) => readonly TraceEvent[]
}

/** Events of one type for which something holds. */
export const eventsOf = <T extends TraceEvent['type']>(
  { trace }: Evidence,
  type: T,
  holds: (event: EventOf<T>) => boolean = () => true,
): readonly EventOf<T>[] => trace.filter((event): event is EventOf<T> => event.type === type && holds(event as EventOf<T>))

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
  return wanted.map((reply) => ({
    reply,
    called: eventsOf(evidence, 'api.called', ({ exchangeId }) => exchangeId === reply.exchangeId)[0],
  }))
}

/** Lines that programs wrote and that match. */
export const outputs = (evidence: Evidence, line: RegExp): readonly TraceEvent[] =>
  eventsOf(evidence, 'process.output', ({ text }) => line.test(text))
