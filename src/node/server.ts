import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { getResponse, type RequestHandler } from 'msw'
import { timeoutSeconds } from '#lambda/limits.ts'
import { withArrivingBody } from '#wire/arriving.ts'
import { callerHeaders, truncatedName } from '#wire/handlers.ts'

/** Names as AWS writes them: a Headers object keeps lower case alone, and some clients compare. */
const canonical = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())

/** Paths alone count: a program may reach us under any name of this machine. */
export const servedOrigin = 'http://127.0.0.1:9001'

/** How patient the server is with those who send, ms. An answer may take as long as it likes. */
export interface Patience {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number
  /** To the end of its body. A response may be streamed for as long as a function may run. */
  readonly bodyMs: number
  /** How often it looks. */
  readonly lookMs: number
}
const patient: Patience = { headersMs: 15_000, bodyMs: (timeoutSeconds.max + 60) * 1000, lookMs: 5000 }

/** Bytes of a body that are kept; more than twice what the service takes. What comes beyond is read and dropped, so that the sender hears the answer. */
const keptBytes = 16 * 1024 * 1024

/**
 * Serves MSW handlers over HTTP/1.1, as if they stood at `origin` whatever the Host header says. A request may wait for hours;
 * `request.signal` fires when its client is gone. A network error as the answer cuts the connection.
 */
export function handlersServer(handlers: RequestHandler[], origin: string, patience = patient): Server {
  const limits = {
    // A runtime may send an X-Ray cause of 64 KB in a header.
    maxHeaderSize: 131_072,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.bodyMs,
    connectionsCheckingInterval: patience.lookMs,
    keepAliveTimeout: 0,
  }
  const server = createServer(limits, (incoming, outgoing) => {
    respond(handlers, origin, incoming, outgoing).catch((error: unknown) => {
      if (outgoing.closed) return
      console.error(`Failed to answer ${incoming.method} ${incoming.url}:`, error)
      outgoing.destroy()
    })
  })
  server.timeout = 0
  return server
}

/** Characters of a path and its query; the handlers' matcher throws at much longer ones. */
const longestUrl = 8192

function refuse(outgoing: ServerResponse, status: number, says: string): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  outgoing.end(says)
}

async function respond(handlers: RequestHandler[], origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  if ((incoming.url ?? '').length > longestUrl)
    return refuse(outgoing, 414, 'The path of this request is longer than any that is served here.\n')
  const streams = incoming.headers['lambda-runtime-function-response-mode'] === 'streaming'
  const body = streams ? nothingYet : await bodyOf(incoming)
  // What was cut off still counts as a call: the service knows how to refuse it, though nobody is left to read that.
  const signal = body.whole ? gone.signal : new AbortController().signal
  if (signal.aborted) return
  const request = requestOf(incoming, origin, body, signal)
  if (!request)
    return refuse(outgoing, 400, 'This is not a request that an HTTP server can take: its method, path or headers are malformed.\n')
  if (streams) withArrivingBody(request, { chunks: chunksOf(incoming), trailers: () => pairs(incoming.rawTrailers) })
  const response = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 })
  if (outgoing.destroyed) return
  if (response.type === 'error') return void outgoing.destroy()
  const headers = [...response.headers].flatMap(([name, value]) => [canonical(name), value])
  if (response.body && arrivesInPieces(response)) {
    outgoing.writeHead(response.status, headers)
    outgoing.flushHeaders()
    await pipeline(Readable.fromWeb(response.body as WebStream), outgoing).catch(() => {})
    return
  }
  const bytes = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, headers)
  outgoing.end(bytes)
}

/** An answer of which the client needs each piece at once: Lambda's event stream, and events for a page. */
const arrivesInPieces = ({ headers }: Response): boolean => /event-?stream/.test(headers.get('Content-Type') ?? '')

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
  let kept = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      const piece = chunk.subarray(0, keptBytes - kept)
      kept += piece.length
      if (piece.length > 0) chunks.push(piece)
    }
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
