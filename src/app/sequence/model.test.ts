import { expect, test } from 'vitest'
import type { TraceEvent } from '#lambda/events.ts'
import { inLane, nameOf, rowAt, rowsOf } from './model.ts'

const invocation = { requestId: '8476a536-0000', payload: { id: 'body-1', bytes: 2 }, invokedFunctionArn: 'arn', traceId: 'Root=1' }
const called = (path: string, call: object) => ({
  type: 'api.called',
  environmentId: 'vm-1',
  exchangeId: path,
  request: { method: 'GET', path: `/2018-06-01/runtime/${path}`, headers: [] },
  call,
})

/** One cold invocation up to its output. */
const trace = history([
  [0, { type: 'invoke.requested', invocation }],
  [0, { type: 'environment.started', environmentId: 'vm-1', cause: 'event', requestId: invocation.requestId }],
  [0, { type: 'process.spawned', environmentId: 'vm-1', process: 1 }],
  [120, called('invocation/next', { op: 'next' })],
  [120, { type: 'platform.start', environmentId: 'vm-1', requestId: invocation.requestId, deadlineMs: 3120, cold: true }],
  [
    120,
    { type: 'api.replied', environmentId: 'vm-1', exchangeId: 'invocation/next', reply: { status: 200, invocation, deadlineMs: 3120 } },
  ],
  [125, { type: 'process.output', environmentId: 'vm-1', stream: 'stdout', text: 'one\n' }],
  [126, { type: 'process.output', environmentId: 'vm-1', stream: 'stdout', text: 'two\n' }],
  [127, { type: 'process.output', environmentId: 'vm-1', stream: 'stderr', text: 'three\n' }],
])

function history(facts: readonly (readonly [number, object])[]): readonly TraceEvent[] {
  return facts.map(([at, fact], seq) => JSON.parse(JSON.stringify({ ...fact, seq, at })))
}

test('What a program writes is one row for as long as nothing else happens', () => {
  expect(rowsOf(trace).at(-1)?.label).toBe('one  +2')
})

test('The process starts, then works once it has an event', () => {
  expect(rowsOf(trace).map(({ label, doing }) => `${label}: ${doing}`)).toEqual([
    'Invoke: an event arrives: nothing',
    'start vm-1: nothing',
    'run bootstrap: starting',
    'GET next: starting',
    'event (cold start): starting',
    '200 event: working',
    'one  +2: working',
  ])
})

test('An event is drawn in the lane of the environment that will take it', () => {
  const [first] = rowsOf(trace)
  expect(first?.environmentId).toBe('vm-1')
  expect(inLane(rowsOf(trace), first?.environmentId)).toHaveLength(7)
})

test('The cursor stands on the last row that had happened by then', () => {
  const rows = rowsOf(trace)
  expect(rowAt(rows, -1)).toBe(-1)
  expect(rowAt(rows, 5)).toBe(5)
  expect(rowAt(rows, 8)).toBe(6)
})

test('A row is named by its place, its direction and its time', () => {
  const rows = rowsOf(trace)
  const names = rows.map((row, index) => nameOf(row, index, rows.length))
  expect(names[3]).toBe('Step 4 of 7: your code to Runtime API, GET next, after 0.120 s')
  expect(names[0]).toBe('Step 1 of 7: Lambda service, Invoke: an event arrives, after 0.000 s')
})
