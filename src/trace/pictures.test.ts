import { expect, test } from 'vitest'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import { narrate } from './narrate.ts'
import { railAt } from './phase-rail.ts'
import { sequence } from './sequence.ts'
import { lanes } from './spans.ts'

const vm1 = 'vm-1' as EnvironmentId
const invocation = { requestId: '8476a536-0000', payload: { id: 'body-1', bytes: 2 }, invokedFunctionArn: 'arn', traceId: 'Root=1' }
const api = { environmentId: vm1, request: { method: 'GET', path: '/2018-06-01/runtime/invocation/next', headers: [] } }

/** One cold invocation that is answered, then a frozen environment. */
const answered = history([
  [0, { type: 'invoke.requested', invocation }],
  [0, { type: 'environment.started', environmentId: vm1, cause: 'event', requestId: invocation.requestId }],
  [0, { type: 'process.spawned', environmentId: vm1, process: 1 }],
  [0, { type: 'platform.initStart', environmentId: vm1, phase: 'init' }],
  [120, { type: 'api.called', exchangeId: 'x1', call: { op: 'next' }, ...api }],
  [120, { type: 'platform.initReport', environmentId: vm1, phase: 'init', durationMs: 120, status: 'success' }],
  [120, { type: 'platform.start', environmentId: vm1, requestId: invocation.requestId, deadlineMs: 3120, cold: true }],
  [120, { type: 'api.replied', environmentId: vm1, exchangeId: 'x1', reply: { status: 200, invocation, deadlineMs: 3120 } }],
  [125, { type: 'process.output', environmentId: vm1, stream: 'stderr', text: 'hello\nworld\n' }],
  [
    127,
    {
      type: 'api.called',
      exchangeId: 'x2',
      ...api,
      call: { op: 'response', requestId: invocation.requestId, body: { id: 'body-2', bytes: 3 } },
    },
  ],
  [127, { type: 'api.replied', environmentId: vm1, exchangeId: 'x2', reply: { status: 202 } }],
  [127, { type: 'invoke.responded', requestId: invocation.requestId, result: { statusCode: 200, body: { id: 'body-2', bytes: 3 } } }],
  [129, { type: 'api.called', exchangeId: 'x3', call: { op: 'next' }, ...api }],
  [129, { type: 'platform.runtimeDone', environmentId: vm1, requestId: invocation.requestId, status: 'success' }],
  [
    129.2,
    {
      type: 'platform.report',
      environmentId: vm1,
      requestId: invocation.requestId,
      durationMs: 9.2,
      billedMs: 130,
      memoryMb: 128,
      initDurationMs: 120,
      status: 'success',
    },
  ],
  [129.2, { type: 'api.parked', environmentId: vm1, exchangeId: 'x3' }],
  [129.2, { type: 'environment.frozen', environmentId: vm1 }],
])

/** Facts as they are drawn in a test: plain names, without their brands. */
function history(facts: readonly (readonly [number, object])[]): readonly TraceEvent[] {
  return facts.map(([at, fact], seq) => JSON.parse(JSON.stringify({ ...fact, seq, at })))
}

test('the sequence has a row for every message and every change of phase', () => {
  expect(sequence(answered).map(({ seq, from, to, label, tone }) => `${seq} ${from}→${to} ${label} (${tone})`)).toEqual([
    '0 service→service Invoke: an event arrives (note)',
    '1 service→service start vm-1 (note)',
    '2 service→code run bootstrap (request)',
    '4 code→api GET next (request)',
    '6 service→api event (cold start) (request)',
    '7 api→code 200 event (ok)',
    '9 code→api GET next (request)',
    '10 api→code 202 accepted (ok)',
    '11 api→service 200 result (ok)',
    '12 code→api GET next (request)',
    '15 code→api waiting for an event (wait)',
    '16 code→code frozen (frozen)',
  ])
})

test('every row knows its invocation, from the invoke to the freeze', () => {
  expect(new Set(sequence(answered).map((step) => step.requestId))).toEqual(new Set([invocation.requestId]))
})

test('the rail says where the environment is and what its runtime was seen to do', () => {
  expect(railAt(answered, vm1, 3)).toMatchObject({ phase: 'init', invocation: 0 })
  expect(railAt(answered, vm1, 7)).toMatchObject({
    phase: 'invoke',
    invocation: 1,
    cold: true,
    tasks: { event: 'seen', handler: 'now', respond: 'ahead' },
  })
  expect(railAt(answered, vm1, 10).tasks).toMatchObject({
    handler: 'seen',
    respond: 'seen',
    error: 'ahead',
    cleanup: 'now',
    trace: 'unseen',
  })
  expect(railAt(answered, vm1, 16)).toMatchObject({ phase: 'frozen', tasks: { cleanup: 'seen' } })
})

test('a lane shows init, invocation and freeze in true time', () => {
  expect(lanes(answered)).toEqual([
    {
      environmentId: 'vm-1',
      spans: [
        { environmentId: 'vm-1', kind: 'init', seq: 2, start: 0, end: 120 },
        {
          environmentId: 'vm-1',
          kind: 'invoke',
          seq: 6,
          start: 120,
          end: 129.2,
          requestId: invocation.requestId,
          deadlineMs: 3120,
          cold: true,
          billed: { from: 0, ms: 130 },
        },
        { environmentId: 'vm-1', kind: 'frozen', seq: 16, start: 129.2 },
      ],
    },
  ])
})

test('the log reads as in CloudWatch, and prints no memory that nobody measured', () => {
  expect(answered.flatMap(logLines).map((line) => line.text)).toEqual([
    'INIT_START Runtime Version: provided:al2023.simulated\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:simulated',
    'START RequestId: 8476a536-0000 Version: $LATEST',
    'hello',
    'world',
    'END RequestId: 8476a536-0000',
    'REPORT RequestId: 8476a536-0000\tDuration: 9.20 ms\tBilled Duration: 130 ms\tMemory Size: 128 MB\tInit Duration: 120.00 ms\t',
  ])
})

test('everything that happens has its own plain sentence', () => {
  const sentences = answered.map(narrate)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Zv].{10,150}\.$/)
  expect(sentences[4]).toBe('Your code asks the Runtime API for the next event. Lambda never calls your code.')
})
