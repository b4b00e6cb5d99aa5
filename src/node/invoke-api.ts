import { type HttpHandler, HttpResponse, http } from 'msw'
import { decodeBase64 } from '#base/base64.ts'
import { type Bytes, bytesOf, isJson, textOf } from '#base/bytes.ts'
import type { EventOptions, Simulation } from '#engine/simulation.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { streamedAnswer } from './streamed-answer.ts'

/**
 * AWS's own paths for an invocation (Lambda API reference, Invoke and InvokeWithResponseStream); any function name will do.
 * And `POST /reset`, ours, which ends every environment.
 */
export function invokeApiHandlers(simulation: Simulation, { origin }: { readonly origin: string }): HttpHandler[] {
  return [
    http.post(`${origin}/2015-03-31/functions/:functionName/invocations`, ({ request }) => invoke(simulation, request)),
    http.post(`${origin}/2021-11-15/functions/:functionName/response-streaming-invocations`, ({ request }) =>
      invoke(simulation, request, true),
    ),
    http.post(`${origin}/reset`, () => {
      simulation.stop()
      return new HttpResponse(null, { status: 204 })
    }),
  ]
}

async function invoke(simulation: Simulation, request: Request, streams = false): Promise<Response> {
  const options = optionsOf(request)
  if ('refused' in options) return refusal(...options.refused)
  const sent = new Uint8Array(await request.arrayBuffer())
  const payload = sent.length === 0 ? bytesOf('{}') : sent
  if (streams && options.type === 'RequestResponse') return streamedAnswer(simulation, payload, options)
  const { requestId, result } = simulation.invoke(payload, options)
  return invokerResponse(simulation, requestId, await result)
}

/** Bytes of base64 that a client context may have (Lambda API reference, Invoke). */
const clientContextLimit = 3583

interface Refused {
  readonly refused: readonly [errorType: string, message: string]
}

const refused = (errorType: string, message: string): Refused => ({ refused: [errorType, message] })

/** What the invoker says beside the event, or why it cannot be read. */
function optionsOf({ url, headers }: Request): EventOptions | Refused {
  const type = headers.get('X-Amz-Invocation-Type') ?? 'RequestResponse'
  if (type !== 'RequestResponse' && type !== 'Event' && type !== 'DryRun')
    return refused('InvalidParameterValueException', `The invocation type ${type} is none: use RequestResponse, Event or DryRun.`)
  const encoded = headers.get('X-Amz-Client-Context')
  if (encoded !== null && encoded.length > clientContextLimit)
    return refused('InvalidRequestContentException', `Client context must be at most ${clientContextLimit} bytes of base64.`)
  const context = encoded === null ? null : decodeBase64(encoded)
  if (context === undefined || (context && !isJson(context)))
    return refused('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.')
  const qualifier = new URL(url).searchParams.get('Qualifier')
  const tenantId = headers.get('X-Amz-Tenant-Id')
  return {
    type,
    ...(qualifier !== null && { qualifier }),
    ...(tenantId !== null && { tenantId }),
    ...(context && { clientContext: textOf(context) }),
    ...(headers.get('X-Amz-Log-Type') === 'Tail' && type === 'RequestResponse' && { logTail: true }),
  }
}

function invokerResponse(simulation: Simulation, requestId: RequestId, result: InvokerResult): Response {
  const { statusCode, functionError, errorType, logResult } = result
  const headers = {
    'X-Amzn-Requestid': requestId,
    ...(statusCode === 200 && { 'X-Amz-Executed-Version': '$LATEST' }),
    ...(functionError && { 'X-Amz-Function-Error': functionError }),
    ...(errorType && { 'X-Amzn-Errortype': errorType }),
    ...(logResult !== undefined && { 'X-Amz-Log-Result': logResult }),
  }
  // Of an event that was queued or only tried there is nothing to read.
  if (statusCode === 202 || statusCode === 204) return new HttpResponse(null, { status: statusCode, headers })
  return new HttpResponse(bodyOf(simulation, result), { status: statusCode, headers: { ...headers, 'Content-Type': 'application/json' } })
}

/** What the invoker reads. */
function bodyOf({ bodies }: Simulation, { body }: InvokerResult): Bytes {
  return 'text' in body ? bytesOf(body.text) : bodies.get(body.id)
}

function refusal(errorType: string, message: string): Response {
  const headers = { 'Content-Type': 'application/json', 'X-Amzn-Errortype': errorType }
  return new HttpResponse(JSON.stringify({ Type: 'User', message }), { status: 400, headers })
}
