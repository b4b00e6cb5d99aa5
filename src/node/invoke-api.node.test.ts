import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, bench, parked, until } from './real-programs.ts'

let lab: Bench
beforeEach(async () => {
  lab = await bench()
})
afterEach(() => lab.end())

/** The messages of an event stream, read by the format's description; throws when a length or checksum is wrong. */
function messagesIn(bytes: Buffer): { type: string; payload: string }[] {
  const messages: { type: string; payload: string }[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const message = bytes.subarray(at, at + length)
    expect(message.readUInt32BE(8)).toBe(crc32(message.subarray(0, 8)))
    expect(message.readUInt32BE(length - 4)).toBe(crc32(message.subarray(0, length - 4)))
    const headersEnd = 12 + message.readUInt32BE(4)
    const headers = message.subarray(12, headersEnd)
    const named = headers.indexOf(':event-type') + ':event-type'.length
    const type = headers.subarray(named + 3, named + 3 + headers.readUInt16BE(named + 1)).toString()
    messages.push({ type, payload: message.subarray(headersEnd, length - 4).toString() })
    at += length
  }
  return messages
}

const invokeStreaming = (event: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`http://127.0.0.1:${lab.port}/2021-11-15/functions/function/response-streaming-invocations`, {
    method: 'POST',
    body: event,
    headers,
  })
const poll = async () => {
  const next = await fetch(`${lab.runtimeApi}/invocation/next`)
  return next.headers.get('lambda-runtime-aws-request-id') ?? ''
}

test('a streamed response reaches its invoker while it is being written', async () => {
  const invoked = invokeStreaming('{}')
  const id = await poll()
  const headers = { 'Lambda-Runtime-Function-Response-Mode': 'streaming', 'Transfer-Encoding': 'chunked' }
  const outgoing = request(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', headers })
  outgoing.write('first')
  const answer = await invoked
  expect(answer.headers.get('Content-Type')).toBe('application/vnd.amazon.eventstream')
  const reader = answer.body?.getReader()
  // The second piece is not written before the first is here.
  const { value } = (await reader?.read()) ?? {}
  expect(messagesIn(Buffer.from(value ?? []))).toEqual([{ type: 'PayloadChunk', payload: 'first' }])
  outgoing.end('second')
  const rest: Uint8Array[] = []
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) rest.push(read.value)
  expect(messagesIn(Buffer.concat(rest))).toEqual([
    { type: 'PayloadChunk', payload: 'second' },
    { type: 'InvokeComplete', payload: '{}' },
  ])
})

test('who streams the answer of a runtime that does not gets it in one piece, and its error at the end', async () => {
  const answer = async (kind: 'response' | 'error', body: string) => {
    const invoked = invokeStreaming('{}')
    await fetch(`${lab.runtimeApi}/invocation/${await poll()}/${kind}`, { method: 'POST', body })
    return messagesIn(Buffer.from(await (await invoked).arrayBuffer()))
  }
  expect(await answer('response', 'whole')).toEqual([
    { type: 'PayloadChunk', payload: 'whole' },
    { type: 'InvokeComplete', payload: '{}' },
  ])
  const failure = '{"errorType":"Broken"}'
  expect(await answer('error', failure)).toEqual([
    { type: 'PayloadChunk', payload: failure },
    { type: 'InvokeComplete', payload: JSON.stringify({ ErrorCode: 'Unhandled', ErrorDetails: failure }) },
  ])
})

test('an error in the trailers of a stream ends it with its type and its body', async () => {
  const invoked = invokeStreaming('{}')
  const id = await poll()
  const headers = {
    'Lambda-Runtime-Function-Response-Mode': 'streaming',
    'Transfer-Encoding': 'chunked',
    Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
  }
  const outgoing = request(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', headers })
  outgoing.write('half')
  const failure = '{"errorMessage":"no more"}'
  outgoing.addTrailers({
    'Lambda-Runtime-Function-Error-Type': 'Function.Broken',
    'Lambda-Runtime-Function-Error-Body': Buffer.from(failure).toString('base64'),
  })
  outgoing.end()
  expect(messagesIn(Buffer.from(await (await invoked).arrayBuffer()))).toEqual([
    { type: 'PayloadChunk', payload: 'half' },
    { type: 'InvokeComplete', payload: JSON.stringify({ ErrorCode: 'Function.Broken', ErrorDetails: failure }) },
  ])
})

test('an event that is refused is not streamed', async () => {
  const answer = await invokeStreaming('{')
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([400, 'application/json'])
})

test('an invoker that hangs up in the middle of a stream harms nobody', async () => {
  const gone = request(`http://127.0.0.1:${lab.port}/2021-11-15/functions/f/response-streaming-invocations`, { method: 'POST' })
  gone.on('error', () => {})
  gone.end('{}')
  const id = await poll()
  const headers = { 'Lambda-Runtime-Function-Response-Mode': 'streaming', 'Transfer-Encoding': 'chunked' }
  const outgoing = request(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', headers })
  outgoing.write('first')
  const replied = new Promise((resolve) => outgoing.once('response', resolve))
  gone.once('response', (incoming) => {
    incoming.destroy()
    outgoing.end('second')
  })
  expect(await replied).toMatchObject({ statusCode: 202 })
  const next = poll()
  await until(lab.simulation, (world) => parked(world) === 1)
  const invoked = lab.invoke('{}')
  await fetch(`${lab.runtimeApi}/invocation/${await next}/response`, { method: 'POST', body: 'yes' })
  expect(await (await invoked).text()).toBe('yes')
})

test('the log’s tail comes with its REPORT line, 4 KB of it at most', async () => {
  const invoked = lab.invoke('{}', { 'X-Amz-Log-Type': 'Tail' })
  const id = await poll()
  await fetch(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', body: 'yes' })
  poll().catch(() => {})
  const { headers } = await invoked
  const log = Buffer.from(headers.get('X-Amz-Log-Result') ?? '', 'base64').toString()
  expect(log).toMatch(
    new RegExp(`^START RequestId: ${id} Version: \\$LATEST\nEND RequestId: ${id}\nREPORT RequestId: ${id}\tDuration: .*\n$`),
  )
})

test('a client context over 3,583 bytes of base64 is refused', async () => {
  const context = Buffer.from(JSON.stringify({ custom: { long: 'x'.repeat(2700) } })).toString('base64')
  const answer = await lab.invoke('{}', { 'X-Amz-Client-Context': context })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('at most 3583 bytes')])
})

test('a tenant id reaches the runtime', async () => {
  void lab.invoke('{}', { 'X-Amz-Tenant-Id': 'blue' }).catch(() => {})
  const polled = request(`${lab.runtimeApi}/invocation/next`)
  polled.end()
  const incoming = await new Promise<IncomingMessage>((resolve) => polled.once('response', resolve))
  expect([incoming.headers['lambda-runtime-aws-tenant-id'], (await buffer(incoming)).toString()]).toEqual(['blue', '{}'])
})
