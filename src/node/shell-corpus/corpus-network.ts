import { NetworkFailure } from '#base/network-failure.ts'
import { shellCurl } from '#runtimes/bash/shell-curl.ts'
import type { ReceivedResponse, SentRequest } from '#runtimes/protocol.ts'
import { wholeUpload } from '#runtimes/upload.ts'
import { bytesOfString, latin } from '#shell/expand/text.ts'
import { corpusServer } from '#shell/fidelity/corpus.ts'
import { corpusAnswer } from '#shell/fidelity/server.ts'
import type { Command } from '#shell/process/command.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** `curl`, on a network where the corpus' server is the only one. `track` is told of requests that are under way. */
export const corpusCurl = (clock: VirtualClock, track: <T>(work: Promise<T>) => Promise<T>): Command =>
  shellCurl({
    send: async (request, signal, arriving) =>
      answerOf(arriving ? { ...request, body: await wholeUpload(arriving) } : request, signal, track),
    clock: { now: () => clock.unixMs(), after: (millis, fire) => clock.after(millis, fire) },
  })

async function answerOf(
  { method, url, headers, body }: SentRequest,
  signal: AbortSignal | undefined,
  track: <T>(work: Promise<T>) => Promise<T>,
): Promise<ReceivedResponse> {
  const { hostname, port, pathname, search } = new URL(url)
  if (!/^(127\.0\.0\.1|localhost)$/.test(hostname)) throw new NetworkFailure('hostNotFound', `Could not resolve host: ${hostname}`)
  if (`127.0.0.1:${port}` !== corpusServer) throw new NetworkFailure('connectionRefused', `Failed to connect to ${hostname} port ${port}`)
  const answer = corpusAnswer({ method, target: `${pathname}${search}`, headers, body: latin(body) })
  if (answer === 'close') throw new NetworkFailure('connectionClosed', 'Empty reply from server')
  if (answer === 'hang') return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  return track(
    Promise.resolve({
      status: answer.status,
      statusText: answer.statusText,
      headers: answer.headers.map(([name, value]): [string, string] => [name.toLowerCase(), value]),
      body: bytesOfString(method === 'HEAD' || answer.status === 204 ? '' : answer.body),
    }),
  )
}
