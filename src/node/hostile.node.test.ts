import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, bench, parked, until } from './real-programs.ts'

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
  expect(JSON.parse(await (await invoked).text()).errorType).toBe('Runtime.ExitError')
  await stillServes()
})

test('fifty clients that send one byte and wait hold nobody up', async () => {
  const slow = await Promise.all(Array.from({ length: 50 }, open))
  for (const socket of slow) socket.write('P')
  await stillServes()
  for (const socket of slow) socket.destroy()
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
