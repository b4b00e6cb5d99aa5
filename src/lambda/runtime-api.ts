import type { Brand } from '#base/brand.ts'
import type { Front } from './fronts/front.ts'

export type RequestId = Brand<string, 'RequestId'>
/** Names bytes kept beside the trace: facts stay small and plain, bodies are never forced into text. */
export type BodyId = Brand<string, 'BodyId'>

export interface BodyRef {
  readonly id: BodyId
  /** Length in bytes. */
  readonly bytes: number
}

/** One event for the function, as the service hands it to a runtime. */
export interface Invocation {
  readonly requestId: RequestId
  readonly payload: BodyRef
  readonly invokedFunctionArn: string
  /** X-Ray form: `Root=1-…;Parent=…;Sampled=0`. */
  readonly traceId: string
  /** JSON, already decoded from the invoker's base64. */
  readonly clientContext?: string
  readonly cognitoIdentity?: string
  readonly tenantId?: string
  /** The invoker takes the response piece by piece (InvokeWithResponseStream, or a Function URL that streams). */
  readonly streamed?: true
  /** Invocation type `Event`: the invoker does not wait. */
  readonly asynchronous?: true
  /** What made the event of an HTTP request. */
  readonly front?: Front
  /** `X-Amz-Log-Type: Tail`: the answer comes with the end of the log. */
  readonly logTail?: true
}

/** The HTTP request of a runtime as it came, beside its meaning. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What a runtime may ask. One member per route under /2018-06-01/runtime, and two for requests that hit none. */
export type Call =
  | { readonly op: 'next' }
  | {
      readonly op: 'response'
      readonly requestId: RequestId
      readonly body: BodyRef
      readonly mode?: string /** The connection ended before the announced length. */
      readonly truncated?: true
    }
  /** A response whose body is still being written: its pieces follow as messages of their own. */
  | { readonly op: 'response'; readonly requestId: RequestId; readonly mode: 'streaming'; readonly contentType?: string }
  | { readonly op: 'error'; readonly requestId: RequestId; readonly body: BodyRef; readonly errorType?: string; readonly truncated?: true }
  | { readonly op: 'initError'; readonly body: BodyRef; readonly errorType?: string }
  /** SnapStart: the runtime is ready to be snapshotted, and waits until it is restored. */
  | { readonly op: 'restoreNext' }
  | { readonly op: 'restoreError'; readonly body: BodyRef; readonly errorType?: string }
  /** `events` is undefined when the body was not as it should be. `identifier` and `eventId` are drawn for the reply. */
  | {
      readonly op: 'register'
      readonly name: string
      readonly events?: readonly string[]
      readonly wantsAccountId: boolean
      readonly identifier: string
    }
  | { readonly op: 'extensionNext'; readonly identifier?: string; readonly eventId: string }
  | {
      readonly op: 'extensionError'
      readonly during: 'init' | 'exit'
      readonly identifier?: string
      readonly errorType?: string
      readonly body: BodyRef
    }
  /** A subscription to the Telemetry API or to its forerunner for logs. */
  | {
      readonly op: 'subscribe'
      readonly api: 'telemetry' | 'logs'
      readonly identifier?: string
      readonly body: BodyRef
      readonly wrong?: string
    }
  | { readonly op: 'unknownPath' }
  | { readonly op: 'wrongMethod'; readonly allow: string }

/** What an extension is told. Times are Unix, ms. */
export type ExtensionEvent =
  | {
      readonly eventType: 'INVOKE'
      readonly deadlineMs: number
      readonly requestId: RequestId
      readonly invokedFunctionArn: string
      readonly tracing: { readonly type: 'X-Amzn-Trace-Id'; readonly value: string }
    }
  | { readonly eventType: 'SHUTDOWN'; readonly deadlineMs: number; readonly shutdownReason: string }

/** What the API may answer. The kinds of `next` alone can wait. */
export type Reply =
  | {
      readonly status: 200
      readonly invocation: Invocation
      /** Unix time, ms. */
      readonly deadlineMs: number
      /** Managed Instances: headers without a value are sent empty (recorded). */
      readonly parallel?: true
    }
  | { readonly status: 200; readonly registered: Registered }
  | { readonly status: 200; readonly event: ExtensionEvent; readonly eventId: string }
  | { readonly status: 200; readonly subscribed: true }
  | { readonly status: 202 }
  | { readonly status: 400 | 403 | 410 | 413 | 500; readonly errorType: string; readonly errorMessage: string }
  | { readonly status: 404 }
  | { readonly status: 405; readonly allow: string }

/** The answer to a registration. */
export interface Registered {
  readonly identifier: string
  readonly functionName: string
  readonly functionVersion: string
  readonly handler: string
  readonly accountId?: string
}

/** A leftover of the service that answers `pong` (recorded). */
export const pingPath = '/2018-06-01/ping'

/** Where a program asks in which availability zone it runs, at `AWS_LAMBDA_METADATA_API`. */
export const metadataPath = '/2026-01-15/metadata/execution-environment'

const version = '/2018-06-01/runtime'

/** Where a runtime finds each call, relative to `http://$AWS_LAMBDA_RUNTIME_API` (Lambda developer guide, "Using the Lambda runtime API"). */
export const runtimeApiPaths = {
  next: `${version}/invocation/next`,
  response: `${version}/invocation/:requestId/response`,
  error: `${version}/invocation/:requestId/error`,
  initError: `${version}/init/error`,
  restoreNext: `${version}/restore/next`,
  restoreError: `${version}/restore/error`,
} as const

/** The paths there are: those of SnapStart are unknown to a function without it (recorded). */
export function servedPaths({ snapStart }: { readonly snapStart?: true }): readonly string[] {
  const { restoreNext, restoreError, ...always } = runtimeApiPaths
  return [...Object.values(always), ...(snapStart ? [restoreNext, restoreError] : [])]
}

/** Where an extension finds its calls (developer guide, "Lambda Extensions API" and "Lambda Telemetry API"). */
export const extensionApiPaths = {
  register: '/2020-01-01/extension/register',
  extensionNext: '/2020-01-01/extension/event/next',
  initError: '/2020-01-01/extension/init/error',
  exitError: '/2020-01-01/extension/exit/error',
  telemetry: '/2022-07-01/telemetry',
  logs: '/2020-08-15/logs',
} as const
