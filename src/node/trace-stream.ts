import { type HttpHandler, HttpResponse, http } from 'msw'
import type { Recording } from './recording.ts'

/** Where a page follows a run. */
export const tracePath = '/inspect'

/** Pages that may follow: those served from this machine. A trace holds the function's variables and events, which no other site shall read. */
const local = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

export interface TraceStreamOptions {
  readonly origin: string
  /** Origins of pages elsewhere that may follow too: `https://name.example`. */
  readonly allowed: readonly string[]
}

/**
 * A recording as server-sent events: `data` is one line of the trace file, `id` the place after it, so that a page which was cut off
 * gets the rest. A line that is a head begins the trace anew.
 */
export function traceStreamHandlers(recording: Recording, { origin, allowed }: TraceStreamOptions): HttpHandler[] {
  const headersFor = (request: Request): Record<string, string> | undefined => {
    const from = request.headers.get('Origin')
    if (!hostIsLocal(request)) return undefined
    if (from === null) return {}
    return local.test(from) || allowed.includes(from) ? { 'Access-Control-Allow-Origin': from, Vary: 'Origin' } : undefined
  }
  return [
    http.get(`${origin}${tracePath}`, ({ request }) => {
      const headers = headersFor(request)
      if (!headers) return refusal(request)
      return new HttpResponse(eventsOf(recording, placeIn(recording, request), request.signal), {
        headers: { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
      })
    }),
    // A page on the internet asks first whether it may reach a server on this machine.
    http.options(`${origin}${tracePath}`, ({ request }) => {
      const headers = headersFor(request)
      if (!headers) return refusal(request)
      const may = { 'Access-Control-Allow-Headers': 'Last-Event-ID', 'Access-Control-Allow-Private-Network': 'true' }
      return new HttpResponse(null, { status: 204, headers: { ...headers, ...may } })
    }),
  ]
}

/** A name that somebody made point to this machine is not ours. */
function hostIsLocal({ headers }: Request): boolean {
  return /^(localhost|[\d.]+|\[[\da-f:]+\])(:\d+)?$/i.test(headers.get('Host') ?? 'localhost')
}

function refusal({ headers }: Request): Response {
  const from = headers.get('Origin') ?? headers.get('Host')
  const says = `The page at ${from} may not follow this run, because a trace holds the function's variables and events. If you trust it, start the server with --inspect-from ${from}.\n`
  return new HttpResponse(says, { status: 403, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}

/** The place after the last line that the page had; the beginning when it had lines of another run. */
function placeIn({ run, size }: Recording, { headers }: Request): number {
  const [, had, place] = /^(\d+)-(\d+)$/.exec(headers.get('Last-Event-ID') ?? '') ?? []
  return had === run && Number(place) <= size ? Number(place) : 0
}

function eventsOf(recording: Recording, from: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  const stop = new AbortController()
  signal.addEventListener('abort', () => stop.abort())
  const lines = recording.linesFrom(from, stop.signal)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(text.encode(`id: ${recording.run}-${value.end}\ndata: ${value.line}\n\n`))
    },
    cancel: () => stop.abort(),
  })
}
