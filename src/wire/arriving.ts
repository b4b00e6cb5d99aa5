import type { Bytes } from '#base/bytes.ts'
import type { HeaderList } from '#base/carried-headers.ts'

/** A body that is still being written by its client: what a `Request` cannot carry without keeping all of it. */
export interface ArrivingBody {
  /** Throws when the client leaves before the end. */
  readonly chunks: AsyncIterable<Bytes>
  /** The trailers, once `chunks` has ended. */
  readonly trailers: () => HeaderList
}

const arriving = new WeakMap<Request, ArrivingBody>()

/** Ties an arriving body to a request that was made without one. */
export function withArrivingBody(request: Request, body: ArrivingBody): Request {
  arriving.set(request, body)
  return request
}

/** The body of a request piece by piece; one without an arriving body has the pieces in which it can be read, and no trailers. */
export function arrivingBody(request: Request): ArrivingBody {
  return arriving.get(request) ?? streamedBody(request.body)
}

/** A stream as such a body, without trailers. */
export const streamedBody = (body: ReadableStream<Uint8Array> | null): ArrivingBody => ({ chunks: pieces(body), trailers: () => [] })

async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Bytes> {
  const reader = body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield Uint8Array.from(read.value)
}
