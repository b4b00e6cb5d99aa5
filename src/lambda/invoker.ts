import type { ExitStatus } from './environment.ts'
import { requestLimitBytes, responseLimitBytes } from './limits.ts'
import type { BodyRef, RequestId } from './runtime-api.ts'

/** What the caller of the Invoke API receives. The body is either bytes that the runtime posted or a text of the service's own. */
export interface InvokerResult {
  readonly statusCode: number
  /** `X-Amz-Function-Error`. A function that fails still answers 200. */
  readonly functionError?: 'Unhandled'
  /** `X-Amzn-Errortype`, when the service itself refused; `ErrorCode` of the last event of a stream that failed midway. */
  readonly errorType?: string
  /** `ErrorDetails` of that last event: what the runtime put into its trailer. */
  readonly errorDetails?: BodyRef
  readonly body: BodyRef | { readonly text: string }
}

export const answered = (body: BodyRef): InvokerResult => ({ statusCode: 200, body })
export const failed = (body: InvokerResult['body']): InvokerResult => ({ statusCode: 200, functionError: 'Unhandled', body })

function failedWith(errorType: string, errorMessage: string): InvokerResult {
  return { statusCode: 200, functionError: 'Unhandled', body: { text: JSON.stringify({ errorType, errorMessage }) } }
}

export const timedOut = (requestId: RequestId, timeoutMs: number): InvokerResult =>
  failedWith('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`)

export const responseTooLarge = (bytes: number, limit = responseLimitBytes): InvokerResult =>
  failedWith(
    'Function.ResponseSizeTooLarge',
    `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${limit} bytes).`,
  )

/** The service's error type for a process that ended while it was needed. */
export const exitErrorType = (status: ExitStatus) => ('entrypoint' in status ? 'Runtime.InvalidEntrypoint' : 'Runtime.ExitError')

export const exited = (requestId: RequestId, status: ExitStatus): InvokerResult =>
  failedWith(exitErrorType(status), `RequestId: ${requestId} Error: ${exitMessage(status)}`)

/** How the service words an ended process. */
export function exitMessage(status: ExitStatus): string {
  if ('entrypoint' in status) return status.entrypoint
  if ('signal' in status) return `Runtime exited with error: signal: ${status.signal}`
  return status.code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status.code}`
}

/** 429 (API reference, Invoke: TooManyRequestsException). */
export const throttled: InvokerResult = {
  statusCode: 429,
  errorType: 'TooManyRequestsException',
  body: { text: JSON.stringify({ Reason: 'ConcurrentInvocationLimitExceeded', Type: 'User', message: 'Rate Exceeded.' }) },
}

export const notJson: InvokerResult = {
  statusCode: 400,
  errorType: 'InvalidRequestContentException',
  body: { text: JSON.stringify({ Type: 'User', message: 'Could not parse request body into json: the event is not JSON.' }) },
}

export const requestTooLarge = (bytes: number): InvokerResult => ({
  statusCode: 413,
  errorType: 'RequestTooLargeException',
  body: {
    text: JSON.stringify({
      Type: 'User',
      message: `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${requestLimitBytes} bytes)`,
    }),
  },
})
