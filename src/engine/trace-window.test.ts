import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { defaultConfig } from '#lambda/world.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { Simulation } from './simulation.ts'

const request = { method: 'GET', path: '/', headers: [] }

/** `rounds` events of `size` bytes, each in an environment of its own when `crash`. */
async function run(rounds: number, size: number, crash: boolean) {
  let end: () => void = () => {}
  const simulation = new Simulation(
    { ...defaultConfig, stoppedKept: 4 },
    {
      clock: pausable(manualClock()),
      startedAt: 0,
      chance: random(1),
      bodies: bodyStore(),
      boot: (_, { exited }) => {
        end = () => exited({ code: 1 })
        return { kill: () => {} }
      },
      window: { events: 500, bytes: 1_000_000 },
    },
  )
  for (let round = 0; round < rounds; round++) {
    const { requestId, result } = simulation.invoke(bytesOf(JSON.stringify('x'.repeat(size))))
    const environmentId = `vm-${simulation.getWorld().started}` as EnvironmentId
    const call = (exchange: string, of: Parameters<Simulation['call']>[3]) =>
      simulation.call(environmentId, `${exchange}-${round}` as ExchangeId, request, of).catch(() => undefined)
    if (crash || round === 0) await call('first', { op: 'next' })
    await call('answer', { op: 'response', requestId, body: simulation.bodies.put(bytesOf('y'.repeat(size))) })
    const { body } = await result
    expect('id' in body && simulation.bodies.get(body.id).length).toBe(size)
    if (crash) {
      end()
      simulation.stop()
    } else void call('next', { op: 'next' })
    simulation.hangUp(`answer-${round}` as ExchangeId)
  }
  return simulation
}

test('a long run keeps its latest events, numbered on, and forgets the bodies of the others', async () => {
  const simulation = await run(5000, 100, false)
  const trace = simulation.getTrace()
  expect(trace.length).toBeLessThanOrEqual(1000)
  expect(trace.at(-1)?.seq).toBeGreaterThan(40_000)
  expect(trace.at(-1)?.seq).toBe((trace[0]?.seq ?? 0) + trace.length - 1)
  expect(simulation.bodies.size).toBeLessThan(60_000)
})

test('large bodies make the past shorter', async () => {
  const simulation = await run(1000, 100_000, false)
  expect(simulation.bodies.size).toBeLessThan(12_000_000)
})

test('of environments that stopped, only the latest are remembered, and their names go on', async () => {
  const simulation = await run(300, 10, true)
  expect(Object.keys(simulation.getWorld().environments)).toEqual(['vm-296', 'vm-297', 'vm-298', 'vm-299', 'vm-300'])
})
