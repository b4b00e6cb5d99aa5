import { getResponse, type HttpHandler } from 'msw'
import type { Bytes } from '#base/bytes.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import type { PlainRequest, PlainResponse } from '#base/plain-http.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { refuseForeign, runtimeApiOrigin } from './addresses.ts'
import { streamedBody, withArrivingBody } from './arriving.ts'
import { callDirectly, callOf } from './direct.ts'
import { callerHeaders, streams } from './handlers.ts'

/** `visible`: through the page's service worker, so that the call stands in the browser's Network panel. `direct`: in process. */
export type WirePath = 'visible' | 'direct'

export interface GatewayOptions {
  readonly handlers: readonly HttpHandler[]
  readonly simulation: Simulation
  /** Names the run in the page, so that a late poll never reaches another run. */
  readonly sessionId: string
  readonly path: WirePath
  /** A poll through the service worker is asked again after so many milliseconds: browsers end one after 310 s. */
  readonly sliceMs?: number
}

export interface Gateway {
  /**
   * How programs in this environment reach the network, which is the Runtime API and nothing else. Rejects with
   * `NetworkFailure` when the address is another one or the environment has ended, and with the signal's reason when aborted.
   * `arriving`: the body, while it is still being written. A streamed response is passed on as it comes, always in process: a
   * service worker takes bodies whole. Any other request waits for the end of its body.
   */
  readonly fetchFor: (environmentId: EnvironmentId) => (request: Request, arriving?: ReadableStream<Bytes>) => Promise<Response>
  /** A shorter road for the calls of an invocation; undefined for what has to go by `fetchFor`, as everything has on the visible path. */
  readonly callFor: (environmentId: EnvironmentId) => (request: PlainRequest, signal: AbortSignal) => Promise<PlainResponse> | undefined
}

export function createGateway(options: GatewayOptions): Gateway {
  let calls = 0
  const newExchange = (environmentId: EnvironmentId) => {
    calls += 1
    return `${environmentId}/${calls}` as ExchangeId
  }
  const { simulation, path } = options
  return {
    callFor: (environmentId) => (request, signal) => {
      if (path === 'visible') return undefined
      refuseForeign(new URL(request.url))
      const call = callOf(simulation, request)
      return call && callDirectly(simulation, environmentId, newExchange(environmentId), request, call, signal)
    },
    fetchFor: (environmentId) => async (request, arriving) => {
      refuseForeign(new URL(request.url))
      const exchangeId = newExchange(environmentId)
      const hangUp = () => simulation.hangUp(exchangeId)
      request.signal.addEventListener('abort', hangUp, { once: true })
      try {
        return await converse(options, environmentId, await marked(options, request, environmentId, exchangeId, arriving))
      } finally {
        request.signal.removeEventListener('abort', hangUp)
        hangUp()
      }
    },
  }
}

/** One request of a program, with the marks that say who is calling, in a form that can be sent again. */
interface MarkedRequest {
  readonly url: string
  readonly init: RequestInit & { readonly method: string }
  readonly signal: AbortSignal
  /** A body that is still being written. It can be sent once. */
  readonly arriving?: ReadableStream<Bytes>
}

async function marked(
  { sessionId, simulation }: GatewayOptions,
  request: Request,
  environmentId: EnvironmentId,
  exchangeId: ExchangeId,
  arriving?: ReadableStream<Bytes>,
): Promise<MarkedRequest> {
  const headers = new Headers(request.headers)
  headers.set(callerHeaders.session, sessionId)
  headers.set(callerHeaders.environment, environmentId)
  headers.set(callerHeaders.exchange, exchangeId)
  const url = request.url.replace(new URL(request.url).origin, runtimeApiOrigin)
  const { method, signal } = request
  const init = { method, headers, cache: 'no-store', credentials: 'omit' } as const
  if (arriving && streams(simulation, request)) return { url, init, signal, arriving }
  // Firefox gives no stream of a request's body.
  const body = await (arriving ? new Response(arriving) : request).arrayBuffer()
  return { url, init: { ...init, ...(body.byteLength > 0 && { body }) }, signal }
}

/** Asks until there is a reply. Asking again under the same exchange id is harmless; only a lost environment ends it. */
async function converse(options: GatewayOptions, environmentId: EnvironmentId, request: MarkedRequest): Promise<Response> {
  const { handlers, simulation, path } = options
  const isAlive = () => simulation.getWorld().environments[environmentId]?.phase.name !== 'stopped'
  let visible = path === 'visible' && !request.arriving
  while (isAlive()) {
    request.signal.throwIfAborted()
    if (visible && navigator.serviceWorker?.controller) {
      const outcome = await askVisibly(request, options.sliceMs ?? 120_000)
      if (outcome instanceof Response) return outcome
      // The service worker was lost in mid-call: the same exchange goes on in process.
      visible = outcome === 'sliceOver'
    } else {
      const response = await getResponse([...handlers], inProcess(request))
      if (response && response.type !== 'error') return response
      break
    }
  }
  request.signal.throwIfAborted()
  throw new NetworkFailure('connectionClosed', `The environment ${environmentId} has ended`)
}

function inProcess({ url, init, signal, arriving }: MarkedRequest): Request {
  const request = new Request(url, { ...init, signal })
  return arriving ? withArrivingBody(request, streamedBody(arriving)) : request
}

async function askVisibly({ url, init, signal }: MarkedRequest, sliceMs: number): Promise<Response | 'sliceOver' | 'lost'> {
  const slice = new AbortController()
  const timer = init.method === 'GET' ? setTimeout(() => slice.abort(), sliceMs) : undefined
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, slice.signal]) })
    const { status, statusText, headers } = response
    // A reply counts when all of it has come: until then the same exchange may be asked for again.
    const body = await response.arrayBuffer()
    return new Response(isBodiless(status) ? null : body, { status, statusText, headers })
  } catch {
    return slice.signal.aborted ? 'sliceOver' : 'lost'
  } finally {
    clearTimeout(timer)
  }
}

const isBodiless = (status: number): boolean => status === 204 || status === 205 || status === 304
