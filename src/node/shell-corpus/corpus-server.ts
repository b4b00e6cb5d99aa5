import { createServer, type Socket } from 'node:net'
import { type CorpusResponse, corpusAnswer } from '#shell/fidelity/server.ts'

/** Serves the corpus' answers over real sockets, byte for byte, on a free port. */
export async function serveCorpus(): Promise<{ readonly address: string; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serveSocket(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Failed to serve the corpus: no port')
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { address: `127.0.0.1:${address.port}`, close }
}

function serveSocket(socket: Socket): void {
  let received = ''
  let continued = false
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
    for (;;) {
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const [first = '', ...lines] = received.slice(0, end).split('\r\n')
      const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.replace(/^[^:]*:\s*/, '')])
      const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
      const length = Number(header('content-length') ?? 0)
      if (header('expect') !== undefined && !continued) socket.write('HTTP/1.1 100 Continue\r\n\r\n')
      continued = header('expect') !== undefined
      if (received.length < end + 4 + length) return
      const body = received.slice(end + 4, end + 4 + length)
      received = received.slice(end + 4 + length)
      continued = false
      const [method = '', target = ''] = first.split(' ')
      const answer = corpusAnswer({ method, target, headers, body })
      if (answer === 'close') socket.destroy()
      if (answer === 'close' || answer === 'hang') return
      socket.write(onTheWire(answer, method), 'latin1')
    }
  })
}

function onTheWire({ status, statusText, headers, body }: CorpusResponse, method: string): string {
  const head = [`HTTP/1.1 ${status} ${statusText}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return method === 'HEAD' || status === 204 ? head : head + body
}
