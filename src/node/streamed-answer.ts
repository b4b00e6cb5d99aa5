import { HttpResponse } from 'msw'
import { type Bytes, bytesOf, textOf } from '#base/bytes.ts'
import type { EventOptions, Simulation } from '#engine/simulation.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { eventMessage } from './event-stream.ts'

/**
 * Invokes, and answers with a stream of events: a `PayloadChunk` for each piece as the runtime writes it, then one `InvokeComplete`
 * (Lambda API reference, InvokeWithResponseStream). An event that is refused before it runs is answered as by Invoke.
 */
export async function streamedAnswer(simulation: Simulation, payload: Bytes, options: EventOptions): Promise<Response> {
  const stream = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: Number.POSITIVE_INFINITY })
  const writer = stream.writable.getWriter()
  // Whoever hung up has no use for the rest; the invocation goes on.
  const write = (message: Uint8Array) => void writer.write(message).catch(() => {})
  let began: () => void = () => {}
  const first = new Promise<void>((resolve) => {
    began = resolve
  })
  let pieces = 0
  const onChunk = (chunk: Bytes) => {
    pieces += 1
    write(payloadChunk(chunk))
    began()
  }
  const { requestId, result } = simulation.invoke(payload, { ...options, onChunk })
  const early = await Promise.race([result, first])
  if (early && early.statusCode !== 200) return refused(simulation, early)
  const finish = async () => {
    const final = await result
    if (pieces === 0) write(payloadChunk(bodyOf(simulation, final)))
    write(complete(simulation, final))
    await writer.close()
  }
  finish().catch(() => {})
  const headers = {
    'Content-Type': 'application/vnd.amazon.eventstream',
    'X-Amzn-Requestid': requestId,
    'X-Amz-Executed-Version': '$LATEST',
  }
  return new HttpResponse(stream.readable, { headers })
}

const payloadChunk = (chunk: Uint8Array) => eventMessage('PayloadChunk', 'application/octet-stream', chunk)

function complete(simulation: Simulation, result: InvokerResult): Uint8Array {
  const { functionError, errorType = functionError, errorDetails, logResult } = result
  const details = errorDetails ? simulation.bodies.get(errorDetails.id) : bodyOf(simulation, result)
  const ending = {
    ...(functionError && { ErrorCode: errorType, ErrorDetails: textOf(details) }),
    ...(logResult !== undefined && { LogResult: logResult }),
  }
  return eventMessage('InvokeComplete', 'application/json', bytesOf(JSON.stringify(ending)))
}

function refused(simulation: Simulation, result: InvokerResult): Response {
  const headers = { 'Content-Type': 'application/json', ...(result.errorType && { 'X-Amzn-Errortype': result.errorType }) }
  return new HttpResponse(bodyOf(simulation, result), { status: result.statusCode, headers })
}

function bodyOf({ bodies }: Simulation, { body }: InvokerResult): Bytes {
  return 'text' in body ? bytesOf(body.text) : bodies.get(body.id)
}
