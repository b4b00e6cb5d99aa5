import { carriedHeadersName, carryHeaders } from '#base/carried-headers.ts'
import type { ReceivedResponse, SentRequest } from './protocol.ts'

/** The request of a program as the page's own; headers that `Request` drops travel along. */
export function requestOf({ method, url, headers, body }: SentRequest, signal: AbortSignal): Request {
  const allowed = new Headers()
  for (const [name, value] of headers) allowed.append(name, value)
  allowed.set(carriedHeadersName, carryHeaders(headers))
  const bodiless = method === 'GET' || method === 'HEAD'
  return new Request(url, { method, headers: allowed, signal, ...(!bodiless && body.length > 0 && { body }) })
}

/** A response, when all of it has come. */
export async function received(response: Response): Promise<ReceivedResponse> {
  const { status, statusText, headers } = response
  return { status, statusText, headers: [...headers], body: new Uint8Array(await response.arrayBuffer()) }
}
