import { expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { responseLimitBytes, streamFreeBytes, streamLimitBytes } from '#lambda/limits.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { print } from '#trace/print.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { Simulation } from './simulation.ts'

const vm1 = 'vm-1' as EnvironmentId
const stream = 'stream' as ExchangeId
const request = { method: 'POST', path: '/', headers: [] }

/** An environment that has one event, taken by an invoker that streams when `streams`. */
async function working(streams: boolean) {
  const clock = manualClock()
  const simulation = new Simulation(defaultConfig, {
    clock: pausable(clock),
    startedAt: 0,
    chance: random(1),
    bodies: bodyStore(),
    boot: () => ({ kill: () => {} }),
  })
  const received: string[] = []
  const { requestId, result } = simulation.invoke(bytesOf('{}'), streams ? { onChunk: (chunk) => received.push(textOf(chunk)) } : {})
  await simulation.call(vm1, 'next' as ExchangeId, request, { op: 'next' })
  const begin = () => simulation.call(vm1, stream, request, { op: 'response', requestId, mode: 'streaming' })
  const text = ({ body }: InvokerResult) => ('text' in body ? body.text : textOf(simulation.bodies.get(body.id)))
  return { simulation, clock, received, requestId, result, begin, text }
}
const error = (simulation: Simulation, requestId: RequestId) =>
  simulation.call(vm1, 'error' as ExchangeId, request, { op: 'error', requestId, body: simulation.bodies.put(bytesOf('{}')) })

test('an invoker that streams has each piece as it is written, and the reply comes at the end', async () => {
  const { simulation, received, result, begin, text, clock } = await working(true)
  const replied = begin()
  clock.advance(5)
  simulation.chunk(stream, bytesOf('one '))
  expect(received).toEqual(['one '])
  clock.advance(5)
  simulation.chunk(stream, bytesOf('two'))
  simulation.endStream(stream)
  expect([await replied, received, text(await result)]).toEqual([{ status: 202 }, ['one ', 'two'], 'one two'])
  expect(`\n${print(simulation.getTrace().slice(-7))}\n`).toBe(`
     0 api.called vm-1 response
     0 response.begun vm-1
     5 response.chunk vm-1 4 bytes
    10 response.chunk vm-1 3 bytes
    10 response.ended vm-1
    10 api.replied vm-1 202
    10 invoke.responded 200
`)
})

test('an invoker that waits gets the pieces as one body', async () => {
  const { simulation, result, begin, text } = await working(false)
  void begin()
  simulation.chunk(stream, bytesOf('one '))
  simulation.chunk(stream, bytesOf('two'))
  simulation.endStream(stream)
  expect(text(await result)).toBe('one two')
})

test('while a response streams every other call is refused', async () => {
  const { simulation, requestId, begin } = await working(false)
  void begin()
  expect(await error(simulation, requestId)).toMatchObject({ status: 403, errorType: 'InvalidStateTransition' })
  expect(await simulation.call(vm1, 'next-2' as ExchangeId, request, { op: 'next' })).toMatchObject({ status: 403 })
})

test('an error in the trailers fails the invocation: who streamed has the pieces and the error, who waited has the error', async () => {
  for (const streams of [true, false]) {
    const { simulation, received, result, begin, text } = await working(streams)
    const replied = begin()
    simulation.chunk(stream, bytesOf('half'))
    simulation.endStream(stream, { errorType: 'Function.Broke', errorBody: bytesOf('{"errorType":"Broke"}') })
    expect(await replied).toEqual({ status: 202 })
    expect(await result).toMatchObject({ statusCode: 200, functionError: 'Unhandled' })
    expect([received, text(await result)]).toEqual(streams ? [['half'], 'half'] : [[], '{"errorType":"Broke"}'])
  }
})

test('a body that is cut off leaves the runtime stuck until it ends', async () => {
  const { simulation, requestId, begin } = await working(true)
  const replied = begin()
  simulation.chunk(stream, bytesOf('half'))
  simulation.endStream(stream, { truncated: true })
  expect(await replied).toMatchObject({ status: 400, errorType: 'TruncatedHTTPRequest' })
  expect(await error(simulation, requestId)).toMatchObject({ status: 403 })
})

test('beyond 6 MiB pieces reach the invoker at 2 MiB a second, and the reply waits for them', async () => {
  const { simulation, received, result, begin, clock } = await working(true)
  const replied = begin()
  simulation.chunk(stream, new Uint8Array(streamFreeBytes))
  simulation.chunk(stream, new Uint8Array(2_097_152))
  simulation.endStream(stream)
  clock.advance(999)
  expect(received).toHaveLength(1)
  clock.advance(1)
  expect([await replied, (await result).statusCode, received.length]).toEqual([{ status: 202 }, 200, 2])
})

test.each([
  [true, streamLimitBytes],
  [false, responseLimitBytes],
])('a stream may have so many bytes: streaming %s, %i', async (streams, limit) => {
  const { simulation, result, begin, text } = await working(streams)
  const replied = begin()
  simulation.chunk(stream, new Uint8Array(limit))
  simulation.chunk(stream, new Uint8Array(1))
  expect(await replied).toMatchObject({ status: 413 })
  expect(JSON.parse(text(await result)).errorType).toBe('Function.ResponseSizeTooLarge')
})
