import { isUtf8, textOf } from '#base/bytes.ts'
import { type Delivery, deliveriesOf } from '#lambda/destinations.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { HttpAnswer } from '#lambda/fronts/front.ts'
import { answerThrough } from '#lambda/fronts/through.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { logTail } from '#lambda/log-tail.ts'
import { modelledRun } from '#lambda/price.ts'
import type { BodyRef, Invocation, RequestId } from '#lambda/runtime-api.ts'
import { lastWhere, reader } from '#trace/reader.ts'
import type { Trace } from '#trace/timeline.ts'
import type { Recording } from '../run/recording.ts'
import { duration } from '../units.ts'

/** One event and what its invoker has received by now. */
export interface Answer {
  readonly requestId: RequestId
  readonly payload: Invocation['payload']
  readonly front?: Invocation['front']
  /** Whether the end of the log was asked for. */
  readonly wantsLog?: boolean
  /** The end of the log, in base64, once the invocation is over. */
  readonly logResult?: string
  /** Position of the event in the trace. */
  readonly seq: number
  readonly at: number
  readonly environmentId?: EnvironmentId
  readonly cold?: boolean
  readonly result?: InvokerResult
  /** When the invoker received it: position, and ms since the run began. */
  readonly respondedSeq?: number
  readonly respondedAt?: number
  /** What became of an asynchronous event; the request first. */
  readonly queue?: readonly TraceEvent[]
  /** What the log reports of the invocation: its duration as measured here, and the memory setting. */
  readonly reported?: { readonly durationMs: number; readonly memoryMb: number }
}

/** Every event sent so far, the oldest first, with its result if there was one by the cursor. */
export function answerOf(trace: Trace, cursor: number): readonly Answer[] {
  const answers = new Map<RequestId, Answer>()
  for (const event of trace) {
    if (event.seq > cursor) break
    if ('invocation' in event) answers.set(event.invocation.requestId, asked(event))
    const known = 'requestId' in event && event.requestId ? answers.get(event.requestId) : undefined
    if (known) answers.set(known.requestId, after(known, event, trace))
  }
  return [...answers.values()]
}

/** Answers that are drawn at most: the newest. */
const mostAnswers = 60

/** The newest answers of `answerOf`, for a trace that only grows: what belongs to a request is found once. */
export function answersReader(): (trace: Trace, cursor: number) => readonly Answer[] {
  const read = reader(
    () => ({ asked: [] as number[], later: new Map<RequestId, number[]>() }),
    ({ asked, later }, event, index) => {
      if ('invocation' in event) {
        asked.push(index)
        later.set(event.invocation.requestId, [index])
      } else if ('requestId' in event && event.requestId) later.get(event.requestId)?.push(index)
    },
  )
  return (trace, cursor) => {
    const { asked, later } = read(trace)
    const end = lastWhere(asked, (index) => index <= cursor) + 1
    return asked.slice(Math.max(0, end - mostAnswers), end).flatMap((index) => {
      const event = trace[index]
      const own = event && 'invocation' in event ? (later.get(event.invocation.requestId) ?? []) : []
      return answerOf(
        own.flatMap((each) => trace[each] ?? []),
        cursor,
      )
    })
  }
}

function asked(event: Extract<TraceEvent, { readonly invocation: Invocation }>): Answer {
  const { requestId, payload, front, asynchronous, logTail: wantsLog } = event.invocation
  const sent = { requestId, payload, seq: event.seq, at: event.at }
  return { ...sent, ...(front && { front }), ...(wantsLog && { wantsLog }), ...(asynchronous && { queue: [event] }) }
}

function after(answer: Answer, event: TraceEvent, trace: Trace): Answer {
  switch (event.type) {
    case 'platform.start':
      return { ...answer, environmentId: event.environmentId, cold: event.cold }
    case 'invoke.responded':
    case 'invoke.accepted':
      return { ...answer, result: event.result, respondedSeq: event.seq, respondedAt: event.at }
    case 'queue.attempted':
    case 'queue.returned':
    case 'queue.finished':
      return { ...answer, queue: [...(answer.queue ?? []), event] }
    case 'platform.report':
      return {
        ...answer,
        reported: { durationMs: event.durationMs, memoryMb: event.memoryMb },
        ...(answer.wantsLog && { logResult: logTail(trace, event.requestId) }),
      }
    default:
      return answer
  }
}

/** What the memory setting would make of an invocation, by AWS's published numbers: all its time is taken as work for one vCPU. */
export function modelledSentence({ durationMs, memoryMb }: NonNullable<Answer['reported']>): string {
  const { cpuShare, milliseconds, dollars } = modelledRun(memoryMb, durationMs)
  const share = `${memoryMb} MB are ${(cpuShare * 100).toFixed(0)} % of a vCPU`
  return `${share}: what computed for ${duration(durationMs)} here would take ${duration(milliseconds)} and cost $${(dollars * 1e6).toFixed(2)} a million times.`
}

/** What a result means, in one sentence. */
export function explain({ statusCode, functionError, errorType, body }: InvokerResult): string {
  if (statusCode === 202)
    return 'The event is in Lambda’s queue. Whoever sent it learns nothing more; its outcome goes to a destination, if one is set.'
  if (statusCode === 204) return 'A dry run: the event would be taken. Nothing was invoked.'
  if (errorType === 'Runtime.Unavailable') return 'Every poll of the Managed Instance was busy. The invoker should try again later.'
  if (statusCode === 400) return 'The Invoke API refuses an event that is not JSON. No environment has seen it.'
  if (statusCode === 413) return 'The event is larger than the Invoke API takes. No environment has seen it.'
  if (statusCode === 429)
    return 'text' in body && body.text.includes('Reserved')
      ? 'Every environment that is reserved for this function was busy. The invoker should try again later.'
      : 'Every environment was busy and no more may start. The invoker should try again later.'
  if (functionError)
    return 'The status is 200 although the function failed: the Invoke API worked. Only the header X-Amz-Function-Error tells, so an invoker has to look at it.'
  return 'The body is what your code posted, byte for byte.'
}

/** What the browser gets from the front that sent the event; undefined when nobody was in front, or before there is an answer. */
export function browserGets(answer: Answer, bodies: Recording['bodies'] | undefined): HttpAnswer | undefined {
  const { front, result, respondedAt, at, payload } = answer
  if (!front || !result || !bodies) return undefined
  const { statusCode, functionError, body } = result
  const bytes = 'text' in body ? undefined : bodies.get(body.id)
  const text = 'text' in body ? body.text : bytes && isUtf8(bytes) ? textOf(bytes) : undefined
  const outcome = { statusCode, text, bytes: bytes?.length ?? text?.length ?? 0, tookMs: (respondedAt ?? at) - at }
  const multiValue = front === 'alb' && textOf(bodies.get(payload.id)).includes('"multiValueHeaders"')
  return answerThrough(front, { ...outcome, ...(functionError && { functionError }) }, multiValue)
}

/** Where an asynchronous event stands. */
export interface QueueStory {
  readonly attempts: readonly EventOf<'queue.attempted'>[]
  /** Simulated ms: the next attempt is due then. */
  readonly waitsUntil?: number
  readonly because?: 'error' | 'throttled'
  readonly finished?: EventOf<'queue.finished'>
  readonly deliveries: readonly Delivery[]
}

/** The story of an asynchronous event; undefined for others. */
export function queueStory({ queue }: Answer, { bodies, startedAt }: Pick<Recording, 'bodies' | 'startedAt'>): QueueStory | undefined {
  if (!queue) return undefined
  const last = queue.at(-1)
  const finished = last?.type === 'queue.finished' ? last : undefined
  const read = ({ id }: BodyRef) => textOf(bodies.get(id))
  return {
    attempts: queue.filter((event): event is EventOf<'queue.attempted'> => event.type === 'queue.attempted'),
    ...(last?.type === 'queue.returned' && { waitsUntil: last.until, because: last.because }),
    ...(finished && { finished }),
    deliveries: finished ? deliveriesOf(queue, finished, startedAt, read) : [],
  }
}
