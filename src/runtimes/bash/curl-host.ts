import type { ReceivedResponse, SentRequest } from '../protocol.ts'

/** What curl needs of the world: its requests and the time. */
export interface CurlHost {
  /** Rejects with `NetworkFailure`, or with the signal's reason when aborted. */
  readonly send: (request: SentRequest, signal?: AbortSignal) => Promise<ReceivedResponse>
  readonly clock: {
    /** Unix time, ms. */
    readonly now: () => number
    /** Calls `fire` once, after so many milliseconds. Returns how to cancel. */
    readonly after: (millis: number, fire: () => void) => () => void
  }
}
