import { type HttpHandler, HttpResponse, http } from 'msw'
import { type Bytes, bytesOf } from '#base/bytes.ts'
import { carriedHeaders, carriedHeadersName, type HeaderList } from '#base/carried-headers.ts'
import { Cancelled } from '#engine/exchanges.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { messageOf } from '#lambda/reply-message.ts'
import { type Call, metadataPath, pingPath, type Reply, type RequestId, runtimeApiPaths, servedPaths } from '#lambda/runtime-api.ts'
import { metadataToken } from '#lambda/variables.ts'
import { byteString, errorCall, errorTypeOf, responseCall } from './answering.ts'
import { extensionCall, extensionMethods } from './extension-calls.ts'
import { passOn } from './streamed-response.ts'

/** Headers by which the gateway says who is calling. They are not part of what the program sent. */
export const callerHeaders = { session: 'x-lambda-session', environment: 'x-lambda-environment', exchange: 'x-lambda-exchange' } as const
/** Set by the server alone: the request's body ended before its announced length. */
export const truncatedName = 'x-lambda-truncated'
const notSent: ReadonlySet<string> = new Set([...Object.values(callerHeaders), carriedHeadersName, truncatedName])

export interface HandlerOptions {
  /** Where the API is served, `http://127.0.0.1:9001`; `*` for a server that knows no other origin. */
  readonly origin: string
  /** The environment that every request comes from. Without it the gateway's headers say so. */
  readonly environmentId?: EnvironmentId | 'attached'
}

/**
 * The Lambda Runtime API as MSW handlers, defined once for the service worker, for `getResponse` and for the Node server.
 * They only translate: HTTP to `Call`, `Reply` to HTTP. Without the gateway's headers a request comes from the one attached
 * process, and its exchange ends with the reply or with the connection. A call whose environment is gone gets a network error.
 */
export function runtimeApiHandlers(simulation: Simulation, { origin, environmentId }: HandlerOptions): HttpHandler[] {
  const { next, response, error, initError, restoreNext, restoreError } = runtimeApiPaths
  const answer = (request: Request, call: Call) => exchange(simulation, request, call, environmentId)
  const { put: keep } = simulation.bodies
  const served = servedPaths(simulation.config).map(exactly)

  return [
    http.get(`${origin}${pingPath}`, () => pong(simulation)),
    http.get(`${origin}${metadataPath}`, ({ request }) => metadata(request)),
    http.all(`${origin}/*`, ({ request }) => (isKnownPath(request, served) ? undefined : answer(request, { op: 'unknownPath' }))),
    ...Object.entries(extensionMethods).map(([path, method]) =>
      http[method === 'GET' ? 'get' : method === 'PUT' ? 'put' : 'post'](`${origin}${path}`, async ({ request }) =>
        answer(request, extensionCall(simulation, path, request.headers, await bytesIn(request))),
      ),
    ),
    http.get(`${origin}${next}`, ({ request }) => answer(request, { op: 'next' })),
    http.post<{ requestId: RequestId }>(`${origin}${response}`, async ({ request, params: { requestId } }) => {
      if (streams(simulation, request) && !request.headers.has(truncatedName)) return answer(request, streamedCall(request, requestId))
      const call = responseCall(requestId, headerOf(request), await bytesIn(request), keep)
      return answer(request, { ...call, ...truncation(request) })
    }),
    http.post<{ requestId: RequestId }>(`${origin}${error}`, async ({ request, params: { requestId } }) => {
      const call = errorCall(requestId, headerOf(request), await bytesIn(request), keep)
      return answer(request, { ...call, ...truncation(request) })
    }),
    http.post(`${origin}${initError}`, async ({ request }) => {
      const bytes = await bytesIn(request)
      return answer(request, { op: 'initError', body: keep(bytes), ...errorTypeOf(headerOf(request), bytes) })
    }),
    http.get(`${origin}${restoreNext}`, ({ request }) => answer(request, { op: 'restoreNext' })),
    http.post(`${origin}${restoreError}`, async ({ request }) => {
      const bytes = await bytesIn(request)
      return answer(request, { op: 'restoreError', body: keep(bytes), ...errorTypeOf(headerOf(request), bytes) })
    }),
    http.all(`${origin}/*`, ({ request }) => answer(request, { op: 'wrongMethod', allow: methodOf(request) })),
  ]
}

/** Whether a response is taken while it is being written. Managed Instances take it whole here. */
export const streams = ({ config }: Simulation, { headers }: Request): boolean =>
  headers.get('Lambda-Runtime-Function-Response-Mode') === 'streaming' && config.mode !== 'managed'

function streamedCall({ headers }: Request, requestId: RequestId): Call {
  const contentType = headers.get('Content-Type')
  return { op: 'response', requestId, mode: 'streaming', ...(contentType !== null && { contentType }) }
}

const pong = ({ startedAt, clock }: Simulation): Response =>
  new HttpResponse('pong', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', Date: new Date(startedAt + clock.now()).toUTCString(), 'Content-Length': '4' },
  })
/** Where an environment stands (developer guide, "Lambda metadata endpoint"). Without its token nobody is told. */
const metadata = ({ headers }: Request): Response =>
  headers.get('Authorization') === `Bearer ${metadataToken}`
    ? new HttpResponse(JSON.stringify({ AvailabilityZoneID: 'use1-az1' }), { headers: { 'Content-Type': 'application/json' } })
    : new HttpResponse(null, { status: 401 })

const headerOf =
  ({ headers }: Request) =>
  (name: string): string | null =>
    headers.get(name)
const bytesIn = async (request: Request): Promise<Bytes> => new Uint8Array(await request.arrayBuffer())
const truncation = ({ headers }: Request): { readonly truncated?: true } => (headers.has(truncatedName) ? { truncated: true } : {})
const pathOf = (request: Request): string => new URL(request.url).pathname
const methodOf = (request: Request): string =>
  extensionMethods[pathOf(request)] ??
  (pathOf(request) === runtimeApiPaths.next || pathOf(request) === runtimeApiPaths.restoreNext ? 'GET' : 'POST')

/** MSW forgives a trailing slash and a wrong letter case; the Runtime API does not. */
const exactly = (path: string): RegExp => new RegExp(`^${path.replace(':requestId', '[^/]+')}$`)
const isKnownPath = (request: Request, served: readonly RegExp[]): boolean =>
  pathOf(request) === pingPath ||
  pathOf(request) === metadataPath ||
  pathOf(request) in extensionMethods ||
  served.some((path) => path.test(pathOf(request)))

async function exchange(simulation: Simulation, request: Request, call: Call, fixed?: EnvironmentId | 'attached'): Promise<Response> {
  const given = fixed === undefined ? request.headers.get(callerHeaders.exchange) : null
  const environmentId = fixed ?? ((request.headers.get(callerHeaders.environment) ?? 'attached') as EnvironmentId | 'attached')
  const exchangeId = (given ?? `attached/${crypto.randomUUID()}`) as ExchangeId
  const hangUp = () => simulation.hangUp(exchangeId)
  request.signal.addEventListener('abort', hangUp, { once: true })
  try {
    const { method } = request
    const replied = simulation.call(environmentId, exchangeId, { method, path: targetOf(request), headers: sentHeaders(request) }, call)
    // The connection may have been closed while the body was read: no event of `abort` comes any more.
    if (request.signal.aborted) hangUp()
    if (call.op === 'response' && !('body' in call)) await passOn(simulation, request, exchangeId, replied)
    return responseOf(simulation, await replied)
  } catch (error) {
    if (error instanceof Cancelled) return Response.error()
    throw error
  } finally {
    request.signal.removeEventListener('abort', hangUp)
    if (given === null) hangUp()
  }
}

function targetOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

/** What the program sent, without the headers that brought it here. */
function sentHeaders({ headers }: Request): HeaderList {
  const carried = headers.get(carriedHeadersName)
  return (carried === null ? undefined : carriedHeaders(carried)) ?? [...headers].filter(([name]) => !notSent.has(name))
}

function responseOf({ bodies, startedAt, clock }: Simulation, reply: Reply): Response {
  const { status, statusText, headers, body } = messageOf(reply, startedAt + clock.now())
  const bytes = 'text' in body ? bytesOf(body.text) : bodies.get(body.id)
  return new Response(bytes, { status, statusText, headers: headers.map(([name, value]): [string, string] => [name, byteString(value)]) })
}
