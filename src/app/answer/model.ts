import type { EnvironmentId } from '#lambda/environment.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { Invocation, RequestId } from '#lambda/runtime-api.ts'
import type { Trace } from '#trace/timeline.ts'

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
    if (event.type === 'platform.start') answers.set(known.requestId, { ...known, environmentId: event.environmentId, cold: event.cold })
    if (event.type === 'invoke.responded')
      answers.set(known.requestId, { ...known, result: event.result, respondedSeq: event.seq, respondedAt: event.at })
  }
  return [...answers.values()]
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
