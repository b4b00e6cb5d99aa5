import type { Brand, Millis } from '#base/brand.ts'
import type { BodyRef, Invocation, RequestId } from './runtime-api.ts'

/** `vm-1`, `vm-2` …: one microVM. */
export type EnvironmentId = Brand<string, 'EnvironmentId'>
/** One HTTP exchange between a runtime and the Runtime API; the same id asked twice is the same exchange. */
export type ExchangeId = Brand<string, 'ExchangeId'>

/** Why an environment stopped. */
export type StopReason = 'idle' | 'exit' | 'timeout' | 'initError' | 'invalidEntrypoint' | 'extension' | 'stopped'

/** Why an environment was reset: its processes were killed, while the sandbox and `/tmp` stay for the next event. */
export type ResetReason = Exclude<StopReason, 'idle' | 'stopped'>

/** What extensions are told about the end (developer guide, "Lambda Extensions API", in lower case as the service sends it). */
export type ShutdownReason = 'spindown' | 'timeout' | 'failure'

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

export type ExtensionEventType = 'INVOKE' | 'SHUTDOWN'

/** A program beside the runtime, or a part of it, that has registered with the Extensions API. */
export interface Extension {
  /** The value of `Lambda-Extension-Identifier`. */
  readonly id: string
  readonly name: string
  /** External ones are programs of their own, from `/opt/extensions`. */
  readonly kind: 'internal' | 'external'
  readonly events: readonly ExtensionEventType[]
  /** From its registration, and from each INVOKE, until it asks for its next event. */
  readonly working: boolean
  /** Its long poll. */
  readonly poll?: ExtensionPoll
  /** What it reported of itself by init/error or exit/error. */
  readonly reported?: string
}

export interface ExtensionPoll {
  readonly exchangeId: ExchangeId
  /** Becomes `Lambda-Extension-Event-Identifier`. */
  readonly eventId: string
}

/**
 * The phase says which calls are legal; nothing else does.
 *
 *   initializing ──next──▶ ready ──event──▶ invoking ──response|error──▶ responded
 *     │      │               ▲                 │  ▲  ▲                      │
 *     │   initError ▶ initFailed ──retry───────┼──┘  │         next ────────┘ (back to ready)
 *     └── exit|limit ──retry───────────────────┤     └──────event────── reset ──idle──▶ stopped
 *                                              └─ exit|timeout ──────────▲
 *
 * "retry": an init that fails is run once more inside the first invocation, under the function's timeout. `polls` are calls of
 * `next` that wait: for an event, or for extensions that are not done. Extensions that asked for SHUTDOWN get their time in `shuttingDown`.
 */
export type Phase =
  | { readonly name: 'initializing'; readonly since: Millis; readonly pending?: Invocation; readonly polls: readonly ExchangeId[] }
  | { readonly name: 'initFailed'; readonly since: Millis; readonly error: BodyRef; readonly pending?: Invocation }
  | { readonly name: 'ready'; readonly since: Millis; readonly polls: readonly ExchangeId[] }
  | {
      readonly name: 'invoking'
      readonly since: Millis
      readonly invocation: Invocation
      readonly deadlineMs: number
      /** The retried init has not reached its first `next` yet. */
      readonly initializing: boolean
      readonly polls: readonly ExchangeId[]
      /** The state `InvocationResponse`, in which every other call is refused. */
      readonly responding?: Responding
      /** SnapStart: it was restored, and has not come to its first `next` since. */
      readonly restoring?: true
    }
  | {
      readonly name: 'responded'
      readonly since: Millis
      readonly invocation: Invocation
      readonly status: 'success' | 'error'
      readonly errorType?: string
      /** A state that it cannot leave: it reported that it failed, and should exit. */
      readonly deadEnd?: 'InitError' | 'RuntimeRestoreErrorState'
      /** Not empty: the runtime is done and waits for extensions. */
      readonly polls: readonly ExchangeId[]
    }
  /** Managed Instances: several invocations at once, and the polls that are free. */
  | {
      readonly name: 'serving'
      readonly since: Millis
      readonly polls: readonly ExchangeId[]
      readonly active: Readonly<Record<RequestId, { readonly invocation: Invocation; readonly since: Millis }>>
      /** Timed out, and perhaps still worked on. */
      readonly late: readonly RequestId[]
    }
  | { readonly name: 'reset'; readonly since: Millis; readonly reason: ResetReason }
  | {
      readonly name: 'shuttingDown'
      readonly since: Millis
      readonly reason: StopReason
      readonly shutdownReason: ShutdownReason
      /** Unix time, ms: until then extensions may work. */
      readonly deadlineMs: number
      readonly afterwards: 'reset' | 'stopped'
      readonly runtimeEnded: boolean
    }
  | { readonly name: 'stopped'; readonly since: Millis; readonly reason: StopReason }

export interface Environment {
  readonly id: EnvironmentId
  readonly cause: StartCause
  readonly bornAt: Millis
  /** Counts the processes started in it: a message from an earlier one is stale. */
  readonly process: number
  /** Registered with the process that runs now. */
  readonly extensions: readonly Extension[]
  /** Invocations begun. */
  readonly invocations: number
  /** Set by a successful init until the first invocation's report has told it. */
  readonly unreportedInitMs?: Millis
  readonly phase: Phase
}
