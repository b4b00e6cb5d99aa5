import type { Bytes } from '#base/bytes.ts'
import type { NetworkFailureKind } from '#base/network-failure.ts'
import type { PlainRequest, PlainResponse } from '#base/plain-http.ts'
import type { Proceed, ProgramStop } from '#lambda/statements.ts'
import type { RecordBatch } from './record-batch.ts'
import type { BootSpec, ClockReading, DebugSettings, ProgramEnd, TemporaryChanges } from './runtime.ts'

export type SentRequest = PlainRequest
export type ReceivedResponse = PlainResponse

/** Page → worker. Bodies are transferred. */
export type ToWorker =
  | { readonly type: 'run'; readonly spec: BootSpec }
  | { readonly type: 'response'; readonly id: number; readonly response: ReceivedResponse }
  | { readonly type: 'failed'; readonly id: number; readonly kind: NetworkFailureKind; readonly message: string }
  | { readonly type: 'clock'; readonly clock: ClockReading }
  | { readonly type: 'frozen'; readonly frozen: boolean }
  | { readonly type: 'debug'; readonly settings: DebugSettings }
  | { readonly type: 'terminate' }
  | { readonly type: 'pause' }
  | { readonly type: 'proceed'; readonly how: Proceed }

/** Worker → page. Bodies are transferred. */
export type FromWorker =
  /** `temporary`: what became of files below `/tmp` up to then; it travels along because every message costs. */
  | {
      readonly type: 'request'
      readonly id: number
      readonly request: SentRequest
      readonly temporary?: TemporaryChanges
      /** The body is still being written: it comes in messages of type `piece`. */
      readonly arriving?: true
    }
  /** A piece of such a body; without `bytes`, its end. */
  | { readonly type: 'piece'; readonly id: number; readonly bytes?: Bytes }
  /** The program no longer waits for this request. */
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'wrote'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'temporary'; readonly changes: TemporaryChanges }
  /** Comes before every message about what happened after it. */
  | { readonly type: 'recorded'; readonly batch: RecordBatch }
  | { readonly type: 'stopped'; readonly stop: ProgramStop }
  | { readonly type: 'ended'; readonly end: ProgramEnd }
  /** The runtime itself failed: a bug of ours. */
  | { readonly type: 'broke'; readonly message: string }
