import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import { NetworkFailure, type NetworkFailureKind } from '#base/network-failure.ts'
import type { CurlHost } from '#runtimes/bash/curl-host.ts'
import { eachPiece } from '#runtimes/upload.ts'

const kinds: Readonly<Record<string, NetworkFailureKind>> = {
  ENOTFOUND: 'hostNotFound',
  EAI_AGAIN: 'hostNotFound',
  ECONNREFUSED: 'connectionRefused',
  EHOSTUNREACH: 'connectionRefused',
  ENETUNREACH: 'connectionRefused',
}

/** Sends a request over the real network, headers as they were written. */
const send: CurlHost['send'] = ({ method, url, headers, body }, signal, arriving) =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith('https:') ? https : http
    const fail = (error: NodeJS.ErrnoException) =>
      reject(signal?.aborted ? error : new NetworkFailure(kinds[error.code ?? ''] ?? 'connectionClosed', error.message))
    const outgoing = request(url, { method, headers: headers.flat(), agent: false, ...(signal && { signal }) }, (incoming) => {
      const { statusCode = 0, statusMessage = '', rawHeaders } = incoming
      const received: [string, string][] = []
      for (let i = 0; i < rawHeaders.length; i += 2) received.push([(rawHeaders[i] ?? '').toLowerCase(), rawHeaders[i + 1] ?? ''])
      buffer(incoming).then(
        (bytes) => resolve({ status: statusCode, statusText: statusMessage, headers: received, body: new Uint8Array(bytes) }),
        fail,
      )
    })
    outgoing.on('error', fail)
    if (!arriving) return void outgoing.end(body)
    eachPiece(arriving, (piece) => outgoing.write(piece)).then(
      () => outgoing.end(),
      (error) => outgoing.destroy(error),
    )
  })

/** What curl needs, from the real machine. */
export const realNetwork: CurlHost = {
  send,
  clock: {
    now: () => performance.timeOrigin + performance.now(),
    after: (millis, fire) => {
      const timer = setTimeout(fire, Math.min(millis, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
  },
}
