import type { Bytes } from '#base/bytes.ts'
import type { ReceivedResponse, SentRequest } from '../protocol.ts'

/** What curl needs of the world: its requests and the time. */
export interface CurlHost {
  /** Rejects with `NetworkFailure`, or with the signal's reason when aborted. `arriving`: the body, while it is still being written. */
  readonly send: (request: SentRequest, signal?: AbortSignal, arriving?: ReadableStream<Bytes>) => Promise<ReceivedResponse>
  readonly clock: {
    /** Unix time, ms. */
    readonly now: () => number
    /** Calls `fire` once, after so many milliseconds. Returns how to cancel. */
    readonly after: (millis: number, fire: () => void) => () => void
  }
}
