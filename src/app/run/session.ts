import type { Bytes } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { RequestId } from '#lambda/runtime-api.ts'

/** A project that runs: what the page knows of it. */
export interface Session {
  readonly simulation: Simulation
  readonly invoke: (payload: Bytes) => { readonly requestId: RequestId; readonly result: Promise<InvokerResult> }
  /** Ends every environment; whoever waits for an answer gets one. */
  readonly stop: () => void
  /** Ends it for good. */
  readonly dispose: () => void
}
