import { bytesOf } from '#base/bytes.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import type { PlainRequest, PlainResponse } from '#base/plain-http.ts'
import { Cancelled } from '#engine/exchanges.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { messageOf } from '#lambda/reply-message.ts'
import { type Call, type Reply, type RequestId, runtimeApiPaths } from '#lambda/runtime-api.ts'
import { byteString, errorCall, type HeaderOf, responseCall } from './answering.ts'

/**
 * The three calls of an invocation without the objects of `fetch`, which take ten times as long as the calls themselves. It means the same as
 * the handlers; undefined for every other request, and for a response that is streamed: these are for the handlers.
 */
export function callOf({ bodies }: Simulation, { method, url, headers, body }: PlainRequest): Call | undefined {
  const { pathname } = new URL(url)
  if (method === 'GET') return pathname === runtimeApiPaths.next ? { op: 'next' } : undefined
  const [, requestId, outcome] = (method === 'POST' && answerPath.exec(pathname)) || []
  if (!requestId) return undefined
  const header = headerIn(headers)
  if (outcome === 'error') return errorCall(requestId as RequestId, header, body, bodies.put)
  return header('Lambda-Runtime-Function-Response-Mode') === 'streaming'
    ? undefined
    : responseCall(requestId as RequestId, header, body, bodies.put)
}

const answerPath = new RegExp(`^${runtimeApiPaths.next.replace(/next$/, '')}([\\w-]+)/(response|error)$`)

const headerIn =
  (headers: PlainRequest['headers']): HeaderOf =>
  (wanted) => {
    const values = headers.filter(([name]) => name.toLowerCase() === wanted.toLowerCase()).map(([, value]) => value.trim())
    return values.length > 0 ? values.join(', ') : null
  }

/** Makes such a call. Rejects with `NetworkFailure` when the environment has ended, and with the signal's reason when aborted. */
export async function callDirectly(
  simulation: Simulation,
  environmentId: EnvironmentId,
  exchangeId: ExchangeId,
  request: PlainRequest,
  call: Call,
  signal: AbortSignal,
): Promise<PlainResponse> {
  signal.throwIfAborted()
  const hangUp = () => simulation.hangUp(exchangeId)
  signal.addEventListener('abort', hangUp, { once: true })
  const { pathname, search } = new URL(request.url)
  const { method, headers } = request
  try {
    return messageIn(simulation, await simulation.call(environmentId, exchangeId, { method, path: pathname + search, headers }, call))
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    signal.throwIfAborted()
    throw new NetworkFailure('connectionClosed', `The environment ${environmentId} has ended`)
  } finally {
    signal.removeEventListener('abort', hangUp)
    hangUp()
  }
}

function messageIn({ bodies, startedAt, clock }: Simulation, reply: Reply): PlainResponse {
  const { status, statusText, headers, body } = messageOf(reply, startedAt + clock.now())
  const named = headers.map(([name, value]) => [name.toLowerCase(), byteString(value)] as const)
  return {
    status,
    statusText,
    headers: named.sort(([one], [other]) => (one < other ? -1 : 1)),
    // Handed on to whoever asked: the trace keeps its own.
    body: 'text' in body ? bytesOf(body.text) : bodies.get(body.id).slice(),
  }
}
