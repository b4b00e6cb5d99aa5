import type { EnginePhase } from '#pi/engine.ts'
import type { Method } from '#pi/methods.ts'
import type { SpigotStep, Word } from '#pi/seed-spigot.ts'

/** What the page asks of a worker. A task is cancelled by ending the worker. */
export type PiRequest =
  | {
      readonly type: 'compute'
      readonly method: Method
      readonly digits: number
      /** How often in a row; the time told is that of one. The clock of a page is too coarse for a single small run. */
      readonly times: number
      /** The way to the worker that helps; for a pair alone. */
      readonly port: MessagePort | null
    }
  | { readonly type: 'help'; readonly port: MessagePort }
  /** With the decimal digits that reach the place, to be compared. */
  | { readonly type: 'hex'; readonly place: number; readonly digits: Uint8Array<ArrayBuffer> }
  | { readonly type: 'spigot'; readonly word: Word; readonly steps: number }

/** How far a run has come. */
export interface Progress {
  readonly type: 'progress'
  /** Null where a way has no phases. */
  readonly phase: EnginePhase | null
  /** Of the whole run, from 0 to 1. */
  readonly part: number
  /** Milliseconds since the run began. */
  readonly milliseconds: number
  /** Linear memory of the engine; null for BigInt, whose memory nobody can see. */
  readonly bytes: number | null
}

export interface Done {
  readonly type: 'done'
  readonly milliseconds: number
  /** The most linear memory of the engine in use; null for BigInt, whose memory nobody can see. */
  readonly bytes: number | null
  /** Linear memory that the worker keeps: WebAssembly never gives it back. */
  readonly held: number
  /** Products that failed their check and were done again. */
  readonly repeated: number
}

/** What a worker tells. `ready` comes once, after the engine has been compiled and warmed. */
export type PiReply =
  | { readonly type: 'ready'; readonly relaxed: boolean }
  | Progress
  /** ASCII digits from place `from` on (the 3 is place 0). */
  | { readonly type: 'digits'; readonly from: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | Done
  | { readonly type: 'hex'; readonly byFormula: string; readonly ofDigits: string }
  | { readonly type: 'spigot'; readonly steps: readonly SpigotStep[] }
  | { readonly type: 'failed'; readonly message: string }
