import { type HttpHandler, HttpResponse, http } from 'msw'
import { decodeBase64 } from '#base/base64.ts'
import { bytesOf, isJson, textOf } from '#base/bytes.ts'
import type { EventOptions, Simulation } from '#engine/simulation.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { RequestId } from '#lambda/runtime-api.ts'

/** AWS's own path for an invocation (Lambda API reference, Invoke); any function name will do. And `POST /reset`, ours. */
export function invokeApiHandlers(simulation: Simulation, { origin }: { readonly origin: string }): HttpHandler[] {
  return [
    http.post(`${origin}/2015-03-31/functions/:functionName/invocations`, ({ request }) => invoke(simulation, request)),
    http.post(`${origin}/reset`, () => {
      simulation.stop()
      return new HttpResponse(null, { status: 204 })
    }),
  ]
}

async function invoke(simulation: Simulation, request: Request): Promise<Response> {
  const type = request.headers.get('X-Amz-Invocation-Type') ?? 'RequestResponse'
  if (type === 'DryRun') return new HttpResponse(null, { status: 204 })
  if (type !== 'RequestResponse')
    return refusal('InvalidParameterValueException', `The invocation type ${type} is not simulated here. Use RequestResponse or DryRun.`)
  const options = optionsOf(request)
  if (!options) return refusal('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.')
  const payload = new Uint8Array(await request.arrayBuffer())
  const { requestId, result } = simulation.invoke(payload.length === 0 ? bytesOf('{}') : payload, options)
  return invokerResponse(simulation, requestId, await result)
}

/** What the invoker says beside the event; undefined when it cannot be read. */
function optionsOf(request: Request): EventOptions | undefined {
  const qualifier = new URL(request.url).searchParams.get('Qualifier')
  const encoded = request.headers.get('X-Amz-Client-Context')
  const context = encoded === null ? null : decodeBase64(encoded)
  if (context === undefined || (context && !isJson(context))) return undefined
  return { ...(qualifier !== null && { qualifier }), ...(context && { clientContext: textOf(context) }) }
}

function invokerResponse(simulation: Simulation, requestId: RequestId, result: InvokerResult): Response {
  const { statusCode, functionError, errorType, body } = result
  const headers = {
    'Content-Type': 'application/json',
    'X-Amzn-Requestid': requestId,
    ...(statusCode === 200 && { 'X-Amz-Executed-Version': '$LATEST' }),
    ...(functionError && { 'X-Amz-Function-Error': functionError }),
    ...(errorType && { 'X-Amzn-Errortype': errorType }),
  }
  return new HttpResponse('text' in body ? body.text : simulation.bodies.get(body.id), { status: statusCode, headers })
}

function refusal(errorType: string, message: string): Response {
  const headers = { 'Content-Type': 'application/json', 'X-Amzn-Errortype': errorType }
  return new HttpResponse(JSON.stringify({ Type: 'User', message }), { status: 400, headers })
}
