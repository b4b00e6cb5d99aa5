import { NetworkFailure } from '#base/network-failure.ts'

/** `host:port` of the simulated Runtime API: the one address that pages served by https may also reach. */
export const runtimeApiHost = '127.0.0.1:9001'
export const runtimeApiOrigin = `http://${runtimeApiHost}`

/** There is no internet inside this simulation: throws `NetworkFailure` when the address is not that of the Runtime API. */
export function refuseForeign({ hostname, host, port, protocol }: URL): void {
  if (host === runtimeApiHost || host === `localhost:${new URL(runtimeApiOrigin).port}`) {
    if (protocol === 'http:') return
    throw new NetworkFailure('connectionClosed', `The Runtime API speaks http, not ${protocol.slice(0, -1)}`)
  }
  const isAddress = hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname)
  if (!isAddress) throw new NetworkFailure('hostNotFound', `Could not resolve host: ${hostname}`)
  throw new NetworkFailure('connectionRefused', `Nothing listens on ${hostname} port ${port || (protocol === 'https:' ? 443 : 80)}`)
}
