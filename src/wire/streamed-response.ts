import { decodeBase64 } from '#base/base64.ts'
import type { Bytes } from '#base/bytes.ts'
import type { HeaderList } from '#base/carried-headers.ts'
import type { Simulation, StreamEnding } from '#engine/simulation.ts'
import type { ExchangeId } from '#lambda/environment.ts'
import { errorTypeFrom } from '#lambda/error-report.ts'
import { arrivingBody } from './arriving.ts'

/** Passes a response on while it is being written, until its end or until the API has replied: a refusal needs no body. */
export async function passOn(simulation: Simulation, request: Request, exchangeId: ExchangeId, replied: Promise<unknown>): Promise<void> {
  let over = false
  const stop = () => {
    over = true
  }
  replied.then(stop, stop)
  const { chunks, trailers } = arrivingBody(request)
  try {
    for await (const chunk of chunks) {
      if (over) return
      if (chunk.length > 0) simulation.chunk(exchangeId, chunk)
    }
    simulation.endStream(exchangeId, endingOf(trailers()))
  } catch {
    simulation.endStream(exchangeId, { truncated: true })
  }
}

/** What the trailers of a streamed response say about an error midway (developer guide, "Building a custom runtime"). */
function endingOf(trailers: HeaderList): StreamEnding {
  const trailer = (name: string) => trailers.find(([key]) => key.toLowerCase() === name)?.[1]
  const encoded = trailer('lambda-runtime-function-error-body')
  const errorBody = encoded === undefined ? undefined : decodeBase64(encoded)
  const errorType = errorTypeFrom(trailer('lambda-runtime-function-error-type') ?? null, errorBody ?? nothing)
  return { ...(errorType !== undefined && { errorType }), ...(errorBody && { errorBody }) }
}

const nothing: Bytes = new Uint8Array()
