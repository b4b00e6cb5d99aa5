import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getResponse, type RequestHandler } from 'msw'
import { withArrivingBody } from '#wire/arriving.ts'
import { callerHeaders, truncatedName } from '#wire/handlers.ts'

/** Names as AWS writes them: a Headers object keeps lower case alone, and some clients compare. */
const canonical = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())

/**
 * Serves MSW handlers over HTTP/1.1, as if they stood at `origin` whatever the Host header says. A request may wait for hours;
 * `request.signal` fires when its client is gone. A network error as the answer cuts the connection.
 */
export function handlersServer(handlers: RequestHandler[], origin: string): Server {
  // A runtime may send an X-Ray cause of 64 KB in a header.
  const server = createServer({ maxHeaderSize: 131_072, requestTimeout: 0, keepAliveTimeout: 0 }, (incoming, outgoing) => {
    respond(handlers, origin, incoming, outgoing).catch((error: unknown) => {
      if (outgoing.closed) return
      console.error(`Failed to answer ${incoming.method} ${incoming.url}:`, error)
      outgoing.destroy()
    })
  })
  server.timeout = 0
  return server
}

async function respond(handlers: RequestHandler[], origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  const streams = incoming.headers['lambda-runtime-function-response-mode'] === 'streaming'
  const body = streams ? nothingYet : await bodyOf(incoming)
  // What was cut off still counts as a call: the service knows how to refuse it, though nobody is left to read that.
  const signal = body.whole ? gone.signal : new AbortController().signal
  if (signal.aborted) return
  const request = requestOf(incoming, origin, body, signal)
  if (!request) {
    outgoing.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' })
    outgoing.end('This is not a request that an HTTP server can take: its method, path or headers are malformed.\n')
    return
  }
  if (streams) withArrivingBody(request, { chunks: chunksOf(incoming), trailers: () => pairs(incoming.rawTrailers) })
  const response = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 })
  if (outgoing.destroyed) return
  if (response.type === 'error') return void outgoing.destroy()
  const bytes = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(
    response.status,
    [...response.headers].flatMap(([name, value]) => [canonical(name), value]),
  )
  outgoing.end(bytes)
}

interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** False when the client left before the end that it had announced. */
  readonly whole: boolean
}

const nothingYet: Body = { bytes: new Uint8Array(), whole: true }

async function* chunksOf(incoming: IncomingMessage) {
  for await (const chunk of incoming) yield Uint8Array.from(chunk)
}

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []))

async function bodyOf(incoming: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let whole = true
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    whole = false
  }
  return { bytes: Uint8Array.from(Buffer.concat(chunks)), whole }
}

/** Marks that only our own gateway or this server may set. */
const reserved: ReadonlySet<string> = new Set([...Object.values(callerHeaders), truncatedName])

function requestOf(
  { method = 'GET', url = '/', rawHeaders }: IncomingMessage,
  origin: string,
  { bytes, whole }: Body,
  signal: AbortSignal,
) {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  try {
    const headers = new Headers()
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] ?? ''
      if (!reserved.has(name.toLowerCase())) headers.append(name, rawHeaders[index + 1] ?? '')
    }
    if (!whole) headers.set(truncatedName, '')
    return new Request(url.startsWith('/') ? `${origin}${url}` : url, { method, headers, signal, body: hasBody ? bytes : null })
  } catch {
    return undefined
  }
}
