import { getResponse } from 'msw'
import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { carriedHeadersName, carryHeaders } from '#base/carried-headers.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import { Simulation } from '#engine/simulation.ts'
import { metadataToken } from '#lambda/variables.ts'
import { defaultConfig } from '#lambda/world.ts'
import { runtimeApiHandlers } from './handlers.ts'

const base = 'http://127.0.0.1:9001/2018-06-01/runtime'

function attached() {
  const simulation = new Simulation(
    { ...defaultConfig, mode: 'attached' },
    {
      clock: pausable(manualClock()),
      startedAt: 1_700_000_000_000,
      chance: random(1),
      bodies: bodyStore(),
      boot: () => ({ kill: () => {} }),
    },
  )
  const handlers = runtimeApiHandlers(simulation, { origin: '*' })
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await getResponse(handlers, new Request(`${base}${path}`, init))
    if (!response) throw new Error(`No handler for ${path}`)
    return response
  }
  return { simulation, ask }
}

test('next carries the event and its headers, and the response is accepted', async () => {
  const { simulation, ask } = attached()
  const { requestId, result } = simulation.invoke(bytesOf('{"name":"Ada"}'))
  const next = await ask('/invocation/next')
  expect([next.status, await next.text()]).toEqual([200, '{"name":"Ada"}'])
  expect(Object.fromEntries(next.headers)).toMatchObject({
    'content-type': 'application/json',
    'content-length': '14',
    date: 'Tue, 14 Nov 2023 22:13:20 GMT',
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-deadline-ms': '1700000003000',
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:my-function',
  })
  const bytes = new Uint8Array([0, 255, 13, 10])
  const accepted = await ask(`/invocation/${requestId}/response`, { method: 'POST', body: bytes })
  expect([accepted.status, accepted.statusText, await accepted.text()]).toEqual([202, 'Accepted', '{"status":"OK"}\n'])
  const { body } = await result
  expect('id' in body && simulation.bodies.get(body.id)).toEqual(bytes)
})

test.each([
  ['GET', '/invocation/next/', 404],
  ['GET', '/Invocation/next', 404],
  ['GET', '/invocation', 404],
  ['POST', '/invocation/next', 405],
  ['HEAD', '/invocation/next', 405],
  ['GET', '/invocation/x/response', 405],
  ['PUT', '/init/error', 405],
])('%s %s is a %i', async (method, path, status) => {
  const response = await attached().ask(path, { method })
  expect(response.status).toBe(status)
  if (status === 404) {
    expect(await response.text()).toBe('404 page not found\n')
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  } else {
    expect(await response.text()).toBe('')
    expect(response.headers.get('allow')).toBe(path.endsWith('next') ? 'GET' : 'POST')
  }
})

test('a stranger id is refused in the words of the service', async () => {
  const { ask } = attached()
  const response = await ask('/invocation/nobody/response', { method: 'POST', body: 'x' })
  expect([response.status, await response.text()]).toEqual([400, '{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}\n'])
  expect(response.headers.get('content-type')).toBe('application/json')
})

test.each([
  ['the header', { 'Lambda-Runtime-Function-Error-Type': 'Runtime.Declared' }, '{"errorType":"Named"}', 'Runtime.Declared'],
  ['the body', {}, '{"errorType":"Named"}', 'Named'],
  ['neither', {}, 'no JSON', undefined],
])('the error type comes from %s', async (_, headers, body, errorType) => {
  const { simulation, ask } = attached()
  await ask('/init/error', { method: 'POST', headers, body })
  const call = simulation.getTrace().flatMap((event) => (event.type === 'api.called' ? [event.call] : []))[0]
  expect(call?.op === 'initError' && call.errorType).toBe(errorType)
})

test('a poll whose connection closes takes no event', async () => {
  const { simulation, ask } = attached()
  const connection = new AbortController()
  const abandoned = ask('/invocation/next', { signal: connection.signal })
  const parked = new Promise<void>((resolve) => {
    simulation.subscribe(() => simulation.getTrace().some(({ type }) => type === 'api.parked') && resolve())
  })
  await parked
  connection.abort()
  expect((await abandoned).type).toBe('error')
  simulation.invoke(bytesOf('{"n":1}'))
  expect(await (await ask('/invocation/next')).text()).toBe('{"n":1}')
  expect(simulation.getTrace().filter(({ type }) => type === 'api.hungUp')).toHaveLength(1)
})

test('headers that a Request forbids are recorded when they were carried along', async () => {
  const { simulation, ask } = attached()
  const sent = [
    ['Host', '127.0.0.1:9001'],
    ['User-Agent', 'curl/7.88.1 é'],
  ] as const
  await ask('/nowhere', { headers: { [carriedHeadersName]: carryHeaders(sent), 'x-lambda-exchange': 'a/1' } })
  const [called] = simulation.getTrace().flatMap((event) => (event.type === 'api.called' ? [event.request] : []))
  expect(called).toEqual({ method: 'GET', path: '/2018-06-01/runtime/nowhere', headers: sent })
})

test('an environment with its token learns where it stands', async () => {
  const { simulation } = attached()
  const handlers = runtimeApiHandlers(simulation, { origin: '*' })
  const ask = (headers: Record<string, string>) =>
    getResponse(handlers, new Request('http://127.0.0.1:9001/2026-01-15/metadata/execution-environment', { headers }))
  const known = await ask({ Authorization: `Bearer ${metadataToken}` })
  expect([known?.status, await known?.json()]).toEqual([200, { AvailabilityZoneID: 'use1-az1' }])
  expect((await ask({}))?.status).toBe(401)
})
