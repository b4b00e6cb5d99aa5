import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, Outcome, TraceEvent } from '#lambda/events.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { Reply, RequestId } from '#lambda/runtime-api.ts'
import type { Trace } from './timeline.ts'

export type Lifeline = 'code' | 'api' | 'service'

/** `wait` is an open poll, `note` happens on one lifeline, the others are arrows. `error` says that something was refused or failed. */
export type Tone = 'request' | 'ok' | 'error' | 'wait' | 'note' | 'frozen'

/** One logical step of the protocol: a row of the sequence picture. */
export interface Step {
  /** The event it stands for. */
  readonly seq: number
  readonly from: Lifeline
  /** Equal to `from` when nothing travels. */
  readonly to: Lifeline
  readonly label: string
  readonly tone: Tone
  readonly environmentId?: EnvironmentId
  readonly requestId?: RequestId
}

/** The rows of the sequence picture, in order. Events that are no message and change no phase have no row. */
export function sequence(trace: Trace): readonly Step[] {
  const toStep = steps()
  return trace.flatMap((event) => toStep(event) ?? [])
}

/** Draws events one by one, in their order; undefined for an event that has no row. */
export function steps(): (event: TraceEvent) => Step | undefined {
  const requestOf = new Map<string, RequestId>()
  return (event) => {
    const drawn = draw(event)
    const requestId = requestIdOf(event, requestOf)
    if (!drawn) return undefined
    const environmentId = 'environmentId' in event ? event.environmentId : undefined
    return { seq: event.seq, ...drawn, ...(environmentId && { environmentId }), ...(requestId && { requestId }) }
  }
}

/** Which invocation an event belongs to; what happens in an environment belongs to the one that is under way there. */
function requestIdOf(event: TraceEvent, current: Map<string, RequestId>): RequestId | undefined {
  if (event.type === 'platform.start' || (event.type === 'environment.started' && event.requestId)) {
    if (event.requestId) current.set(event.environmentId, event.requestId)
    return event.requestId
  }
  if ('invocation' in event) return event.invocation.requestId
  if ('requestId' in event) return event.requestId
  if (!('environmentId' in event)) return undefined
  const requestId = current.get(event.environmentId)
  if (event.type === 'environment.frozen') current.delete(event.environmentId)
  return requestId
}

type Drawn = Pick<Step, 'from' | 'to' | 'label' | 'tone'>
const arrow = (from: Lifeline, to: Lifeline, label: string, tone: Tone): Drawn => ({ from, to, label, tone })
const note = (on: Lifeline, label: string, tone: Tone = 'note'): Drawn => ({ from: on, to: on, label, tone })

function draw(event: TraceEvent): Drawn | undefined {
  switch (event.type) {
    case 'invoke.requested':
      return note('service', 'Invoke: an event arrives')
    case 'invoke.refused':
      return note('service', 'Invoke refused', 'error')
    case 'invoke.throttled':
      return note('service', '429 throttled', 'error')
    case 'environment.started':
      return note('service', event.cause === 'attached' ? 'a runtime connects' : `start ${event.environmentId}`)
    case 'process.spawned':
      return event.process === 1
        ? arrow('service', 'code', 'run bootstrap', 'request')
        : arrow('service', 'code', 'run bootstrap again', 'request')
    case 'process.exited':
      return note('code', exitLabel(event.status), 'error')
    case 'api.called':
      return arrow('code', 'api', `${event.request.method} ${shortPath(event.request.path)}`, 'request')
    case 'api.parked':
      return { from: 'code', to: 'api', label: 'waiting for an event', tone: 'wait' }
    case 'api.replied':
      return arrow('api', 'code', replyLabel(event.reply), event.reply.status < 400 ? 'ok' : 'error')
    case 'api.hungUp':
      return arrow('code', 'api', 'closed the connection', 'error')
    case 'platform.start':
      return arrow('service', 'api', eventLabel(event), 'request')
    case 'platform.initReport':
      return drawInit(event.status)
    case 'platform.runtimeDone':
      return event.status === 'timeout' ? note('service', 'timed out', 'error') : undefined
    case 'invoke.responded':
      return drawResult(event.result)
    case 'environment.frozen':
      return note('code', 'frozen', 'frozen')
    case 'environment.thawed':
      return note('code', 'thawed')
    case 'environment.reset':
      return note('code', `${event.environmentId} is reset: ${event.reason}`, 'error')
    case 'environment.stopped':
      return note('code', `${event.environmentId} ends: ${event.reason}`, 'error')
    default:
      return drawStream(event) ?? drawExtension(event) ?? drawQueue(event)
  }
}

function drawStream(event: TraceEvent): Drawn | undefined {
  switch (event.type) {
    case 'response.begun':
      return note('api', 'the response streams')
    case 'response.chunk':
      return arrow('code', 'api', `${event.chunk.bytes} bytes`, 'request')
    case 'response.ended':
      return event.errorType === undefined
        ? note('api', 'the stream ends')
        : note('api', `error in the trailers: ${event.errorType}`, 'error')
    default:
      return undefined
  }
}

function drawQueue(event: TraceEvent): Drawn | undefined {
  switch (event.type) {
    case 'invoke.dryRun':
      return note('service', 'Invoke: a dry run')
    case 'invoke.accepted':
      return note('service', '202: the event is in the queue')
    case 'queue.taken':
      return note('service', `from the queue: attempt ${event.attempt}`)
    case 'queue.attempted':
      return event.result.functionError
        ? arrow('api', 'service', `attempt ${event.attempt} failed`, 'error')
        : arrow('api', 'service', `attempt ${event.attempt} succeeded`, 'ok')
    case 'queue.returned':
      return note('service', event.because === 'error' ? 'back into the queue, to try again' : 'throttled, back into the queue')
    case 'queue.finished':
      return note('service', `queue: ${event.condition}`, event.condition === 'Success' ? 'note' : 'error')
    default:
      return undefined
  }
}

function drawExtension(event: TraceEvent): Drawn | undefined {
  switch (event.type) {
    case 'environment.shuttingDown':
      return note('service', `${event.environmentId}: SHUTDOWN, ${event.shutdownReason}`)
    case 'extension.spawned':
      return arrow('service', 'code', `run extension ${event.name}`, 'request')
    case 'extension.exited':
      return note('code', `extension ${event.name}: ${exitLabel(event.status)}`, 'error')
    default:
      return undefined
  }
}

const shortPath = (path: string): string =>
  path
    .replace(/^\/2018-06-01\/runtime/, '')
    .replace(/^\/invocation\/next$/, 'next')
    .replace(/^\/invocation\/([^/]{1,8})[^/]*\/(response|error)$/, '$2')
    .replace(/^\/init\/error$/, 'init/error')
    .replace(/^\/2020-01-01\/extension\//, 'extension/')

const eventLabel = ({ cold, restart }: EventOf<'platform.start'>): string =>
  cold ? 'event (cold start)' : restart ? 'event (after a reset)' : 'event'

const exitLabel = (status: { readonly code: number } | { readonly signal: string } | { readonly entrypoint: string }): string =>
  'code' in status ? `exit ${status.code}` : 'signal' in status ? status.signal : 'cannot start'

function drawInit(status: Outcome): Drawn | undefined {
  if (status === 'success') return undefined
  return note('service', status === 'timeout' ? 'init took too long' : 'init failed', 'error')
}

/** What the invoker gets. A refusal of the service itself never passed the Runtime API. */
function drawResult({ statusCode, functionError }: InvokerResult): Drawn {
  if (statusCode !== 200) return note('service', `the invoker gets ${statusCode}`, 'error')
  return functionError ? arrow('api', 'service', `200 ${functionError}`, 'error') : arrow('api', 'service', '200 result', 'ok')
}

function replyLabel(reply: Reply): string {
  switch (reply.status) {
    case 200:
      if ('registered' in reply) return '200 registered'
      if ('subscribed' in reply) return '200 subscribed'
      return 'event' in reply ? `200 ${reply.event.eventType}` : '200 event'
    case 202:
      return '202 accepted'
    case 404:
      return '404 page not found'
    case 405:
      return '405 method not allowed'
    default:
      return `${reply.status} ${reply.errorType}`
  }
}
