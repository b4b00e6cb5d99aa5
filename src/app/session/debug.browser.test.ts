import { afterEach, expect, test } from 'vitest'
import type { Place } from '#lambda/statements.ts'
import { programAt } from '#trace/program.ts'
import type { Session } from './session.ts'
import { answerTo, facts, openTestSession, project, textOfResult, until } from './session-fixtures.ts'

const open: Session[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.dispose()
})
const start = async (...args: Parameters<typeof openTestSession>) => {
  const opened = await openTestSession(...args)
  open.push(opened.session)
  return opened
}

const api = 'http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation'
/** Asks, lets `handler` answer on standard output, and posts that. */
const bootstrap = `#!/bin/bash
source ./function.sh
while :; do
  curl -sS -D /tmp/headers -o /tmp/event "${api}/next"
  id=$(grep -i aws-request-id /tmp/headers | tr -dc 0-9a-f-)
  id=\${id: -36}
  answer=$(handler)
  curl -sS -o /dev/null "${api}/$id/response" -d "$answer"
done
`
const counting = `handler() {
  local n=1
  n=$((n + 1))
  helper "$n"
  echo "$n"
}
helper() {
  declare -ga seen+=("$1")
}
`
const records = (session: Session) => facts(session, 'process.statement').map(({ record }) => record)
const lines = (session: Session) =>
  records(session).flatMap((record) => (record.kind === 'statement' ? `${record.place.file.split('/').at(-1)}:${record.place.line}` : []))

test('each statement stands in the trace before what it does, with its place and what changed since the one before', async () => {
  const { session } = await start(project(bootstrap, counting))
  expect(await answerTo(session, '{}')).toBe('2')
  expect(lines(session).slice(0, 15)).toEqual([
    ...['bootstrap:2', 'bootstrap:3', 'bootstrap:4', 'bootstrap:5', 'bootstrap:5', 'bootstrap:5', 'bootstrap:6', 'bootstrap:7'],
    ...['bootstrap:7', 'function.sh:2', 'function.sh:3', 'function.sh:4', 'function.sh:8', 'function.sh:5', 'bootstrap:8'],
  ])
  const at = (line: number) =>
    records(session).find((record) => record.kind === 'statement' && record.place.line === line && record.place.depth > 0)
  expect(at(3)).toMatchObject({ place: { function: 'handler', depth: 1, column: 3 } satisfies Partial<Place> })
  expect(at(3)?.changes).toEqual([{ kind: 'variable', name: 'n', value: '1', scope: 'handler' }])
  expect(at(4)?.changes).toEqual([{ kind: 'variable', name: 'n', value: '2', scope: 'handler' }])
  expect(at(5)?.changes).toEqual([{ kind: 'variable', name: 'seen', value: '([0]="2")' }])
  const types = session.simulation.getTrace().map((event) => (event.type === 'process.statement' ? event.record.kind : event.type))
  expect(types.indexOf('statement')).toBeLessThan(types.indexOf('api.called'))
})

test('what the program looked like is a fold of the trace: calls, variables, descriptors, processes and files', async () => {
  const { session } = await start(project(bootstrap, counting))
  await answerTo(session, '{"n":1}')
  const trace = session.simulation.getTrace()
  const event = facts(session, 'process.statement').find(
    ({ record }) => record.kind === 'statement' && record.place.line === 8 && record.place.depth > 0,
  )
  if (!event) throw new Error('helper was not called')
  const state = programAt(trace, event.seq, event.environmentId)
  const process = state.processes.get(event.record.pid)
  expect(process?.stack.map(({ line, function: name }) => `${name}:${line}`)).toEqual([':7', 'handler:4', 'helper:8'])
  expect(process?.variables.get('n')?.value).toBe('2')
  const writer = trace[process?.variables.get('n')?.writtenBy ?? -1]
  expect(writer).toMatchObject({ record: { place: { line: 3 } } })
  expect([...(process?.descriptors ?? [])].sort()).toEqual([
    [0, 'text'],
    [1, 'substitution'],
    [2, 'stderr'],
  ])
  expect(state.processes.get(process?.parent ?? 0)?.command).toBe('/var/task/bootstrap')
  expect(state.files.get('/tmp/event')).toMatchObject({ bytes: 7, start: '{"n":1}' })
})

test('a breakpoint stops before its line, and the simulation stands still with it', async () => {
  const { session, clock, simulation } = await start(project(bootstrap, counting))
  session.debug.setBreakpoints([{ file: '/var/task/function.sh', line: 3 }])
  const { result } = session.invoke('{}')
  await until(session, () => session.debug.stoppedAt() !== undefined)
  expect(session.debug.stoppedAt()).toMatchObject({ environmentId: 'vm-1', reason: 'breakpoint', place: { line: 3, function: 'handler' } })
  expect(simulation.paused).toBe(true)
  clock.advance(60_000)
  session.debug.setBreakpoints([])
  session.debug.resume()
  expect(simulation.paused).toBe(false)
  expect(session.debug.stoppedAt()).toBeUndefined()
  expect(textOfResult(session, await result)).toBe('2')
})

test('steps go into functions, over them and out of them', async () => {
  const { session } = await start(project(bootstrap, counting))
  session.debug.setBreakpoints([{ file: '/var/task/function.sh', line: 3 }])
  session.invoke('{}')
  const stop = async () => {
    await until(session, () => session.debug.stoppedAt() !== undefined)
    const { line, function: name } = session.debug.stoppedAt()?.place ?? { line: 0, function: '' }
    return `${name}:${line}`
  }
  const step = async (how: 'line' | 'over' | 'out') => {
    session.debug.step(how)
    return stop()
  }
  expect(await stop()).toBe('handler:3')
  expect(await step('over')).toBe('handler:4')
  expect(await step('line')).toBe('helper:8')
  expect(await step('out')).toBe('handler:5')
  expect(await step('over')).toBe(':8')
})

test('a loop without end can be paused, looked at and killed', async () => {
  const { session, simulation } = await start(project(bootstrap, 'handler() { while :; do i=$((i + 1)); done; }'), { recording: false })
  const { result } = session.invoke('{}')
  await until(session, () => facts(session, 'platform.start').length > 0)
  session.debug.pauseAtNextStatement()
  await until(session, () => session.debug.stoppedAt() !== undefined)
  expect(session.debug.stoppedAt()).toMatchObject({ reason: 'pause' })
  session.debug.step('line')
  await until(session, () => session.debug.stoppedAt()?.reason === 'step')
  expect(simulation.paused).toBe(true)
  session.stop()
  expect(textOfResult(session, await result)).toContain('Runtime exited')
})

test('a program that is not recorded tells nothing; recorded from the middle on, it tells all it has', async () => {
  const { session } = await start(project(bootstrap, counting), { recording: false })
  await answerTo(session, '{}')
  expect(records(session)).toEqual([])
  session.debug.setRecording(true)
  await answerTo(session, '{}')
  const first = records(session).find(({ kind }) => kind === 'statement')
  expect(first?.changes).toContainEqual({ kind: 'variable', name: 'answer', value: '2' })
})

test('a recording ends at its limit and says so; the program goes on', async () => {
  const { session } = await start(project(bootstrap, 'handler() { for ((i = 0; i < 60000; i++)); do :; done; echo done; }'))
  expect(await answerTo(session, '{}')).toBe('done')
  expect(records(session).at(-1)?.kind).toBe('full')
  expect(records(session)).toHaveLength(100_001)
})

test('processes in the background stand still while the environment is frozen', async () => {
  const ticking = '(while :; do sleep 0.001; done) &\nhandler() { echo done; }'
  const [{ session: frozen }, { session: other }] = await Promise.all([
    start(project(bootstrap, ticking)),
    start(project(bootstrap, counting)),
  ])
  expect(await answerTo(frozen, '{}')).toBe('done')
  // The page freezes it by a message, which has come through when another environment has answered.
  await answerTo(other, '{}')
  const before = records(frozen).length
  for (let n = 0; n < 5; n += 1) await answerTo(other, '{}')
  expect(records(frozen)).toHaveLength(before)
  expect(await answerTo(frozen, '{}')).toBe('done')
  expect(records(frozen).length).toBeGreaterThan(before)
})
