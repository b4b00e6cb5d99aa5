import type { Millis } from '#base/brand.ts'
import type {
  EnvironmentId,
  ExchangeId,
  ExitStatus,
  ExtensionEventType,
  ResetReason,
  ShutdownReason,
  StartCause,
  StopReason,
} from './environment.ts'
import type { InvokerResult } from './invoker.ts'
import type { QueueCondition } from './queue.ts'
import type { BodyRef, Call, HttpRequest, Invocation, Reply, RequestId } from './runtime-api.ts'
import type { ProgramRecord } from './statements.ts'
import type { StreamEnd } from './streaming.ts'

type InEnvironment = { readonly environmentId: EnvironmentId }
type Of<Type extends string, Data = unknown> = { readonly type: Type } & Data
type Exchange = InEnvironment & { readonly exchangeId: ExchangeId }

/** How an init or an invocation ended, in the Telemetry API's words. */
export type Outcome = 'success' | 'error' | 'timeout'

/**
 * Everything that can happen. `platform.*` borrows the names of the Lambda Telemetry API,
 * so a reader who knows AWS already knows our trace.
 */
export type Fact =
  | Of<'invoke.requested', { readonly invocation: Invocation }>
  /** Refused at the door: too large, or not JSON. */
  | Of<'invoke.refused', { readonly invocation: Invocation }>
  | Of<'invoke.throttled', { readonly requestId: RequestId }>
  | Of<'invoke.responded', { readonly requestId: RequestId; readonly result: InvokerResult }>
  /** `DryRun`: the service would take it. */
  | Of<'invoke.dryRun', { readonly invocation: Invocation }>
  /** An asynchronous event is in the queue; its invoker is told so and goes. */
  | Of<'invoke.accepted', { readonly requestId: RequestId; readonly result: InvokerResult }>
  | Of<'queue.taken', { readonly requestId: RequestId; readonly attempt: number }>
  | Of<'queue.attempted', { readonly requestId: RequestId; readonly attempt: number; readonly result: InvokerResult }>
  | Of<'queue.returned', { readonly requestId: RequestId; readonly because: 'error' | 'throttled'; readonly until: Millis }>
  | Of<
      'queue.finished',
      { readonly requestId: RequestId; readonly condition: QueueCondition; readonly destination?: string; readonly deadLetter?: string }
    >
  | Of<'environment.started', InEnvironment & { readonly cause: StartCause; readonly requestId?: RequestId }>
  | Of<'environment.frozen', InEnvironment>
  | Of<'environment.thawed', InEnvironment>
  /** Its processes are killed; the sandbox and `/tmp` stay for the next event. */
  | Of<'environment.reset', InEnvironment & { readonly reason: ResetReason }>
  /** Extensions and the runtime get a moment to finish. */
  | Of<
      'environment.shuttingDown',
      InEnvironment & {
        readonly reason: StopReason
        readonly shutdownReason: ShutdownReason
        readonly deadlineMs: number
        readonly afterwards: 'reset' | 'stopped'
        /** At this simulated time it ends, whatever they do. */
        readonly until: Millis
      }
    >
  | Of<'environment.stopped', InEnvironment & { readonly reason: StopReason }>
  | Of<'process.spawned', InEnvironment & { readonly process: number }>
  | Of<'process.output', InEnvironment & { readonly stream: 'stdout' | 'stderr'; readonly text: string }>
  /** A recorded step of the program; `process` counts the processes that the service started in the environment. */
  | Of<'process.statement', InEnvironment & { readonly process: number; readonly record: ProgramRecord }>
  | Of<'process.exited', InEnvironment & { readonly process: number; readonly status: ExitStatus }>
  /** Lambda starts a program from `/opt/extensions`. */
  | Of<'extension.spawned', InEnvironment & { readonly name: string }>
  | Of<'extension.output', InEnvironment & { readonly name: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }>
  | Of<'extension.exited', InEnvironment & { readonly name: string; readonly status: ExitStatus }>
  | Of<
      'extension.registered',
      InEnvironment & {
        readonly identifier: string
        readonly name: string
        readonly kind: 'internal' | 'external'
        readonly events: readonly ExtensionEventType[]
      }
    >
  /** By init/error or exit/error. */
  | Of<'extension.failed', InEnvironment & { readonly identifier: string; readonly errorType: string }>
  | Of<
      'telemetry.subscribed',
      InEnvironment & { readonly identifier: string; readonly api: 'telemetry' | 'logs'; readonly subscription: BodyRef }
    >
  | Of<'api.called', Exchange & { readonly request: HttpRequest; readonly call: Call }>
  | Of<'api.parked', Exchange>
  | Of<'api.replied', Exchange & { readonly reply: Reply }>
  | Of<'api.hungUp', Exchange>
  /** A streamed response begins: from here on an error can only be told in its trailers. */
  | Of<'response.begun', Exchange & { readonly requestId: RequestId; readonly contentType?: string }>
  | Of<
      'response.chunk',
      Exchange & { readonly requestId: RequestId; readonly chunk: BodyRef /** Bandwidth is modelled. */; readonly reachesInvokerAt: Millis }
    >
  /** The body is there; its end waits until the last byte has reached the invoker. */
  | Of<'response.draining', Exchange & { readonly end: StreamEnd; readonly until: Millis }>
  | Of<'response.ended', Exchange & { readonly requestId: RequestId; readonly body: BodyRef; readonly errorType?: string }>
  | Of<'platform.initStart', InEnvironment & { readonly phase: 'init' | 'invoke' }>
  | Of<
      'platform.initReport',
      InEnvironment & {
        readonly phase: 'init' | 'invoke'
        readonly durationMs: Millis
        readonly status: Outcome
        readonly errorType?: string
      }
    >
  | Of<
      'platform.start',
      InEnvironment & {
        readonly requestId: RequestId /** Unix time, ms. */
        readonly deadlineMs: number
        readonly cold: boolean /** In an environment that was reset. */
        readonly restart?: true
      }
    >
  | Of<'platform.runtimeDone', InEnvironment & { readonly requestId: RequestId; readonly status: Outcome; readonly errorType?: string }>
  | Of<
      'platform.report',
      InEnvironment & {
        readonly requestId: RequestId
        readonly durationMs: Millis
        readonly billedMs: Millis
        readonly memoryMb: number
        readonly initDurationMs?: Millis
        /** When the trace of the invocation is sampled. */
        readonly sampledTrace?: { readonly root: string; readonly parent: string }
        readonly status: Outcome
        readonly errorType?: string
      }
    >

/** A fact with its place in history. `at` counts simulated milliseconds from the start of the run. */
export type TraceEvent = Fact & { readonly seq: number; readonly at: Millis }
export type FactType = Fact['type']
/** The one kind of event with this type. */
export type EventOf<T extends FactType> = Extract<TraceEvent, { type: T }>
