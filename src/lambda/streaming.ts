import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Environment, ExchangeId, Phase, Responding } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { responseLimitBytes, streamBytesPerSecond, streamFreeBytes, streamLimitBytes } from './limits.ts'
import type { BodyRef, Reply } from './runtime-api.ts'
import { livingEnvironments, type World } from './world.ts'

/** How a streamed body ended. */
export interface StreamEnd {
  /** All of its pieces. */
  readonly body: BodyRef
  /** The connection ended before the last chunk. */
  readonly truncated?: true
  /** Trailer `Lambda-Runtime-Function-Error-Type`. */
  readonly errorType?: string
  /** Trailer `Lambda-Runtime-Function-Error-Body`, decoded. */
  readonly errorBody?: BodyRef
}

type Invoking = Extract<Phase, { name: 'invoking' }>

/** The environment that streams its response in this exchange. */
function streaming(world: World, exchangeId: ExchangeId) {
  for (const environment of livingEnvironments(world)) {
    const { phase } = environment
    if (phase.name === 'invoking' && phase.responding?.exchangeId === exchangeId) return { environment, phase, sofar: phase.responding }
  }
  return undefined
}

const limitFor = ({ invocation }: Invoking): number => (invocation.streamed ? streamLimitBytes : responseLimitBytes)

/** When a piece that arrives now reaches the invoker. The rate is the documented one; a real network varies, so this is *modelled*. */
function reachesInvoker({ bytes, sentAt }: Responding, more: number, now: Millis): Millis {
  const capped = Math.max(0, bytes + more - streamFreeBytes) - Math.max(0, bytes - streamFreeBytes)
  return ms(Math.max(sentAt, now) + (capped / streamBytesPerSecond) * 1000)
}

/** A piece of a streamed response. One too many counts as the answer: the invoker learns that the response is too large. */
export function takeChunk(world: World, exchangeId: ExchangeId, chunk: BodyRef, now: Millis): readonly Fact[] {
  const stream = streaming(world, exchangeId)
  if (!stream) return []
  const { environment, phase, sofar } = stream
  const { requestId } = phase.invocation
  const bytes = sofar.bytes + chunk.bytes
  if (bytes > limitFor(phase)) return tooLarge(environment, phase, exchangeId, bytes)
  const reachesInvokerAt = reachesInvoker(sofar, chunk.bytes, now)
  return [{ type: 'response.chunk', environmentId: environment.id, exchangeId, requestId, chunk, reachesInvokerAt }]
}

function tooLarge({ id: environmentId }: Environment, phase: Invoking, exchangeId: ExchangeId, bytes: number): readonly Fact[] {
  const { requestId } = phase.invocation
  return [
    { type: 'api.replied', environmentId, exchangeId, reply: payloadTooLarge(limitFor(phase)) },
    { type: 'invoke.responded', requestId, result: invoker.responseTooLarge(bytes, limitFor(phase)) },
  ]
}

export const payloadTooLarge = (limit: number): Reply => ({
  status: 413,
  errorType: 'RequestEntityTooLarge',
  errorMessage: `Exceeded maximum allowed payload size (${limit} bytes).`,
})

/** The end of a streamed response: whole, cut off, or with an error in its trailers. */
export function endStream(world: World, exchangeId: ExchangeId, end: StreamEnd, now: Millis): readonly Fact[] {
  const stream = streaming(world, exchangeId)
  if (!stream) return []
  const { environment, phase, sofar } = stream
  const { id: environmentId } = environment
  const replied = (reply: Reply): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply })
  if (end.truncated)
    return [replied({ status: 400, errorType: 'TruncatedHTTPRequest', errorMessage: 'HTTP request detected as truncated' })]
  if (sofar.sentAt > now) return [{ type: 'response.draining', environmentId, exchangeId, end, until: sofar.sentAt }]
  const { requestId } = phase.invocation
  const errorType = end.errorType ?? (end.errorBody ? 'Runtime.Unknown' : undefined)
  return [
    { type: 'response.ended', environmentId, exchangeId, requestId, body: end.body, ...(errorType !== undefined && { errorType }) },
    replied({ status: 202 }),
    { type: 'invoke.responded', requestId, result: resultOf(phase, end, errorType) },
  ]
}

/**
 * Who streams has the pieces already and learns of an error at the end; who waits for the whole gets the error in its place
 * (not confirmed: no recording of the service shows a buffered invocation of a stream that failed midway).
 */
function resultOf({ invocation }: Invoking, { body, errorBody }: StreamEnd, errorType: string | undefined): invoker.InvokerResult {
  if (errorType === undefined) return invoker.answered(body)
  if (invocation.streamed) return { ...invoker.failed(body), errorType, ...(errorBody && { errorDetails: errorBody }) }
  return invoker.failed(errorBody ?? { text: JSON.stringify({ errorType }) })
}
