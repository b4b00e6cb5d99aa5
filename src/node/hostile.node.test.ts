import { once } from 'node:events'
import { request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { type Bench, bench, parked, until } from './real-programs.ts'
import { handlersServer, servedOrigin } from './server.ts'

let lab: Bench
beforeEach(async () => {
  lab = await bench()
})
afterEach(() => lab.end())

const open = async (): Promise<Socket> => {
  const socket = connect(lab.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}
/** Everything the server says to these bytes until it closes the connection. */
const said = async (bytes: string): Promise<string> => {
  const socket = await open()
  socket.end(bytes)
  return text(socket).catch(() => '')
}
const path = '/2018-06-01/runtime/invocation'
const post = (body: string, ...headers: string[]) =>
  ['POST /2018-06-01/runtime/invocation/nobody/response HTTP/1.1', 'Host: x', 'Connection: close', ...headers, '', body].join('\r\n')

/** Whatever came before, an event is still taken and answered. */
const stillServes = async () => {
  const invoked = lab.invoke('{"still":1}')
  const next = await fetch(`${lab.runtimeApi}/invocation/next`)
  expect(await next.text()).toBe('{"still":1}')
  const id = next.headers.get('lambda-runtime-aws-request-id')
  expect((await fetch(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', body: 'yes' })).status).toBe(202)
  expect(await (await invoked).text()).toBe('yes')
}

test.each([
  ['words that are no HTTP', 'hello\r\n\r\n', 400],
  ['bytes that are no text', '\u0000\u0001\u00ff\r\n\r\n', 400],
  ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003', 400],
  ['two lengths', post('x', 'Content-Length: 1', 'Content-Length: 2'), 400],
  ['a length and chunks', post('1\r\nx\r\n0\r\n\r\n', 'Content-Length: 1', 'Transfer-Encoding: chunked'), 400],
  ['a length that is no number', post('x', 'Content-Length: many'), 400],
  ['a negative length', post('x', 'Content-Length: -1'), 400],
  ['a chunk size that is no number', post('zz\r\nx\r\n0\r\n\r\n', 'Transfer-Encoding: chunked'), 400],
  ['a header without a name', post('', ': empty'), 400],
  ['headers of 200 KB', post('', `X-Large: ${'a'.repeat(200_000)}`), 431],
  ['an X-Ray cause of 64 KB', post('', `Lambda-Runtime-Function-XRay-Error-Cause: ${'a'.repeat(65_536)}`, 'Content-Length: 0'), 400],
  ['a request to switch to WebSocket', post('', 'Upgrade: websocket', 'Connection: Upgrade, close', 'Content-Length: 0'), 400],
  ['an expectation that nobody knows', post('', 'Expect: the-unexpected', 'Content-Length: 0'), 417],
  ['ten thousand headers', post('', ...Array.from({ length: 10_000 }, (_, n) => `X-${n}: y`), 'Content-Length: 0'), 400],
  ['a method that nobody knows', `BREW ${path}/next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 400],
  ['a name of no host', `GET ${path}/next HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
  ['another version of HTTP', `GET ${path}/next HTTP/9.9\r\nHost: x\r\n\r\n`, 400],
  [
    'an id of 100 KB',
    `POST ${path}/${'a'.repeat(100_000)}/response HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    414,
  ],
  ['an address elsewhere, as to a proxy', 'GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
  ['a path that leads upwards', `GET ${path}/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 404],
  ['a broken escape in the path', `POST ${path}/%zz/response HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, 400],
])('%s is answered with a status, and the server goes on', async (_, bytes, status) => {
  expect((await said(bytes)).split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  await stillServes()
})

test('a thousand wrong ids are a thousand times 400, and nothing of them stays', async () => {
  const statuses = new Set<number>()
  for (let batch = 0; batch < 20; batch++) {
    const wrong = Array.from({ length: 50 }, (_, n) => `${lab.runtimeApi}/invocation/wrong-${batch}-${n}/${n % 2 ? 'response' : 'error'}`)
    for (const { status } of await Promise.all(wrong.map((url) => fetch(url, { method: 'POST', body: 'x' })))) statuses.add(status)
  }
  expect([...statuses]).toEqual([400])
  const { exchanges, environments } = lab.simulation.getWorld()
  expect([Object.keys(exchanges).length, Object.keys(environments).length]).toEqual([0, 1])
  await stillServes()
})

test('a response that is cut off leaves its runtime stuck, and the next environment serves', async () => {
  const invoked = lab.invoke('{}')
  const id = (await fetch(`${lab.runtimeApi}/invocation/next`)).headers.get('lambda-runtime-aws-request-id')
  const socket = await open()
  socket.end(`POST ${path}/${id}/response HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this`)
  await until(lab.simulation, () => lab.simulation.getTrace().some((event) => event.type === 'api.replied' && event.reply.status === 400))
  expect((await fetch(`${lab.runtimeApi}/invocation/next`)).status).toBe(403)
  lab.simulation.stop()
  // As the emulator was recorded: what was begun cannot be taken back, and nothing else comes.
  expect(await (await invoked).text()).toBe('')
  await stillServes()
})

test('fifty clients that send one byte and wait hold nobody up', async () => {
  const slow = await Promise.all(Array.from({ length: 50 }, open))
  for (const socket of slow) socket.write('P')
  await stillServes()
  for (const socket of slow) socket.destroy()
})

describe('a server with little patience', () => {
  const patience = { headersMs: 30, bodyMs: 60, lookMs: 10 }
  let impatient: Server
  beforeEach(async () => {
    impatient = handlersServer(runtimeApiHandlers(lab.simulation, { origin: servedOrigin }), servedOrigin, patience).listen(0, '127.0.0.1')
    await once(impatient, 'listening')
  })
  afterEach(() => {
    impatient.close()
    impatient.closeAllConnections()
  })

  test.each([
    ['its headers', `POST ${path}/x/response HTTP/1.1\r\nHost: x\r\nX-Slow: `],
    ['its body', `POST ${path}/x/response HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx`],
  ])('parts with who never sends the end of %s', async (_, begin) => {
    const socket = connect((impatient.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(begin)
    expect(await text(socket)).toMatch(/^HTTP\/1.1 (408|400) |^$/)
    await stillServes()
  })

  test('lets who asked wait for an answer as long as it takes', async () => {
    const socket = connect((impatient.address() as AddressInfo).port, '127.0.0.1')
    socket.write(`GET ${path}/next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    await until(lab.simulation, (world) => parked(world) === 1)
    // It has looked for idle clients twice when a client that came later was sent away.
    const later = connect((impatient.address() as AddressInfo).port, '127.0.0.1')
    later.write('G')
    await text(later)
    void lab.invoke('{"late":1}').catch(() => {})
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*\{"late":1\}$/)
  })
})

test('an event of 100 MB is read to its end and refused', async () => {
  const huge = Readable.from(Array.from({ length: 1600 }, () => Buffer.alloc(65_536, 32)))
  const { port } = lab
  const outgoing = request({ host: '127.0.0.1', port, method: 'POST', path: '/2015-03-31/functions/f/invocations' })
  huge.pipe(outgoing)
  const [incoming] = await once(outgoing, 'response')
  expect(incoming.statusCode).toBe(413)
  incoming.resume()
  await stillServes()
})

test('a flood of events that are too large is refused one by one, and forgotten', async () => {
  const large = new Uint8Array(8 * 1024 * 1024).fill(32)
  for (let n = 0; n < 90; n += 1) expect((await lab.invoke(large)).status).toBe(413)
  expect(lab.simulation.bodies.size).toBeLessThan(500 * 1024 * 1024)
  await stillServes()
})

test('two hundred polls that are dropped leave nothing behind', async () => {
  const sockets = await Promise.all(Array.from({ length: 200 }, open))
  for (const socket of sockets) socket.write(`GET ${path}/next HTTP/1.1\r\nHost: x\r\n\r\n`)
  await until(lab.simulation, (world) => parked(world) === 200)
  for (const socket of sockets) socket.destroy()
  await until(lab.simulation, (world) => parked(world) === 0)
  expect(Object.keys(lab.simulation.getWorld().exchanges)).toEqual([])
  await stillServes()
})

test('marks that only the gateway may set do not pass the server', async () => {
  const response = await fetch(`${lab.runtimeApi}/invocation/x/response`, {
    method: 'POST',
    body: 'x',
    headers: { 'x-lambda-environment': 'vm-77', 'x-lambda-exchange': 'mine', 'x-lambda-truncated': '' },
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errorType: 'InvalidRequestID' })
  await stillServes()
})
