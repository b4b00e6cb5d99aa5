import { type Bytes, bytesOf, textOf } from '#base/bytes.ts'

/** The service knows these forms alone; others are taken and counted as unknown (source of AWS's emulator, recorded). */
const wellFormed = /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/

/**
 * The error type that a report carries: the declared one in a form that the service knows, else the one in a JSON body, as clients
 * without that header write it. Undefined when there is neither.
 */
export function errorTypeFrom(declared: string | null, body: Bytes): string | undefined {
  if (declared !== null) {
    if (wellFormed.test(declared)) return declared
    return declared.startsWith('Function.') ? 'Function.Unknown' : 'Runtime.Unknown'
  }
  const error = jsonObject(body)
  return typeof error?.errorType === 'string' ? error.errorType : undefined
}

/** What the invoker gets of an error report: one with a cause for X-Ray is passed on without it (recorded). */
export function withoutCause(contentType: string | null, body: Bytes): Bytes {
  if (contentType !== 'application/vnd.aws.lambda.error.cause+json') return body
  const report = jsonObject(body)
  if (!report) return body
  const { errorMessage, errorType, stackTrace } = report
  return bytesOf(JSON.stringify({ errorMessage, errorType, stackTrace }))
}

function jsonObject(body: Bytes): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
