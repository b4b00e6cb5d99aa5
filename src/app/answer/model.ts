import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { modelledRun } from '#lambda/price.ts'
import type { Invocation, RequestId } from '#lambda/runtime-api.ts'
import { lastWhere, reader } from '#trace/reader.ts'
import type { Trace } from '#trace/timeline.ts'
import { duration } from '../units.ts'

/** One event and what its invoker has received by now. */
export interface Answer {
  readonly requestId: RequestId
  readonly payload: Invocation['payload']
  /** Position of the event in the trace. */
  readonly seq: number
  readonly at: number
  readonly environmentId?: EnvironmentId
  readonly cold?: boolean
  readonly result?: InvokerResult
  /** When the invoker received it: position, and ms since the run began. */
  readonly respondedSeq?: number
  readonly respondedAt?: number
  /** What the log reports of the invocation: its duration as measured here, and the memory setting. */
  readonly reported?: { readonly durationMs: number; readonly memoryMb: number }
}

/** Every event sent so far, the oldest first, with its result if there was one by the cursor. */
export function answerOf(trace: Trace, cursor: number): readonly Answer[] {
  const answers = new Map<RequestId, Answer>()
  for (const event of trace) {
    if (event.seq > cursor) break
    if (event.type === 'invoke.requested' || event.type === 'invoke.refused') {
      const { requestId, payload } = event.invocation
      answers.set(requestId, { requestId, payload, seq: event.seq, at: event.at })
    }
    const known = 'requestId' in event && event.requestId ? answers.get(event.requestId) : undefined
    if (!known) continue
    answers.set(known.requestId, { ...known, ...newsOf(event) })
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
      if (event.type === 'invoke.requested' || event.type === 'invoke.refused') {
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

/** What an event adds to the answer it belongs to. */
function newsOf(event: TraceEvent): Partial<Answer> {
  if (event.type === 'platform.start') return { environmentId: event.environmentId, cold: event.cold }
  if (event.type === 'invoke.responded') return { result: event.result, respondedSeq: event.seq, respondedAt: event.at }
  if (event.type === 'platform.report') return { reported: { durationMs: event.durationMs, memoryMb: event.memoryMb } }
  return {}
}

/** What the memory setting would make of an invocation, by AWS's published numbers: all its time is taken as work for one vCPU. */
export function modelledSentence({ durationMs, memoryMb }: NonNullable<Answer['reported']>): string {
  const { cpuShare, milliseconds, dollars } = modelledRun(memoryMb, durationMs)
  const share = `${memoryMb} MB are ${(cpuShare * 100).toFixed(0)} % of a vCPU`
  return `${share}: what computed for ${duration(durationMs)} here would take ${duration(milliseconds)} and cost $${(dollars * 1e6).toFixed(2)} a million times.`
}

/** What a result means, in one sentence. */
export function explain({ statusCode, functionError }: InvokerResult): string {
  if (statusCode === 400) return 'The Invoke API refuses an event that is not JSON. No environment has seen it.'
  if (statusCode === 413) return 'The event is larger than the Invoke API takes. No environment has seen it.'
  if (statusCode === 429) return 'Every environment was busy and no more may start. The invoker should try again later.'
  if (functionError)
    return 'The status is 200 although the function failed: the Invoke API worked. Only the header X-Amz-Function-Error tells, so an invoker has to look at it.'
  return 'The body is what your code posted, byte for byte.'
}
