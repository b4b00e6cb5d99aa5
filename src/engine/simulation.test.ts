import { beforeEach, expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { responseLimitBytes } from '#lambda/limits.ts'
import type { Call, RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig, emptyWorld, type FunctionConfig } from '#lambda/world.ts'
import { print } from '#trace/print.ts'
import { timeline, worldAt } from '#trace/timeline.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { Cancelled } from './exchanges.ts'
import type { ProcessTells } from './programs.ts'
import { Simulation } from './simulation.ts'

const request = { method: 'GET', path: '/', headers: [] }
const vm1 = 'vm-1' as EnvironmentId
const vm2 = 'vm-2' as EnvironmentId

function setup(changes: Partial<FunctionConfig> = {}) {
  const inner = manualClock()
  const processes: { environmentId: EnvironmentId; tells: ProcessTells; killed: boolean; asked: string[] }[] = []
  const simulation = new Simulation(
    { ...defaultConfig, ...changes },
    {
      clock: pausable(inner),
      startedAt: 1_700_000_000_000,
      chance: random(1),
      bodies: bodyStore(),
      boot(environmentId, tells) {
        const process = { environmentId, tells, killed: false, asked: [] as string[] }
        processes.push(process)
        return {
          kill: () => {
            process.killed = true
          },
          setFrozen: (frozen) => void process.asked.push(frozen ? 'freeze' : 'thaw'),
          proceed: (how) => void process.asked.push(how),
        }
      },
    },
  )
  let exchanges = 0
  const call = (environmentId: EnvironmentId | 'attached', call: Call) =>
    simulation.call(environmentId, `x${++exchanges}` as ExchangeId, request, call)
  const body = (text: string) => simulation.bodies.put(bytesOf(text))
  const api = (environmentId: EnvironmentId | 'attached') => ({
    next: () => call(environmentId, { op: 'next' }),
    respond: (requestId: RequestId, text = '"ok"') => call(environmentId, { op: 'response', requestId, body: body(text) }),
    fail: (requestId: RequestId, text: string) => call(environmentId, { op: 'error', requestId, body: body(text) }),
    initError: (text: string) => call(environmentId, { op: 'initError', body: body(text), errorType: 'Runtime.NoSuchHandler' }),
  })
  const invoke = (event = '{}') => simulation.invoke(bytesOf(event))
  const resultText = ({ body }: InvokerResult) => ('text' in body ? body.text : textOf(simulation.bodies.get(body.id)))
  const story = (from = 0) => `\n${print(simulation.getTrace().slice(from))}\n`
  return { simulation, clock: inner, processes, api, invoke, resultText, story }
}

let world: ReturnType<typeof setup>
beforeEach(() => {
  world = setup()
})

test('an event starts an environment cold; the next one finds it warm', async () => {
  const { api, clock, invoke, story } = world
  const first = invoke('{"n":1}')
  clock.advance(120)
  expect(await api(vm1).next()).toMatchObject({ status: 200, invocation: { requestId: first.requestId }, deadlineMs: 1_700_000_003_120 })
  clock.advance(7)
  await api(vm1).respond(first.requestId)
  clock.advance(2)
  const parked = api(vm1).next()
  clock.advance(1000)
  const second = invoke('{"n":2}')
  expect(await parked).toMatchObject({ invocation: { requestId: second.requestId } })
  expect(story()).toBe(`
     0 invoke.requested
     0 environment.started vm-1 event
     0 process.spawned vm-1
     0 platform.initStart vm-1 init
   120 api.called vm-1 next
   120 platform.initReport vm-1 init success 120ms
   120 platform.start vm-1 cold
   120 api.replied vm-1 200
   127 api.called vm-1 response
   127 api.replied vm-1 202
   127 invoke.responded 200
   129 api.called vm-1 next
   129 platform.runtimeDone vm-1 success
   129 platform.report vm-1 9ms billed 129ms
   129 api.parked vm-1
   129 environment.frozen vm-1
  1129 invoke.requested
  1129 environment.thawed vm-1
  1129 platform.start vm-1 warm
  1129 api.replied vm-1 200
`)
})

test('the invoker has the answer as soon as it is posted, and the invocation lasts until the next poll', async () => {
  const { api, clock, invoke, resultText, simulation } = world
  const { requestId, result } = invoke()
  await api(vm1).next()
  await api(vm1).respond(requestId, '"early"')
  expect(resultText(await result)).toBe('"early"')
  expect(simulation.getTrace().some((event) => event.type === 'platform.report')).toBe(false)
  clock.advance(700)
  void api(vm1).next()
  expect(simulation.getTrace().find((event) => event.type === 'platform.report')).toMatchObject({ durationMs: 700 })
})

test('three events at once start three environments; beyond the limit an event is throttled and none is queued', async () => {
  const { invoke, simulation } = setup({ concurrency: 4 })
  const results = [invoke(), invoke(), invoke(), invoke(), invoke()]
  expect(Object.keys(simulation.getWorld().environments)).toEqual(['vm-1', 'vm-2', 'vm-3', 'vm-4'])
  expect(await results[4]?.result).toMatchObject({ statusCode: 429, errorType: 'TooManyRequestsException' })
})

test('an event waits for the environment that was started for it, even when another becomes free', async () => {
  const { api, invoke } = world
  const first = invoke()
  await api(vm1).next()
  const second = invoke()
  await api(vm1).respond(first.requestId)
  void api(vm1).next()
  expect(await api(vm2).next()).toMatchObject({ invocation: { requestId: second.requestId } })
})

test('an environment that is provisioned is ready before the event and not called cold', async () => {
  const { api, invoke, simulation, story } = world
  simulation.provision()
  void api(vm1).next()
  invoke()
  expect(story(-3)).toContain('platform.start vm-1 warm')
})

test('a function that runs out of time is killed; the next event finds its environment reset, and runs the program anew', async () => {
  const { api, clock, invoke, processes, resultText, story } = world
  const { requestId, result } = invoke()
  await api(vm1).next()
  clock.advance(2999)
  expect(processes[0]?.killed).toBe(false)
  clock.advance(1)
  expect(JSON.parse(resultText(await result))).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after 3.00 seconds`,
  })
  expect(processes[0]?.killed).toBe(true)
  const second = invoke()
  expect(processes[1]?.environmentId).toBe(vm1)
  clock.advance(30)
  expect(await api(vm1).next()).toMatchObject({ invocation: { requestId: second.requestId } })
  expect(story(-6)).toBe(`
  3000 platform.start vm-1 after reset
  3000 process.spawned vm-1
  3000 platform.initStart vm-1 invoke
  3030 api.called vm-1 next
  3030 platform.initReport vm-1 invoke success 30ms
  3030 api.replied vm-1 200
`)
})

test('the timeout also ends work after the answer', async () => {
  const { api, clock, invoke, story } = world
  const { requestId, result } = invoke()
  await api(vm1).next()
  await api(vm1).respond(requestId)
  expect(await result).toMatchObject({ statusCode: 200 })
  clock.advance(3000)
  expect(story(-3)).toBe(`
  3000 platform.runtimeDone vm-1 timeout
  3000 platform.report vm-1 3000ms billed 3000ms
  3000 environment.reset vm-1 timeout
`)
})

test.for([
  [{ code: 3 }, 'Runtime.ExitError', 'Runtime exited with error: exit status 3'],
  [{ code: 0 }, 'Runtime.ExitError', 'Runtime exited without providing a reason'],
  [{ signal: 'killed' }, 'Runtime.ExitError', 'Runtime exited with error: signal: killed'],
] as const)('a program that ends with %o in its handler fails the invocation', async ([status, errorType, words]) => {
  const { api, invoke, processes, resultText } = world
  const { requestId, result } = invoke()
  await api(vm1).next()
  processes[0]?.tells.exited(status)
  expect(await result).toMatchObject({ statusCode: 200, functionError: 'Unhandled' })
  expect(JSON.parse(resultText(await result))).toEqual({ errorType, errorMessage: `RequestId: ${requestId} Error: ${words}` })
})

test('an init that fails is run once more inside the invocation', async () => {
  const { clock, invoke, processes, resultText, story } = world
  const { requestId, result } = invoke()
  clock.advance(10)
  processes[0]?.tells.exited({ entrypoint: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]" })
  expect(processes).toHaveLength(2)
  clock.advance(5)
  processes[1]?.tells.exited({ entrypoint: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]" })
  expect(JSON.parse(resultText(await result))).toEqual({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: `RequestId: ${requestId} Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]`,
  })
  expect(story(4)).toBe(`
    10 process.exited vm-1 Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]
    10 platform.initReport vm-1 init error 10ms
    10 platform.start vm-1 cold
    10 process.spawned vm-1
    10 platform.initStart vm-1 invoke
    15 process.exited vm-1 Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]
    15 platform.initReport vm-1 invoke error 5ms
    15 invoke.responded 200 Unhandled
    15 platform.runtimeDone vm-1 error Runtime.InvalidEntrypoint
    15 platform.report vm-1 5ms billed 5ms
    15 environment.reset vm-1 invalidEntrypoint
`)
})

test('an init longer than ten seconds is run again, under the function timeout', async () => {
  const { api, clock, invoke, processes } = world
  const { requestId } = invoke()
  clock.advance(10_000)
  expect(processes.map((process) => process.killed)).toEqual([true, false])
  clock.advance(1000)
  expect(await api(vm1).next()).toMatchObject({ status: 200, invocation: { requestId } })
})

test('init/error twice gives the invoker the posted error', async () => {
  const { api, invoke, processes, resultText } = world
  const { result } = invoke()
  expect(await api(vm1).initError('{"errorType":"first"}')).toEqual({ status: 202 })
  expect(await api(vm1).next()).toMatchObject({ status: 403, errorMessage: expect.stringContaining('from InitError to Ready') })
  processes[0]?.tells.exited({ code: 1 })
  expect(await api(vm1).initError('{"errorType":"second"}')).toEqual({ status: 202 })
  expect(await result).toMatchObject({ functionError: 'Unhandled' })
  expect(resultText(await result)).toBe('{"errorType":"second"}')
})

test('an id is checked before the state: a stranger is a 400, a second answer a 403', async () => {
  const { api, invoke } = world
  const { requestId } = invoke()
  await api(vm1).next()
  expect(await api(vm1).respond('other' as RequestId)).toMatchObject({ status: 400, errorType: 'InvalidRequestID' })
  expect(await api(vm1).respond(requestId)).toEqual({ status: 202 })
  expect(await api(vm1).respond(requestId)).toMatchObject({
    status: 403,
    errorMessage:
      'State transition from RuntimeResponseSentState to InvocationResponse failed for runtime. Error: State transition is not allowed',
  })
  expect(await api(vm1).respond('other' as RequestId)).toMatchObject({ status: 400 })
})

test('asking again while working is answered with the same event, id and deadline', async () => {
  const { api, clock, invoke } = world
  invoke()
  const first = await api(vm1).next()
  clock.advance(50)
  expect(await api(vm1).next()).toEqual(first)
})

test('a response one byte too large is a 413 and counts as an answer', async () => {
  const { api, invoke, resultText } = world
  const { requestId, result } = invoke()
  await api(vm1).next()
  expect(await api(vm1).respond(requestId, 'x'.repeat(responseLimitBytes + 1))).toMatchObject({ status: 413 })
  expect(JSON.parse(resultText(await result)).errorType).toBe('Function.ResponseSizeTooLarge')
  expect(await api(vm1).respond(requestId)).toMatchObject({ status: 403 })
})

test('an event that is not JSON is refused at the door', async () => {
  const { invoke, processes } = world
  expect(await invoke('{"name":').result).toMatchObject({ statusCode: 400, errorType: 'InvalidRequestContentException' })
  expect(processes).toEqual([])
})

test('the same exchange asked twice is one exchange', async () => {
  const { simulation, invoke, story } = world
  const { requestId } = invoke()
  const exchange = 'poll' as ExchangeId
  const replies = await Promise.all([1, 2].map(() => simulation.call(vm1, exchange, request, { op: 'next' })))
  expect(replies.map((reply) => 'invocation' in reply && reply.invocation.requestId)).toEqual([requestId, requestId])
  expect(story().match(/api.called/g)).toHaveLength(1)
})

test('a parked poll of a killed environment is cancelled, and the event goes to a new one', async () => {
  const { api, invoke, simulation } = world
  simulation.provision()
  const parked = api(vm1).next()
  simulation.stop(vm1)
  await expect(parked).rejects.toBeInstanceOf(Cancelled)
  const { requestId } = invoke()
  expect(await api(vm2).next()).toMatchObject({ invocation: { requestId } })
})

test('a poll that its client gave up leaves the event for the next poll', async () => {
  const { api, invoke, simulation } = world
  simulation.provision()
  const gone = simulation.call(vm1, 'gone' as ExchangeId, request, { op: 'next' })
  simulation.hangUp('gone' as ExchangeId)
  await expect(gone).rejects.toBeInstanceOf(Cancelled)
  const { requestId } = invoke()
  expect(await api(vm1).next()).toMatchObject({ invocation: { requestId } })
})

test('a call from an environment that is gone is cancelled', async () => {
  const { api, invoke, processes } = world
  invoke()
  await api(vm1).next()
  processes[0]?.tells.exited({ code: 1 })
  await expect(api(vm1).next()).rejects.toBeInstanceOf(Cancelled)
})

test('while paused, the reply is held and simulated time stands still', async () => {
  const { api, clock, invoke, simulation, story } = world
  simulation.pause()
  const { requestId, result } = invoke()
  expect(simulation.held).toHaveLength(1)
  clock.advance(60_000)
  simulation.step()
  clock.advance(40)
  const next = api(vm1).next()
  clock.advance(60_000)
  expect(story()).not.toContain('platform.start')
  simulation.step()
  expect(await next).toMatchObject({ status: 200 })
  clock.advance(5)
  const posted = api(vm1).respond(requestId)
  clock.advance(60_000)
  simulation.step()
  expect(await posted).toEqual({ status: 202 })
  expect(await result).toMatchObject({ statusCode: 200 })
  void api(vm1).next()
  simulation.resume()
  expect(simulation.getTrace().find((event) => event.type === 'platform.report')).toMatchObject({ durationMs: 5, initDurationMs: 40 })
})

test('a breakpoint holds what the event sends', async () => {
  const { api, clock, invoke, simulation, resultText } = world
  simulation.pauseWhen = (event) => event.type === 'api.called' && event.call.op === 'error'
  const { requestId, result } = invoke()
  await api(vm1).next()
  const posted = api(vm1).fail(requestId, '{"errorType":"X"}')
  expect([simulation.paused, simulation.held.length]).toEqual([true, 1])
  clock.advance(60_000)
  simulation.step()
  expect(await posted).toEqual({ status: 202 })
  expect(resultText(await result)).toBe('{"errorType":"X"}')
})

test('stop answers everyone, also when the simulation was paused', async () => {
  const { invoke, simulation } = world
  simulation.pause()
  const { result } = invoke()
  simulation.stop()
  expect(await result).toMatchObject({ functionError: 'Unhandled' })
})

test('any moment can be visited again', async () => {
  const { api, invoke, simulation } = world
  for (let round = 0; round < 60; round++) {
    const { requestId } = invoke()
    if (round === 0) await api(vm1).next()
    await api(vm1).respond(requestId)
    void api(vm1).next()
  }
  const trace = simulation.getTrace()
  const start = emptyWorld(simulation.config, simulation.startedAt)
  const at = timeline(start)
  expect(worldAt(start, trace, trace.length)).toEqual(simulation.getWorld())
  for (const seq of [trace.length - 1, 3, 255, 256, 400, -1]) expect(at(trace, seq)).toEqual(worldAt(start, trace, seq))
})

test('attached: events wait in order for the one outside process', async () => {
  const { api, invoke } = setup({ mode: 'attached' })
  const [first, second] = [invoke('1'), invoke('2')]
  expect(await api('attached').next()).toMatchObject({ invocation: { requestId: first.requestId } })
  await api('attached').respond(first.requestId)
  expect(await api('attached').next()).toMatchObject({ invocation: { requestId: second.requestId } })
})

test('attached: after a timeout a late answer is a 400 and the next poll opens a new environment', async () => {
  const { api, clock, invoke, simulation } = setup({ mode: 'attached' })
  const { requestId } = invoke()
  await api('attached').next()
  clock.advance(3000)
  expect(await api('attached').respond(requestId)).toMatchObject({ status: 400 })
  const second = invoke()
  expect(await api('attached').next()).toMatchObject({ invocation: { requestId: second.requestId } })
  expect(Object.keys(simulation.getWorld().environments)).toEqual(['vm-1', 'vm-2'])
})

test('a runtime that stays after init/error in a retried init is ended by the timeout, and its environment takes the next event', async () => {
  const { simulation, clock, processes, api, invoke } = setup({ timeoutMs: 3000, concurrency: 1 })
  const first = invoke()
  await api(vm1).initError('{}')
  processes[0]?.tells.exited({ code: 1 })
  await api(vm1).initError('{"errorType":"second"}')
  expect((await first.result).functionError).toBe('Unhandled')
  expect(await api(vm1).next()).toMatchObject({ status: 403, errorMessage: expect.stringContaining('from InitError to Ready') })
  clock.advance(3000)
  expect(simulation.getWorld().environments[vm1]?.phase.name).toBe('reset')
  const second = invoke()
  expect(await api(vm1).next()).toMatchObject({ status: 200, invocation: { requestId: second.requestId } })
})

test('SnapStart: a restored runtime whose hook fails gives the invoker its error, and asks for nothing more', async () => {
  const { processes, simulation, api, invoke, resultText } = setup()
  const { result } = invoke()
  expect(await simulation.call(vm1, 'restore' as ExchangeId, request, { op: 'restoreNext' })).toMatchObject({ status: 200 })
  const body = simulation.bodies.put(bytesOf('{"errorType":"Hook"}'))
  expect(await simulation.call(vm1, 'failed' as ExchangeId, request, { op: 'restoreError', body })).toEqual({ status: 202 })
  expect(resultText(await result)).toBe('{"errorType":"Hook"}')
  expect(await api(vm1).next()).toMatchObject({ status: 403, errorMessage: expect.stringContaining('from RuntimeRestoreErrorState') })
  processes[0]?.tells.exited({ code: 1 })
  expect(simulation.getWorld().environments[vm1]?.phase.name).toBe('reset')
})

test('attached: after init/error every poll is refused and every event fails, until a reset', async () => {
  const { api, invoke, resultText, simulation } = setup({ mode: 'attached' })
  const early = invoke()
  expect(await api('attached').initError('{"errorType":"X"}')).toEqual({ status: 202 })
  expect(resultText(await early.result)).toBe('{"errorType":"X"}')
  expect(await api('attached').next()).toMatchObject({ status: 403 })
  expect(await api('attached').initError('{}')).toMatchObject({ status: 403 })
  expect(await invoke().result).toMatchObject({ functionError: 'Unhandled' })
  simulation.stop()
  const { requestId } = invoke()
  expect(await api('attached').next()).toMatchObject({ invocation: { requestId } })
})

test('a program that stops at a statement pauses everything, and each way to go on lets it', () => {
  const stop = { pid: 2, reason: 'breakpoint', place: { file: '/var/task/bootstrap', line: 3, column: 1, function: '', depth: 0 } } as const
  const { simulation, processes } = world
  world.invoke()
  const [process] = processes
  const ways = [() => simulation.resume(), () => simulation.step(), () => simulation.stepProgram('over')]
  for (const goOn of ways) {
    process?.tells.stopped(stop)
    expect(simulation.paused).toBe(true)
    expect(simulation.clock.running).toBe(false)
    expect([...simulation.stops]).toEqual([['vm-1', stop]])
    goOn()
    expect(simulation.clock.running).toBe(true)
    expect(simulation.stops.size).toBe(0)
  }
  expect(process?.asked).toEqual(['run', 'run', 'over'])
  expect(simulation.paused).toBe(false)
})

test('an environment that ends no longer stands anywhere, and a late word of a dead process stops nothing', () => {
  const stop = { pid: 2, reason: 'pause', place: { file: '/var/task/bootstrap', line: 3, column: 1, function: '', depth: 0 } } as const
  const { simulation, processes } = world
  world.invoke()
  processes[0]?.tells.stopped(stop)
  simulation.stop()
  expect(simulation.stops.size).toBe(0)
  processes[0]?.tells.stopped(stop)
  expect(simulation.paused).toBe(false)
})

test('a parked environment is frozen and thawed with its next event', async () => {
  const { simulation, processes, api, invoke } = world
  const { requestId } = invoke()
  await api(vm1).next()
  await api(vm1).respond(requestId)
  void api(vm1).next()
  expect(processes[0]?.asked).toEqual(['freeze'])
  invoke()
  expect(processes[0]?.asked).toEqual(['freeze', 'thaw'])
  simulation.stop()
})
