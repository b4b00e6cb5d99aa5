import { getResponse, type HttpHandler } from 'msw'
import { NetworkFailure } from '#base/network-failure.ts'
import type { PlainRequest, PlainResponse } from '#base/plain-http.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { refuseForeign, runtimeApiOrigin } from './addresses.ts'
import { callDirectly, callOf } from './direct.ts'
import { callerHeaders } from './handlers.ts'

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
   */
  readonly fetchFor: (environmentId: EnvironmentId) => (request: Request) => Promise<Response>
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
    fetchFor: (environmentId) => async (request) => {
      refuseForeign(new URL(request.url))
      const exchangeId = newExchange(environmentId)
      const hangUp = () => simulation.hangUp(exchangeId)
      request.signal.addEventListener('abort', hangUp, { once: true })
      try {
        return await converse(options, environmentId, await marked(options, request, environmentId, exchangeId))
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
}

async function marked(
  { sessionId }: GatewayOptions,
  request: Request,
  environmentId: EnvironmentId,
  exchangeId: ExchangeId,
): Promise<MarkedRequest> {
  const headers = new Headers(request.headers)
  headers.set(callerHeaders.session, sessionId)
  headers.set(callerHeaders.environment, environmentId)
  headers.set(callerHeaders.exchange, exchangeId)
  const body = await request.arrayBuffer()
  const url = request.url.replace(new URL(request.url).origin, runtimeApiOrigin)
  return {
    url,
    init: { method: request.method, headers, cache: 'no-store', credentials: 'omit', ...(body.byteLength > 0 && { body }) },
    signal: request.signal,
  }
}

/** Asks until there is a reply. Asking again under the same exchange id is harmless; only a lost environment ends it. */
async function converse(options: GatewayOptions, environmentId: EnvironmentId, request: MarkedRequest): Promise<Response> {
  const { handlers, simulation, path } = options
  const isAlive = () => simulation.getWorld().environments[environmentId]?.phase.name !== 'stopped'
  let visible = path === 'visible'
  while (isAlive()) {
    request.signal.throwIfAborted()
    if (visible && navigator.serviceWorker?.controller) {
      const outcome = await askVisibly(request, options.sliceMs ?? 120_000)
      if (outcome instanceof Response) return outcome
      // The service worker was lost in mid-call: the same exchange goes on in process.
      visible = outcome === 'sliceOver'
    } else {
      const response = await getResponse([...handlers], new Request(request.url, { ...request.init, signal: request.signal }))
      if (response && response.type !== 'error') return response
      break
    }
  }
  request.signal.throwIfAborted()
  throw new NetworkFailure('connectionClosed', `The environment ${environmentId} has ended`)
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
