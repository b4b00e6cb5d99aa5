import type { ExchangeId } from '#lambda/environment.ts'
import type { Reply } from '#lambda/runtime-api.ts'

/** Rejection of a call whose environment is gone: there is nobody left to answer to. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

interface Exchange {
  readonly promise: Promise<Reply>
  readonly resolve: (reply: Reply) => void
  readonly reject: (reason: Cancelled) => void
  settled: boolean
}

/** The calls of runtimes that someone still waits for, or may ask for again. */
export class Exchanges {
  readonly #open = new Map<ExchangeId, Exchange>()

  /** The exchange with this id, made when it is new. */
  open(id: ExchangeId): { readonly promise: Promise<Reply>; readonly fresh: boolean } {
    const known = this.#open.get(id)
    if (known) return { promise: known.promise, fresh: false }
    let resolve: Exchange['resolve'] = () => {}
    let reject: Exchange['reject'] = () => {}
    const promise = new Promise<Reply>((yes, no) => {
      resolve = yes
      reject = no
    })
    // Nobody may be waiting any more when it is cancelled.
    promise.catch(() => {})
    this.#open.set(id, { promise, resolve, reject, settled: false })
    return { promise, fresh: true }
  }

  settle(id: ExchangeId, reply: Reply): void {
    const exchange = this.#open.get(id)
    if (!exchange) return
    exchange.settled = true
    exchange.resolve(reply)
  }

  cancel(id: ExchangeId): void {
    this.#open.get(id)?.reject(new Cancelled(`The environment of exchange ${id} is gone`))
    this.#open.delete(id)
  }

  /** Forgets an exchange. True when its reply was still awaited. */
  close(id: ExchangeId): boolean {
    const exchange = this.#open.get(id)
    this.#open.delete(id)
    if (!exchange || exchange.settled) return false
    exchange.reject(new Cancelled(`Exchange ${id} was closed by its caller`))
    return true
  }
}
