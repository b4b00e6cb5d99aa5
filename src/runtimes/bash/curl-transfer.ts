import { NetworkFailure } from '#base/network-failure.ts'
import type { ReceivedResponse, SentRequest } from '../protocol.ts'
import type { CurlHost } from './curl-host.ts'
import type { CurlOptions } from './curl-options.ts'
import type { CurlTransfer } from './curl-output.ts'
import { isPiped } from './curl-request.ts'

type Outcome = Omit<CurlTransfer, 'file'>

const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

/** Sends one request, as often as `--retry` allows, and says how it ended in curl's terms. */
export async function transfer(
  request: SentRequest,
  url: URL,
  options: CurlOptions,
  host: CurlHost,
  signal: AbortSignal | undefined,
  warn: (message: string) => void,
): Promise<Outcome> {
  // What was read from a pipe cannot be sent a second time.
  const retries = isPiped(options.values.get('upload-file')) ? 0 : (options.numbers.get('retry') ?? 0)
  const fixedDelay = options.numbers.get('retry-delay')
  let delay = 1
  for (let left = retries; ; left -= 1) {
    const outcome = await once(request, url, options, host, signal)
    const problem = left > 0 ? transientProblem(outcome, options) : undefined
    if (problem === undefined) return outcome
    const seconds = fixedDelay ?? delay
    warn(`Problem: ${problem}. Will retry in ${seconds} seconds. ${left} retries left.`)
    await new Promise<void>((resolve) => host.clock.after(seconds * 1000, resolve))
    delay = Math.min(delay * 2, 600)
  }
}

/** Why another attempt may help, if it may. */
function transientProblem({ response, exitCode }: Outcome, { flags }: CurlOptions): string | undefined {
  if (response && transientStatuses.has(response.status)) return 'HTTP error'
  if (exitCode === 28) return 'timeout'
  if (exitCode === 7 && flags.has('retry-connrefused')) return 'connection refused'
  return exitCode !== 0 && flags.has('retry-all-errors') ? '(retrying all errors)' : undefined
}

async function once(
  request: SentRequest,
  url: URL,
  options: CurlOptions,
  host: CurlHost,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const began = host.clock.now()
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal?.addEventListener('abort', abort, { once: true })
  const limit = options.numbers.get('max-time') ?? 0
  const cancel = limit > 0 ? host.clock.after(limit * 1000, abort) : undefined
  const ended = (exitCode: number, message: string, response?: ReceivedResponse): Outcome => ({
    request,
    url,
    response,
    exitCode,
    message,
    millis: host.clock.now() - began,
  })
  try {
    const response = await host.send(request, controller.signal)
    const refused = response.status >= 400 && (options.flags.has('fail') || options.flags.has('fail-with-body'))
    return refused ? ended(22, `The requested URL returned error: ${response.status}`, response) : ended(0, '', response)
  } catch (error) {
    if (!(error instanceof NetworkFailure))
      return ended(28, `Operation timed out after ${Math.round(host.clock.now() - began)} milliseconds with 0 bytes received`)
    return ended(...failure(error, url))
  } finally {
    cancel?.()
    signal?.removeEventListener('abort', abort)
  }
}

function failure({ kind }: NetworkFailure, { hostname, port, protocol }: URL): [exitCode: number, message: string] {
  switch (kind) {
    case 'hostNotFound':
      return [6, `Could not resolve host: ${hostname}`]
    case 'connectionRefused':
      return [
        7,
        `Failed to connect to ${hostname} port ${port || (protocol === 'https:' ? 443 : 80)} after 0 ms: Couldn't connect to server`,
      ]
    case 'connectionClosed':
      return [52, 'Empty reply from server']
  }
}
