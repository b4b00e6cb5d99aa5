import { type HttpHandler, HttpResponse, http } from 'msw'
import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import { type Bytes, bytesOf, isJson, textOf } from '#base/bytes.ts'
import type { EventOptions, Simulation } from '#engine/simulation.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { tailOfLog } from './log-tail.ts'
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
  const type = request.headers.get('X-Amz-Invocation-Type') ?? 'RequestResponse'
  if (type === 'DryRun') return new HttpResponse(null, { status: 204 })
  if (type !== 'RequestResponse')
    return refusal('InvalidParameterValueException', `The invocation type ${type} is not simulated here. Use RequestResponse or DryRun.`)
  const options = optionsOf(request)
  if (typeof options === 'string') return refusal('InvalidRequestContentException', options)
  const sent = new Uint8Array(await request.arrayBuffer())
  const payload = sent.length === 0 ? bytesOf('{}') : sent
  const tail = request.headers.get('X-Amz-Log-Type') === 'Tail'
  if (streams) return streamedAnswer(simulation, payload, options, tail)
  const { requestId, result } = simulation.invoke(payload, options)
  return invokerResponse(simulation, requestId, await result, tail)
}

/** Bytes of base64 that a client context may have (Lambda API reference, Invoke). */
const clientContextLimit = 3583

/** What the invoker says beside the event, or why it cannot be read. */
function optionsOf({ url, headers }: Request): EventOptions | string {
  const qualifier = new URL(url).searchParams.get('Qualifier')
  const tenantId = headers.get('X-Amz-Tenant-Id')
  const encoded = headers.get('X-Amz-Client-Context')
  if (encoded !== null && encoded.length > clientContextLimit)
    return `Client context must be at most ${clientContextLimit} bytes of base64.`
  const context = encoded === null ? null : decodeBase64(encoded)
  if (context === undefined || (context && !isJson(context))) return 'Client context must be a valid Base64-encoded JSON object.'
  return {
    ...(qualifier !== null && { qualifier }),
    ...(tenantId !== null && { tenantId }),
    ...(context && { clientContext: textOf(context) }),
  }
}

async function invokerResponse(simulation: Simulation, requestId: RequestId, result: InvokerResult, tail: boolean): Promise<Response> {
  const { statusCode, functionError, errorType } = result
  const ran = statusCode === 200
  const headers = {
    'Content-Type': 'application/json',
    'X-Amzn-Requestid': requestId,
    ...(ran && { 'X-Amz-Executed-Version': '$LATEST' }),
    ...(functionError && { 'X-Amz-Function-Error': functionError }),
    ...(errorType && { 'X-Amzn-Errortype': errorType }),
    ...(ran && tail && { 'X-Amz-Log-Result': encodeBase64(bytesOf(await tailOfLog(simulation, requestId))) }),
  }
  return new HttpResponse(bodyOf(simulation, result), { status: statusCode, headers })
}

/** What the invoker reads. */
function bodyOf({ bodies }: Simulation, { body }: InvokerResult): Bytes {
  return 'text' in body ? bytesOf(body.text) : bodies.get(body.id)
}

function refusal(errorType: string, message: string): Response {
  const headers = { 'Content-Type': 'application/json', 'X-Amzn-Errortype': errorType }
  return new HttpResponse(JSON.stringify({ Type: 'User', message }), { status: 400, headers })
}
