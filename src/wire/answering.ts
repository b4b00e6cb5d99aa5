import type { Bytes } from '#base/bytes.ts'
import { errorTypeFrom, withoutCause } from '#lambda/error-report.ts'
import type { Call, RequestId } from '#lambda/runtime-api.ts'

/** The value of a request's header, whatever the case of its name; null when it was not sent. */
export type HeaderOf = (name: string) => string | null

/** Keeps a body. */
export type Keep = (bytes: Bytes) => Extract<Call, { op: 'initError' }>['body']

/** What a runtime means that answers with a whole body. */
export function responseCall(requestId: RequestId, header: HeaderOf, bytes: Bytes, keep: Keep): Call {
  const mode = header('Lambda-Runtime-Function-Response-Mode')
  return { op: 'response', requestId, body: keep(bytes), ...(mode !== null && { mode }) }
}

/** What a runtime means that reports an error in its function. */
export function errorCall(requestId: RequestId, header: HeaderOf, bytes: Bytes, keep: Keep): Call {
  return { op: 'error', requestId, body: keep(withoutCause(header('Content-Type'), bytes)), ...errorTypeOf(header, bytes) }
}

/** The type of an error, from its header or else from its body. */
export function errorTypeOf(header: HeaderOf, body: Bytes): { readonly errorType?: string } {
  const errorType = errorTypeFrom(header('Lambda-Runtime-Function-Error-Type'), body)
  return errorType === undefined ? {} : { errorType }
}

/** A header value is bytes: a client context beyond Latin-1 travels as its UTF-8 bytes. */
export const byteString = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value) ? value : String.fromCharCode(...new TextEncoder().encode(value))
