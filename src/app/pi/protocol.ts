import type { Bytes } from '#base/bytes.ts'
import type { EnginePhase } from '#pi/engine.ts'

export type Method = 'engine' | 'chudnovsky' | 'machin' | 'gibbons'

/** What the page asks of a worker. It is cancelled by ending the worker. */
export interface Ask {
  readonly type: 'compute'
  readonly method: Method
  readonly digits: number
}

/** What a worker tells the page. */
export type Told =
  | { readonly type: 'ready'; readonly build: 'simd128' | 'relaxed' }
  | { readonly type: 'progress'; readonly phase: EnginePhase; readonly share: number }
  /** Digits from `from` on as they become known (Gibbons). */
  | { readonly type: 'digits'; readonly from: number; readonly bytes: Bytes }
  | { readonly type: 'done'; readonly bytes: Bytes; readonly ms: number; readonly memory: number; readonly repeated: number }
  | { readonly type: 'failed'; readonly message: string }
