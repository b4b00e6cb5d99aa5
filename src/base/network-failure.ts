/** Why a request got no response. */
export type NetworkFailureKind = 'hostNotFound' | 'connectionRefused' | 'connectionClosed'

/** A request that ended without a response, for a reason that its program can tell apart. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
  readonly kind: NetworkFailureKind

  constructor(kind: NetworkFailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}
