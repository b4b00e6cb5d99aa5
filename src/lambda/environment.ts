import type { Brand, Millis } from '#base/brand.ts'
import type { BodyRef, Invocation } from './runtime-api.ts'

/** `vm-1`, `vm-2` …: one microVM. */
export type EnvironmentId = Brand<string, 'EnvironmentId'>
/** One HTTP exchange between a runtime and the Runtime API; the same id asked twice is the same exchange. */
export type ExchangeId = Brand<string, 'ExchangeId'>

/** Why an environment stopped. */
export type StopReason = 'idle' | 'exit' | 'timeout' | 'initError' | 'invalidEntrypoint' | 'stopped'

/** Why an environment was started: because an event came, because someone asked for it ahead, or because an outside process connected. */
export type StartCause = 'event' | 'provisioned' | 'attached'

/** How a process ended. `entrypoint` says that it never began: no bootstrap could be executed. */
export type ExitStatus = { readonly code: number } | { readonly signal: string } | { readonly entrypoint: string }

/** A response that was begun. Without an exchange it cannot be finished: a bad mode, or a body that was cut off. */
export interface Responding {
  readonly exchangeId?: ExchangeId
  /** Bytes that have come so far. */
  readonly bytes: number
  /** When the last of them reaches the invoker: it lags behind once the bandwidth is capped (modelled). */
  readonly sentAt: Millis
}

/**
 * The phase says which calls are legal; nothing else does.
 *
 *   initializing ──next──▶ ready ──event──▶ invoking ──response|error──▶ responded
 *     │      │               ▲                 │  ▲                         │
 *     │   initError ▶ initFailed ──retry───────┼──┘           next ─────────┘ (back to ready)
 *     └── exit|limit ──retry───────────────────┴─ exit|timeout ──▶ stopped
 *
 * "retry": an init that fails is run once more inside the first invocation, under the function's timeout.
 */
export type Phase =
  | { readonly name: 'initializing'; readonly since: Millis; readonly pending?: Invocation }
  | { readonly name: 'initFailed'; readonly since: Millis; readonly error: BodyRef; readonly pending?: Invocation }
  | { readonly name: 'ready'; readonly since: Millis; readonly polls: readonly ExchangeId[] }
  | {
      readonly name: 'invoking'
      readonly since: Millis
      readonly invocation: Invocation
      readonly deadlineMs: number
      /** The retried init has not reached its first `next` yet. */
      readonly initializing: boolean
      /** The state `InvocationResponse`, in which every other call is refused. */
      readonly responding?: Responding
    }
  | {
      readonly name: 'responded'
      readonly since: Millis
      readonly invocation: Invocation
      readonly status: 'success' | 'error'
      readonly errorType?: string
    }
  | { readonly name: 'stopped'; readonly since: Millis; readonly reason: StopReason }

export interface Environment {
  readonly id: EnvironmentId
  readonly cause: StartCause
  readonly bornAt: Millis
  /** Counts the processes started in it: a message from an earlier one is stale. */
  readonly process: number
  /** Invocations begun. */
  readonly invocations: number
  /** Set by a successful init until the first invocation's report has told it. */
  readonly unreportedInitMs?: Millis
  readonly phase: Phase
}
