import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { EventOf, Fact } from './events.ts'
import { asynchronousDefaults, retryWaitsMs, throttleWaitsMs } from './limits.ts'
import type { Invocation, RequestId } from './runtime-api.ts'
import type { World } from './world.ts'

/** How Lambda treats events of the invocation type `Event` (developer guide, "How Lambda handles errors and retries with asynchronous invocation"). */
export interface AsynchronousConfig {
  /** Attempts after the first one when the function fails: 0, 1 or 2. */
  readonly maxRetries: number
  /** An event that waits longer is given up, ms. */
  readonly maxAgeMs: number
  /** ARNs of where a record of the outcome goes. */
  readonly onSuccess?: string
  readonly onFailure?: string
  /** ARN of the dead-letter queue: it gets the bare event. */
  readonly deadLetter?: string
}

/** An event that its invoker does not wait for. */
export interface Queued {
  readonly invocation: Invocation
  readonly since: Millis
  /** Attempts begun that reached the function. */
  readonly attempts: number
  readonly throttles: number
  /** When the next attempt is due; undefined while one is under way. */
  readonly dueAt?: Millis
}

/** Why an asynchronous event is done with. */
export type QueueCondition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded'

const policyOf = ({ config }: World): AsynchronousConfig => config.asynchronous ?? asynchronousDefaults

/** Lambda takes an event from its queue and tries it, unless it has become too old. */
export function takeFromQueue(world: World, requestId: RequestId, now: Millis): readonly Fact[] {
  const queued = world.queue[requestId]
  if (!queued || queued.dueAt === undefined || queued.dueAt > now) return []
  if (now - queued.since > policyOf(world).maxAgeMs) return [finished(world, requestId, 'EventAgeExceeded')]
  return [{ type: 'queue.taken', requestId, attempt: queued.attempts + 1 }]
}

/** What an invoker would get is, for an event from the queue, the end of an attempt. */
export function attempted(world: World, fact: Extract<Fact, { type: 'invoke.responded' }>, now: Millis): readonly Fact[] {
  const queued = world.queue[fact.requestId]
  if (!queued) return [fact]
  const { requestId, result } = fact
  const { maxRetries, maxAgeMs } = policyOf(world)
  if (result.statusCode === 429) {
    const until = ms(now + (throttleWaitsMs[queued.throttles] ?? throttleWaitsMs.at(-1) ?? 0))
    return until - queued.since > maxAgeMs
      ? [finished(world, requestId, 'EventAgeExceeded')]
      : [{ type: 'queue.returned', requestId, because: 'throttled', until }]
  }
  const attempt: Fact = { type: 'queue.attempted', requestId, attempt: queued.attempts, result }
  if (result.functionError === undefined) return [attempt, finished(world, requestId, 'Success')]
  const until = ms(now + (retryWaitsMs[queued.attempts - 1] ?? 0))
  if (queued.attempts > maxRetries) return [attempt, finished(world, requestId, 'RetriesExhausted')]
  if (until - queued.since > maxAgeMs) return [attempt, finished(world, requestId, 'EventAgeExceeded')]
  return [attempt, { type: 'queue.returned', requestId, because: 'error', until }]
}

function finished(world: World, requestId: RequestId, condition: QueueCondition): Fact {
  const { onSuccess, onFailure, deadLetter } = policyOf(world)
  const destination = condition === 'Success' ? onSuccess : onFailure
  const dead = condition === 'Success' ? undefined : deadLetter
  return {
    type: 'queue.finished',
    requestId,
    condition,
    ...(destination !== undefined && { destination }),
    ...(dead !== undefined && { deadLetter: dead }),
  }
}

/** The queue after an event. */
export function queueAfter(queue: World['queue'], event: EventOf<'queue.taken' | 'queue.returned' | 'queue.finished'>): World['queue'] {
  const { requestId } = event
  const { [requestId]: queued, ...others } = queue
  if (!queued || event.type === 'queue.finished') return others
  if (event.type === 'queue.taken') {
    const { dueAt: _now, ...taken } = queued
    return { ...queue, [requestId]: { ...taken, attempts: event.attempt } }
  }
  const throttled = event.because === 'throttled'
  // A throttled event has not reached the function.
  const counts = throttled ? { attempts: queued.attempts - 1, throttles: queued.throttles + 1 } : { throttles: 0 }
  return { ...queue, [requestId]: { ...queued, ...counts, dueAt: event.until } }
}
