import { expect, test } from 'vitest'
import type { TraceEvent } from '#lambda/events.ts'
import { findings, rules } from './coach.ts'

const env = { environmentId: 'vm-1' }
const invocation = { requestId: 'r1', payload: { id: 'body-1', bytes: 2 }, invokedFunctionArn: 'arn', traceId: 'Root=1' }
const denied = (from: string, to: string) => ({
  status: 403,
  errorType: 'InvalidStateTransition',
  errorMessage: `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
})

type Drawn = readonly [at: number, fact: object]
let exchanges = 0
/** A call and its reply. */
const exchange = (at: number, op: string, reply: object, headers: readonly (readonly string[])[] = []): readonly Drawn[] => {
  exchanges += 1
  const exchangeId = `x${exchanges}`
  const call = { op, requestId: 'r1', body: { id: op, bytes: 2 } }
  return [
    [at, { type: 'api.called', ...env, exchangeId, request: { method: 'GET', path: '/', headers }, call }],
    [at, { type: 'api.replied', ...env, exchangeId, reply }],
  ]
}
const event: readonly Drawn[] = [
  [10, { type: 'platform.start', ...env, requestId: 'r1', deadlineMs: 3000, cold: true }],
  ...exchange(10, 'next', { status: 200, invocation, deadlineMs: 3000 }),
]
const starts: readonly Drawn[] = [
  [0, { type: 'process.spawned', ...env, process: 1 }],
  [0, { type: 'platform.initStart', ...env, phase: 'init' }],
]
const ended = (status: object): Drawn => [20, { type: 'process.exited', ...env, process: 1, status }]
const wrote = (text: string): readonly Drawn[] => [[15, { type: 'process.output', ...env, stream: 'stderr', text }]]
const done = (at: number, status: string): readonly Drawn[] => [
  [at, { type: 'platform.runtimeDone', ...env, requestId: 'r1', status }],
  [at, { type: 'platform.report', ...env, requestId: 'r1', durationMs: 1, billedMs: 1, memoryMb: 128, status }],
]

/** For every rule, the smallest story in which it has something to say. */
const stories: Readonly<Record<string, readonly Drawn[]>> = {
  'wrong-request-id': [
    ...event,
    ...exchange(12, 'response', { status: 400, errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' }),
  ],
  'answered-twice': [...event, ...exchange(12, 'response', denied('RuntimeResponseSentState', 'InvocationResponse'))],
  'init-error-too-late': [...event, ...exchange(12, 'initError', denied('Running', 'InitError'))],
  'goes-on-after-init-error': exchange(1, 'next', denied('InitError', 'Ready')),
  'polled-without-answer': [...event, ...exchange(12, 'next', { status: 200, invocation, deadlineMs: 3000 })],
  'response-too-large': [...event, ...exchange(12, 'response', { status: 413, errorType: 'RequestEntityTooLarge', errorMessage: '' })],
  'unknown-path': exchange(1, 'unknownPath', { status: 404 }),
  'wrong-method': exchange(1, 'wrongMethod', { status: 405, allow: 'GET' }),
  'poll-hung-up': [[5, { type: 'api.hungUp', ...env, exchangeId: 'x' }]],
  'error-without-type': [...event, ...exchange(12, 'error', { status: 202 })],
  'expect-continue': [...event, ...exchange(12, 'response', { status: 202 }, [['Expect', '100-continue']])],
  'bootstrap-missing': [...starts, ended({ entrypoint: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]" })],
  'bootstrap-not-executable': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: permission denied' })],
  'bootstrap-interpreter': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: no such file or directory' })],
  'bootstrap-format': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: exec format error' })],
  'init-without-report': [...starts, ended({ code: 1 })],
  'exit-in-invocation': [...starts, ...event, ended({ code: 3 })],
  'exit-zero': [...starts, ...event, ended({ code: 0 })],
  timeout: [...event, ...done(3010, 'timeout')],
  'init-overrun': [[10_000, { type: 'platform.initReport', ...env, phase: 'init', durationMs: 10_000, status: 'timeout' }]],
  'work-after-answer': [...event, ...exchange(12, 'response', { status: 202 }), ...done(712, 'success')],
  throttled: [[0, { type: 'invoke.throttled', requestId: 'r1' }]],
  'command-absent': wrote('/var/task/function.sh: line 2: jq: command not found\n'),
  'unbound-variable': wrote('/var/task/bootstrap: line 9: HEADERS: unbound variable\n'),
  'argument-list-too-long': wrote('/var/task/bootstrap: line 20: /usr/bin/curl: Argument list too long\n'),
  'curl-verbose': wrote('> GET /2018-06-01/runtime/invocation/next HTTP/1.1\n'),
  'read-only': wrote('/var/task/bootstrap: line 3: /var/task/x: Read-only file system\n'),
  'disk-full': wrote('/var/task/bootstrap: line 3: echo: write error: No space left on device\n'),
  'dev-fd': wrote('cat: /dev/fd/63: No such file or directory\n'),
  'connection-failed': wrote('curl: (7) Failed to connect to 127.0.0.1 port 9002: Connection refused\n'),
}

/** A cold invocation that is answered by the book, a failure that is reported by the book, and a warm one after it. */
const correct: readonly Drawn[] = [
  ...starts,
  ...event,
  ...wrote('the handler says: jq: hello\n'),
  ...exchange(12, 'response', { status: 202 }, [['Content-Type', 'application/json']]),
  ...done(14, 'success'),
  [14, { type: 'api.parked', ...env, exchangeId: 'p' }],
  ...event.map(([, fact]): Drawn => [500, fact]),
  ...exchange(505, 'error', { status: 202 }),
  ...done(506, 'error'),
]

const drawn = (facts: readonly Drawn[]): readonly TraceEvent[] =>
  facts.map(([at, fact], seq) => JSON.parse(JSON.stringify({ ...fact, seq, at })))
const found = (facts: readonly Drawn[], body = '{"errorType":"X"}') =>
  findings({ trace: drawn(facts), textOf: () => body }).map(({ rule }) => rule.id)

test('every rule has a story', () => {
  expect(Object.keys(stories).sort()).toEqual(rules.map(({ id }) => id).sort())
  expect(rules.length).toBeGreaterThanOrEqual(25)
})

test.for(Object.entries(stories))('%s speaks in its story, and alone', ([id, facts]) => {
  expect(found(facts, id === 'error-without-type' ? 'it broke' : undefined)).toEqual([id])
})

test('about a run by the book the coach says nothing', () => {
  expect(found(correct)).toEqual([])
})

test('every advice has cause, consequence and remedy in whole sentences', () => {
  for (const { title, cause, consequence, remedy } of rules) {
    expect(title).toMatch(/^\S.{5,90}[^.]$/)
    for (const sentence of [cause, consequence, remedy]) expect(sentence).toMatch(/^[A-Za-z/$].{15,}[.]$/)
  }
})

test('a finding points at every place, the first one first', () => {
  const twice = [...exchange(1, 'unknownPath', { status: 404 }), ...exchange(5, 'unknownPath', { status: 404 })]
  expect(findings({ trace: drawn(twice), textOf: () => '' })[0]?.seqs).toEqual([1, 3])
})
