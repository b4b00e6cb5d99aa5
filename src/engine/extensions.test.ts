import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { Call, RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { print } from '#trace/print.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import type { ProcessTells } from './programs.ts'
import { Simulation } from './simulation.ts'

const vm1 = 'vm-1' as EnvironmentId
const request = { method: 'GET', path: '/', headers: [] }

function setup(changes: Partial<FunctionConfig> = {}) {
  const clock = manualClock()
  const ended: string[] = []
  const tells = new Map<string, Pick<ProcessTells, 'exited'>>()
  const started = (name: string, process: Pick<ProcessTells, 'exited'>) => {
    tells.set(name, process)
    const end = (signal: string) => () => void ended.push(`${signal} ${name}`)
    return { kill: end('SIGKILL'), terminate: end('SIGTERM') }
  }
  const simulation = new Simulation(
    { ...defaultConfig, ...changes },
    {
      clock: pausable(clock),
      startedAt: 0,
      chance: random(1),
      bodies: bodyStore(),
      boot: (_, process) => started('runtime', process),
      bootExtension: (_, name, process) => started(name, process),
    },
  )
  let exchanges = 0
  const call = (call: Call) => simulation.call(vm1, `x${++exchanges}` as ExchangeId, request, call)
  const register = async (name: string, events: readonly string[]) => {
    const reply = await call({ op: 'register', name, events, wantsAccountId: false, identifier: simulation.newIdentifier() })
    return 'registered' in reply ? reply.registered.identifier : JSON.stringify(reply)
  }
  const extensionNext = (identifier: string) => call({ op: 'extensionNext', identifier, eventId: simulation.newIdentifier() })
  const next = () => call({ op: 'next' })
  const respond = (requestId: RequestId) => call({ op: 'response', requestId, body: simulation.bodies.put(bytesOf('"ok"')) })
  const invoke = () => simulation.invoke(bytesOf('{}'))
  const story = (from: number) => `\n${print(simulation.getTrace().slice(from))}\n`
  return { simulation, clock, ended, tells, call, register, extensionNext, next, respond, invoke, story }
}

test('an internal extension hears of each invocation, and the invocation lasts until it is done too', async () => {
  const { register, extensionNext, next, respond, invoke, clock, story } = setup()
  const { requestId } = invoke()
  const identifier = await register('inside', ['INVOKE'])
  const got = next()
  clock.advance(10)
  const heard = extensionNext(identifier)
  expect(await heard).toMatchObject({ event: { eventType: 'INVOKE', requestId } })
  expect(await got).toMatchObject({ invocation: { requestId } })
  await respond(requestId)
  void next()
  clock.advance(50)
  void extensionNext(identifier)
  expect(story(-6)).toBe(`
    10 platform.runtimeDone vm-1 success
    10 api.parked vm-1
    60 api.called vm-1 extensionNext
    60 api.parked vm-1
    60 platform.report vm-1 50ms billed 60ms
    60 environment.frozen vm-1
`)
})

test('external extensions begin before the runtime, which begins when they have registered', async () => {
  const { register, extensionNext, next, invoke, tells } = setup({ extensions: ['watcher'] })
  const { requestId } = invoke()
  expect([...tells.keys()]).toEqual(['watcher'])
  const identifier = await register('watcher', ['INVOKE', 'SHUTDOWN'])
  expect([...tells.keys()]).toEqual(['watcher', 'runtime'])
  const got = next()
  void extensionNext(identifier)
  expect(await got).toMatchObject({ invocation: { requestId } })
})

test('a timeout kills the runtime at once; an external extension has two seconds after its SHUTDOWN', async () => {
  const { register, extensionNext, next, invoke, clock, ended, story } = setup({ extensions: ['watcher'] })
  invoke()
  const identifier = await register('watcher', ['INVOKE', 'SHUTDOWN'])
  void next()
  await extensionNext(identifier)
  const last = extensionNext(identifier)
  clock.advance(3000)
  expect(await last).toMatchObject({ event: { eventType: 'SHUTDOWN', shutdownReason: 'timeout', deadlineMs: 5000 } })
  expect(ended).toEqual(['SIGKILL runtime'])
  clock.advance(2000)
  expect(ended).toEqual(['SIGKILL runtime', 'SIGKILL watcher'])
  expect(story(-3)).toBe(`
  3000 environment.shuttingDown vm-1 timeout reset
  3000 api.replied vm-1 200 SHUTDOWN
  5000 environment.reset vm-1 timeout
`)
})

test('an idle environment is recycled; with an extension its programs are asked to end, and it goes as soon as they have', async () => {
  const { register, extensionNext, next, respond, invoke, clock, ended, tells, story } = setup({ extensions: ['watcher'], idleMs: 60_000 })
  const { requestId } = invoke()
  const identifier = await register('watcher', ['SHUTDOWN'])
  void extensionNext(identifier)
  await next()
  await respond(requestId)
  void next()
  clock.advance(60_000)
  expect(ended).toEqual(['SIGTERM runtime'])
  tells.get('runtime')?.exited({ code: 0 })
  tells.get('watcher')?.exited({ code: 0 })
  expect(story(-5)).toBe(`
 60000 environment.shuttingDown vm-1 spindown stopped
 60000 api.replied vm-1 200 SHUTDOWN
 60000 process.exited vm-1 code 0
 60000 extension.exited vm-1 watcher
 60000 environment.stopped vm-1 idle
`)
})

test('an idle environment without extensions goes without a signal that can be caught', async () => {
  const { next, respond, invoke, clock, ended, simulation } = setup({ idleMs: 60_000 })
  const { requestId } = invoke()
  await next()
  await respond(requestId)
  next().catch(() => {})
  clock.advance(30_000)
  const second = invoke()
  await respond(second.requestId)
  next().catch(() => {})
  clock.advance(59_999)
  expect(ended).toEqual([])
  clock.advance(1)
  expect([ended, simulation.getWorld().environments[vm1]?.phase]).toEqual([
    ['SIGKILL runtime'],
    { name: 'stopped', since: 90_000, reason: 'idle' },
  ])
})

test('an extension that ends takes the invocation with it', async () => {
  const { register, extensionNext, next, invoke, tells, simulation } = setup({ extensions: ['watcher'] })
  const { requestId, result } = invoke()
  const identifier = await register('watcher', ['INVOKE'])
  void next()
  await extensionNext(identifier)
  tells.get('watcher')?.exited({ code: 1 })
  expect((await result).body).toEqual({
    text: JSON.stringify({ errorType: 'Extension.Crash', errorMessage: `RequestId: ${requestId} Error: exit status 1` }),
  })
  expect(simulation.getWorld().environments[vm1]?.phase.name).toBe('reset')
})

test('what an extension must not do is refused in the words of the Extensions API', async () => {
  const { register, call, next, respond, invoke } = setup()
  const { requestId } = invoke()
  const identifier = await register('inside', ['INVOKE'])
  expect(await register('inside', [])).toContain('Extension with this name already registered')
  expect(await register('other', ['SHUTDOWN'])).toContain('ShutdownEventNotSupportedForInternalExtension')
  expect(await register('', [])).toContain('Extension.InvalidExtensionName')
  for (let more = 1; more < 10; more++) await register(`inside-${more}`, [])
  expect(await register('one-too-many', [])).toContain('Extension.TooManyExtensions')
  const body = { id: 'none', bytes: 0 } as never
  expect(await call({ op: 'extensionError', during: 'exit', identifier, body })).toMatchObject({ errorType: 'Extension.MissingHeader' })
  expect(await call({ op: 'subscribe', api: 'telemetry', identifier, body, wrong: 'no' })).toMatchObject({ errorType: 'ValidationError' })
  void next()
  expect(await respond(requestId)).toMatchObject({ status: 400 })
})

test('after init no extension can register any more', async () => {
  const { register, next, invoke } = setup()
  invoke()
  await next()
  expect(await register('late', [])).toContain('Extension.RegistrationClosed')
})
