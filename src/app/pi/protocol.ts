import type { EnginePhase } from '#pi/engine.ts'
import type { Method } from '#pi/methods.ts'

/** What the page asks of a worker: one number. A run is cancelled by ending the worker. */
export interface PiRequest {
  readonly method: Method
  readonly digits: number
  /** How often in a row; the time told is that of one. The clock of a page is too coarse for a single small run. */
  readonly times?: number
}

/** What a worker tells. `ready` comes once, after the engine has been compiled and warmed. */
export type PiReply =
  | { readonly type: 'ready'; readonly relaxed: boolean }
  | { readonly type: 'progress'; readonly phase: EnginePhase | null; readonly part: number }
  | {
      readonly type: 'done'
      /** ASCII digits, the 3 included. */
      readonly digits: Uint8Array<ArrayBuffer>
      readonly milliseconds: number
      /** Linear memory of the engine; null for BigInt, whose memory nobody can see. */
      readonly bytes: number | null
      /** Products that failed their check and were done again. */
      readonly repeated: number
    }
  | { readonly type: 'failed'; readonly message: string }
