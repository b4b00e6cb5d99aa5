import type { Bytes } from '#base/bytes.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import type { RequestId } from '#lambda/runtime-api.ts'

/** What an invoker asked for beside the result. */
export interface Wishes {
  /** The result comes with the end of the log, and so waits for the end of the invocation. */
  readonly logTail?: boolean
  /** Takes the response piece by piece, when the runtime streams it. */
  readonly onChunk?: (chunk: Bytes) => void
}

/** Those who invoked and wait. Each gets exactly one result. */
export class Invokers {
  readonly #resolvers = new Map<RequestId, (result: InvokerResult) => void>()
  readonly #listening = new Map<RequestId, (chunk: Bytes) => void>()
  /** Results that wait for the end of their log. */
  readonly #tails = new Map<RequestId, InvokerResult | undefined>()

  wait(requestId: RequestId, { logTail, onChunk }: Wishes): Promise<InvokerResult> {
    if (logTail) this.#tails.set(requestId, undefined)
    if (onChunk) this.#listening.set(requestId, onChunk)
    return new Promise((resolve) => this.#resolvers.set(requestId, resolve))
  }

  /** Who takes the pieces of a streamed response, if anybody does. */
  listener(requestId: RequestId): ((chunk: Bytes) => void) | undefined {
    return this.#listening.get(requestId)
  }

  /** Gives the result; whoever asked for the log gets it when that is written. */
  respond(requestId: RequestId, result: InvokerResult): void {
    if (this.#tails.has(requestId) && result.statusCode === 200) this.#tails.set(requestId, result)
    else this.#settle(requestId, result)
  }

  /** The log of an invocation is written. */
  logged(requestId: RequestId, tail: () => string): void {
    const result = this.#tails.get(requestId)
    if (result) this.#settle(requestId, { ...result, logResult: tail() })
  }

  #settle(requestId: RequestId, result: InvokerResult): void {
    this.#resolvers.get(requestId)?.(result)
    this.#resolvers.delete(requestId)
    this.#listening.delete(requestId)
    this.#tails.delete(requestId)
  }
}
