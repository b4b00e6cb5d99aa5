import { getResponse } from 'msw'
import { expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { carriedHeadersName, carryHeaders } from '#base/carried-headers.ts'
import type { PlainRequest } from '#base/plain-http.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { defaultConfig } from '#lambda/world.ts'
import { runtimeApiOrigin } from './addresses.ts'
import { callDirectly, callOf } from './direct.ts'
import { callerHeaders, runtimeApiHandlers } from './handlers.ts'

const environmentId = 'vm-1' as EnvironmentId
const base = `${runtimeApiOrigin}/2018-06-01/runtime`
const request = (method: string, path: string, body = '', headers: PlainRequest['headers'] = []): PlainRequest => ({
  method,
  url: `${base}${path}`,
  headers: [['Host', '127.0.0.1:9001'], ...headers],
  body: bytesOf(body),
})

function provisioned() {
  const simulation = new Simulation(defaultConfig, {
    clock: pausable(manualClock()),
    startedAt: 1_700_000_000_000,
    chance: random(1),
    bodies: bodyStore(),
    boot: () => ({ kill: () => {} }),
  })
  simulation.provision()
  return simulation
}

type Send = (simulation: Simulation, exchangeId: ExchangeId, sent: PlainRequest) => Promise<unknown>

const short: Send = async (simulation, exchangeId, sent) => {
  const call = callOf(simulation, sent)
  if (!call) throw new Error(`The short road does not take ${sent.url}`)
  const { body, ...head } = await callDirectly(simulation, environmentId, exchangeId, sent, call, new AbortController().signal)
  return { ...head, text: textOf(body) }
}

const byHandlers: Send = async (simulation, exchangeId, { method, url, headers, body }) => {
  const marks = [
    [callerHeaders.environment, environmentId],
    [callerHeaders.exchange, exchangeId],
    [carriedHeadersName, carryHeaders(headers)],
  ] as const
  const init = {
    method,
    headers: [...headers.map(([name, value]): [string, string] => [name, value]), ...marks.map(([n, v]): [string, string] => [n, v])],
  }
  const response = await getResponse(
    runtimeApiHandlers(simulation, { origin: runtimeApiOrigin }),
    new Request(url, { ...init, ...(body.length > 0 && { body }) }),
  )
  simulation.hangUp(exchangeId)
  const { status, statusText } = response ?? {}
  return { status, statusText, headers: [...(response?.headers ?? [])], text: await response?.text() }
}

/** Resolves when a poll waits for an event. */
const parked = (simulation: Simulation): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (Object.keys(simulation.getWorld().exchanges).length === 0) return
      leave()
      resolve()
    }
    const leave = simulation.subscribe(look)
    look()
  })

async function converse(send: Send) {
  const simulation = provisioned()
  const replies: unknown[] = []
  let calls = 0
  const say = async (...given: Parameters<typeof request>) => {
    calls += 1
    replies.push(await send(simulation, `vm-1/${calls}` as ExchangeId, request(...given)))
  }
  const next = async () => {
    const asked = say('GET', '/invocation/next')
    await parked(simulation)
    const { requestId } = simulation.invoke(bytesOf('{"name":"Ada"}'), { clientContext: '{"city":"Zürich"}' })
    await asked
    return requestId
  }
  const first = await next()
  await say('POST', '/invocation/no-such-id/response', 'x')
  await say('POST', `/invocation/${first}/response`, 'é')
  await say('POST', `/invocation/${first}/response`, 'again')
  const second = await next()
  await say('POST', `/invocation/${second}/error`, '{"errorMessage":"m","errorType":"T","stackTrace":[]}', [
    ['Content-Type', 'application/json'],
  ])
  const third = await next()
  await say('POST', `/invocation/${third}/error`, 'no JSON', [['Lambda-Runtime-Function-Error-Type', 'Function.Own']])
  const last = await next()
  await say('POST', `/invocation/${last}/response`, 'x', [['lambda-runtime-function-response-mode', 'buffered']])
  return { replies, trace: simulation.getTrace(), bodies: [...simulation.bodies.all] }
}

test('a conversation goes the same way by the short road and by the handlers: replies, facts and bodies', async () => {
  const [shorter, longer] = await Promise.all([converse(short), converse(byHandlers)])
  expect(shorter.replies).toHaveLength(10)
  expect(shorter).toEqual(longer)
})

test.for([
  ['a stream', request('POST', '/invocation/a-1/response', 'x', [['Lambda-Runtime-Function-Response-Mode', 'streaming']])],
  ['an error of the init phase', request('POST', '/init/error', '{}')],
  ['another method', request('PUT', '/invocation/next')],
  ['another letter case', request('GET', '/Invocation/next')],
  ['an encoded id', request('POST', '/invocation/a%2Fb/response', 'x')],
  ['a longer path', request('POST', '/invocation/a-1/response/', 'x')],
] as const)('%s is for the handlers', ([, sent]) => {
  expect(callOf(provisioned(), sent)).toBeUndefined()
})

test('a poll ends with its environment, and with whoever gives it up', async () => {
  const simulation = provisioned()
  const [poll, abort] = [request('GET', '/invocation/next'), new AbortController()]
  const asked = () => callDirectly(simulation, environmentId, 'vm-1/1' as ExchangeId, poll, { op: 'next' }, abort.signal)
  const givenUp = asked()
  abort.abort(new Error('enough'))
  await expect(givenUp).rejects.toThrow('enough')
  expect(simulation.getTrace().at(-1)?.type).toBe('api.hungUp')
  const cut = callDirectly(simulation, environmentId, 'vm-1/2' as ExchangeId, poll, { op: 'next' }, new AbortController().signal)
  simulation.stop()
  await expect(cut).rejects.toMatchObject({ kind: 'connectionClosed' })
})
