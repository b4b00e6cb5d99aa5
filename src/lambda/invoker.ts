import type { ExitStatus } from './environment.ts'
import { asynchronousLimitBytes, requestLimitBytes, responseLimitBytes } from './limits.ts'
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
  /** `X-Amz-Log-Result`, for whoever asked for it. */
  readonly logResult?: string
  readonly body: BodyRef | { readonly text: string }
}

export const answered = (body: BodyRef): InvokerResult => ({ statusCode: 200, body })
export const failed = (body: InvokerResult['body']): InvokerResult => ({ statusCode: 200, functionError: 'Unhandled', body })

function failedWith(errorType: string, errorMessage: string): InvokerResult {
  return { statusCode: 200, functionError: 'Unhandled', body: { text: JSON.stringify({ errorType, errorMessage }) } }
}

/** How Managed Instances word a failure (recorded from AWS's emulator). */
export const failedBriefly = (errorType: string, errorMessage?: string): InvokerResult => ({
  statusCode: 200,
  functionError: 'Unhandled',
  body: { text: JSON.stringify({ errorType, errorMessage }) },
})

/** Every poll of a Managed Instance is busy (recorded from AWS's emulator). */
export const unavailable: InvokerResult = {
  statusCode: 400,
  errorType: 'Runtime.Unavailable',
  body: { text: JSON.stringify({ errorType: 'Runtime.Unavailable' }) },
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

/** Something that the runtime cannot report any more. */
export interface Crash {
  readonly errorType: string
  /** The service's words. */
  readonly words: string
}

export const exitOf = (status: ExitStatus): Crash => ({ errorType: exitErrorType(status), words: exitMessage(status) })

/** An extension that ends takes the environment with it. */
export const extensionCrash = (status: ExitStatus, reported?: string): Crash => ({
  errorType: reported ?? 'Extension.Crash',
  words: exitMessage(status).replace('Runtime exited with error: ', '').replace('Runtime exited without providing a reason', 'exit code 0'),
})

export const crashed = (requestId: RequestId, { errorType, words }: Crash): InvokerResult =>
  failedWith(errorType, `RequestId: ${requestId} Error: ${words}`)

/** How the service words an ended process. */
export function exitMessage(status: ExitStatus): string {
  if ('entrypoint' in status) return status.entrypoint
  if ('signal' in status) return `Runtime exited with error: signal: ${status.signal}`
  return status.code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status.code}`
}

/** Why an event is throttled. */
export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded'

/** 429 (API reference, Invoke: TooManyRequestsException). */
export const throttled = (reason: ThrottleReason): InvokerResult => ({
  statusCode: 429,
  errorType: 'TooManyRequestsException',
  body: { text: JSON.stringify({ Reason: reason, Type: 'User', message: 'Rate Exceeded.' }) },
})

/** 202: an asynchronous event is in the queue. 204: a dry run. Neither has a body. */
export const queued: InvokerResult = { statusCode: 202, body: { text: '' } }
export const dryRun: InvokerResult = { statusCode: 204, body: { text: '' } }

export const notJson: InvokerResult = {
  statusCode: 400,
  errorType: 'InvalidRequestContentException',
  body: { text: JSON.stringify({ Type: 'User', message: 'Could not parse request body into json: the event is not JSON.' }) },
}

export const requestTooLarge = (bytes: number, asynchronous = false): InvokerResult => ({
  statusCode: 413,
  errorType: 'RequestTooLargeException',
  body: {
    text: JSON.stringify({
      Type: 'User',
      message: asynchronous
        ? `${bytes} byte payload is too large for the Event invocation type (limit ${asynchronousLimitBytes} bytes)`
        : `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${requestLimitBytes} bytes)`,
    }),
  },
})
