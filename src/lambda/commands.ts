import type { Millis } from '#base/brand.ts'
import type { EnvironmentId, ExchangeId, ExitStatus } from './environment.ts'
import type { BodyRef, Call, HttpRequest, Invocation, RequestId } from './runtime-api.ts'
import type { ProgramRecord } from './statements.ts'
import type { StreamEnd } from './streaming.ts'

/** What someone wants. A command may be refused; a fact may not. */
export type Command =
  | { readonly type: 'invoke'; readonly invocation: Invocation; readonly payloadIsJson: boolean; readonly dryRun?: boolean }
  /** An asynchronous event is due. */
  | { readonly type: 'takeFromQueue'; readonly requestId: RequestId }
  /** Binds a requested event to an environment. */
  | { readonly type: 'place'; readonly requestId: RequestId }
  | { readonly type: 'provision' }
  /** A runtime asks. `attached` stands for whatever environment the one outside process is in. */
  | {
      readonly type: 'call'
      readonly environmentId: EnvironmentId | 'attached'
      readonly exchangeId: ExchangeId
      readonly request: HttpRequest
      readonly call: Call
    }
  /** Answers a call that was made. */
  | { readonly type: 'answer'; readonly exchangeId: ExchangeId }
  /** A piece of a streamed response, and its end. */
  | { readonly type: 'chunk'; readonly exchangeId: ExchangeId; readonly chunk: BodyRef }
  | { readonly type: 'endStream'; readonly exchangeId: ExchangeId; readonly end: StreamEnd }
  | { readonly type: 'hangUp'; readonly exchangeId: ExchangeId }
  | {
      readonly type: 'output'
      readonly environmentId: EnvironmentId
      readonly process: number
      readonly stream: 'stdout' | 'stderr'
      readonly text: string
    }
  /** What a recorded program did, in batches. */
  | {
      readonly type: 'record'
      readonly environmentId: EnvironmentId
      readonly process: number
      readonly records: readonly ProgramRecord[]
    }
  | { readonly type: 'exit'; readonly environmentId: EnvironmentId; readonly process: number; readonly status: ExitStatus }
  | {
      readonly type: 'extensionOutput'
      readonly environmentId: EnvironmentId
      readonly name: string
      readonly stream: 'stdout' | 'stderr'
      readonly text: string
    }
  | { readonly type: 'extensionExit'; readonly environmentId: EnvironmentId; readonly name: string; readonly status: ExitStatus }
  | { readonly type: 'timeout'; readonly environmentId: EnvironmentId; readonly requestId: RequestId }
  | { readonly type: 'initTimeout'; readonly environmentId: EnvironmentId }
  /** An environment that has been idle since then may go. Without `since` it goes whenever it is idle. */
  | { readonly type: 'recycle'; readonly environmentId: EnvironmentId; readonly since?: Millis }
  /** The time for extensions is over. */
  | { readonly type: 'shutdownOver'; readonly environmentId: EnvironmentId; readonly since: Millis }
  /** The visitor, or an operator, ends an environment. */
  | { readonly type: 'stop'; readonly environmentId: EnvironmentId }
