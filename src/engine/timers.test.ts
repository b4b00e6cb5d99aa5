import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { initLimitMs } from '#lambda/limits.ts'
import type { BodyId, Call } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { Simulation } from './simulation.ts'

const vm = 'vm-1' as EnvironmentId
const request = { method: 'GET', path: '/', headers: [] }
const body = { id: 'none' as BodyId, bytes: 0 }

function staged() {
  const clock = manualClock()
  const simulation = new Simulation(
    { ...defaultConfig, timeoutMs: 3000 },
    {
      clock: pausable(clock),
      startedAt: 0,
      chance: random(1),
      bodies: bodyStore(),
      boot: () => ({ kill: () => {} }),
    },
  )
  let calls = 0
  const call = (call: Call) => {
    calls += 1
    return simulation.call(vm, `${vm}/${calls}` as ExchangeId, request, call)
  }
  return { clock, simulation, call, phase: () => simulation.getWorld().environments[vm]?.phase.name }
}

test('when an invocation is over, none of its timers is left', async () => {
  const { clock, simulation, call, phase } = staged()
  const { requestId, result } = simulation.invoke(bytesOf('{}'))
  call({ op: 'next' })
  call({ op: 'response', requestId, body })
  await result
  call({ op: 'next' })
  expect(phase()).toBe('ready')
  expect(clock.next()).toBeUndefined()
})

test('when a simulation is closed, no timer is left', () => {
  const { clock, simulation } = staged()
  simulation.invoke(bytesOf('{}'))
  expect(clock.next()).toBe(initLimitMs)
  simulation.close()
  expect(clock.next()).toBeUndefined()
})
