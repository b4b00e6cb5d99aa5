import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { initLimitMs } from '#lambda/limits.ts'
import type { BodyId, Call } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import type { ProcessTells } from './programs.ts'
import { Simulation } from './simulation.ts'

const vm = 'vm-1' as EnvironmentId
const request = { method: 'GET', path: '/', headers: [] }
const body = { id: 'none' as BodyId, bytes: 0 }

function staged() {
  const clock = manualClock()
  let program: ProcessTells | undefined
  const simulation = new Simulation(
    { ...defaultConfig, timeoutMs: 3000 },
    {
      clock: pausable(clock),
      startedAt: 0,
      chance: random(1),
      bodies: bodyStore(),
      boot: (_, tells) => {
        program = tells
        return { kill: () => {} }
      },
    },
  )
  let calls = 0
  const call = (call: Call) => {
    calls += 1
    return simulation.call(vm, `${vm}/${calls}` as ExchangeId, request, call)
  }
  const exit = (code: number) => program?.exited({ code })
  return { clock, simulation, call, exit, phase: () => simulation.getWorld().environments[vm]?.phase.name }
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

test('a runtime that reports the error of its second init and never exits does not keep its environment', async () => {
  const { clock, simulation, call, exit, phase } = staged()
  const { result } = simulation.invoke(bytesOf('{}'))
  call({ op: 'initError', body })
  exit(1)
  call({ op: 'initError', body })
  await result
  expect(phase()).toBe('responded')
  clock.advance(3000)
  expect(phase()).toBe('reset')
})
