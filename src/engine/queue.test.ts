import { expect, test } from 'vitest'
import { decodeBase64 } from '#base/base64.ts'
import { bytesOf, textOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { deliveriesOf } from '#lambda/destinations.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { EventOf } from '#lambda/events.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { print } from '#trace/print.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { type EventOptions, Simulation } from './simulation.ts'

const vm1 = 'vm-1' as EnvironmentId
const request = { method: 'GET', path: '/', headers: [] }
const onFailure = 'arn:aws:sqs:us-east-1:123456789012:failed'

function setup(changes: Partial<FunctionConfig> = {}) {
  const clock = manualClock()
  const simulation = new Simulation(
    { ...defaultConfig, ...changes },
    { clock: pausable(clock), startedAt: 1_700_000_000_000, chance: random(1), bodies: bodyStore(), boot: () => ({ kill: () => {} }) },
  )
  let exchanges = 0
  const body = (text: string) => simulation.bodies.put(bytesOf(text))
  const api = {
    next: () => simulation.call(vm1, `x${++exchanges}` as ExchangeId, request, { op: 'next' }),
    respond: (requestId: RequestId, text: string) =>
      simulation.call(vm1, `x${++exchanges}` as ExchangeId, request, { op: 'response', requestId, body: body(text) }),
    fail: (requestId: RequestId, text: string) =>
      simulation.call(vm1, `x${++exchanges}` as ExchangeId, request, { op: 'error', requestId, body: body(text) }),
  }
  const send = (options: EventOptions = { type: 'Event' }) => simulation.invoke(bytesOf('{"n":1}'), options)
  const queueStory = () =>
    `\n${print(simulation.getTrace().filter(({ type }) => type.startsWith('queue.') || type.startsWith('invoke.')))}\n`
  return { simulation, clock, api, send, queueStory }
}

test('an asynchronous event that fails is tried again after one minute and after two, under the same id; then it is given up', async () => {
  const { simulation, clock, api, send, queueStory } = setup({
    asynchronous: { maxRetries: 2, maxAgeMs: 21_600_000, onFailure, deadLetter: `${onFailure}-dead` },
  })
  const { requestId, result } = send()
  expect(await result).toMatchObject({ statusCode: 202, body: { text: '' } })
  for (let attempt = 1; attempt <= 3; attempt++) {
    const poll = api.next()
    clock.advance(60_000 * (attempt - 1))
    expect(await poll).toMatchObject({ invocation: { requestId } })
    await api.fail(requestId, '{"errorType":"Bad","errorMessage":"no"}')
  }
  expect(queueStory()).toBe(`
     0 invoke.requested
     0 invoke.accepted
     0 queue.taken 1
     0 queue.attempted 1 200 Unhandled
     0 queue.returned error 60000
 60000 queue.taken 2
 60000 queue.attempted 2 200 Unhandled
 60000 queue.returned error 180000
180000 queue.taken 3
180000 queue.attempted 3 200 Unhandled
180000 queue.finished RetriesExhausted ${onFailure}
`)
  const trace = simulation.getTrace()
  const done = trace.at(-1) as EventOf<'queue.finished'>
  const [record, letter] = deliveriesOf(trace, done, 1_700_000_000_000, ({ id }) => textOf(simulation.bodies.get(id)))
  expect(JSON.parse(record?.message ?? '')).toEqual({
    version: '1.0',
    timestamp: '2023-11-14T22:16:20.000Z',
    requestContext: {
      requestId,
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST',
      condition: 'RetriesExhausted',
      approximateInvokeCount: 3,
    },
    requestPayload: { n: 1 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'Bad', errorMessage: 'no' },
  })
  expect(letter).toMatchObject({ kind: 'deadLetter', message: '{"n":1}', attributes: { RequestID: requestId, ErrorMessage: 'no' } })
  expect(simulation.getWorld().queue).toEqual({})
})

test('a success is the end of it', async () => {
  const { api, send, queueStory } = setup()
  const { requestId } = send()
  await api.next()
  await api.respond(requestId, '"ok"')
  expect(queueStory()).toContain('queue.finished Success')
})

test('an event that is throttled waits longer each time, and is given up when it is too old', () => {
  const { clock, send, queueStory } = setup({ reservedConcurrency: 0, asynchronous: { maxRetries: 2, maxAgeMs: 10_000 } })
  send()
  clock.advance(20_000)
  expect(queueStory()).toBe(`
     0 invoke.requested
     0 invoke.accepted
     0 queue.taken 1
     0 invoke.throttled
     0 queue.returned throttled 1000
  1000 queue.taken 1
  1000 invoke.throttled
  1000 queue.returned throttled 3000
  3000 queue.taken 1
  3000 invoke.throttled
  3000 queue.returned throttled 7000
  7000 queue.taken 1
  7000 invoke.throttled
  7000 queue.finished EventAgeExceeded
`)
})

test('reserved concurrency throttles with a reason of its own', async () => {
  const { send } = setup({ reservedConcurrency: 0 })
  const { body } = await send({}).result
  expect('text' in body && JSON.parse(body.text).Reason).toBe('ReservedFunctionConcurrentInvocationLimitExceeded')
})

test('a dry run invokes nothing', async () => {
  const { send, simulation } = setup()
  expect(await send({ type: 'DryRun' }).result).toMatchObject({ statusCode: 204 })
  expect(simulation.getWorld().environments).toEqual({})
})

test('an asynchronous event may have 1 MB', async () => {
  const { simulation } = setup()
  const { body } = await simulation.invoke(bytesOf(JSON.stringify('x'.repeat(1_048_576))), { type: 'Event' }).result
  expect('text' in body && body.text).toContain('1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)')
})

test('the end of the log comes with the answer when it is asked for, once the invocation is over', async () => {
  const { api, send, clock } = setup()
  const { requestId, result } = send({ logTail: true })
  await api.next()
  await api.respond(requestId, '"ok"')
  clock.advance(10)
  void api.next()
  const log = textOf(decodeBase64((await result).logResult ?? '') ?? new Uint8Array())
  expect(log.split('\n').map((line) => line.split(' ')[0])).toEqual(['START', 'END', 'REPORT', ''])
})

test('a simulation that is closed does nothing any more', async () => {
  const { api, send, clock, simulation } = setup()
  const { requestId } = send()
  await api.next()
  await api.fail(requestId, '{}')
  simulation.close()
  const before = simulation.getTrace().length
  clock.advance(1_000_000)
  expect(simulation.getTrace().length).toBe(before)
})
