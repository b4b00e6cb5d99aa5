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
const exchange = (at: number, op: string, reply: object, headers: readonly (readonly string[])[] = [], bytes = 2): readonly Drawn[] => {
  exchanges += 1
  const exchangeId = `x${exchanges}`
  const call = { op, requestId: 'r1', body: { id: op, bytes } }
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

const recorded = (record: object): Drawn => [
  11,
  { type: 'process.statement', ...env, process: 1, record: { ranAt: 11, changes: [], ...record } },
]
const statement = (changes: readonly object[], pid = 2): Drawn =>
  recorded({ kind: 'statement', pid, changes, place: { file: '/var/task/bootstrap', line: 3, column: 1, function: '', depth: 0 } })
/** A process without a program of its own that sets a variable. */
const subshell = (name: string, command = ''): readonly Drawn[] => [
  recorded({ kind: 'began', pid: 3, parent: 2, command }),
  statement([{ kind: 'variable', name, value: '1' }], 3),
  recorded({ kind: 'ended', pid: 3, status: 0 }),
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
  'expect-continue': [...event, ...exchange(12, 'response', { status: 202 }, [['Expect', '100-continue']], 2_000_000)],
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
  'data-at-sign': wrote('Warning: Couldn\'t read data from file "file", this makes an empty POST.\n'),
  'syntax-error': wrote("/var/task/bootstrap: line 24: syntax error near unexpected token `done'\n"),
  'lost-in-subshell': [...subshell('n'), ...wrote('/var/task/bootstrap: line 12: n: unbound variable\n')],
  'trace-not-propagated': [...event, statement([]), ...exchange(12, 'response', { status: 202 })],
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
const found = (facts: readonly Drawn[], body = '{"errorType":"X"}', sources: readonly string[] = ['#!/bin/bash']) =>
  findings({ trace: drawn(facts), textOf: () => body, sources }).map(({ rule }) => rule.id)

const refused = (status: number, errorType: string) => ({ status, errorType, errorMessage: '' })
/** For every rule, a story that comes near to it and in which it must say nothing. */
const nearMisses: Readonly<Record<string, readonly Drawn[]>> = {
  'wrong-request-id': [...event, ...exchange(12, 'response', refused(400, 'InvalidResponseMode'))],
  'answered-twice': [...event, ...exchange(12, 'response', { status: 202 })],
  'init-error-too-late': exchange(1, 'initError', { status: 202 }),
  'goes-on-after-init-error': exchange(1, 'next', denied('Ready', 'Ready')),
  'polled-without-answer': [...event, ...exchange(12, 'response', { status: 202 }), ...done(13, 'success'), ...event],
  'response-too-large': [...event, ...exchange(12, 'response', { status: 202 })],
  'unknown-path': exchange(1, 'wrongMethod', { status: 405, allow: 'GET' }),
  'wrong-method': exchange(1, 'unknownPath', { status: 404 }),
  'poll-hung-up': exchange(1, 'next', { status: 200, invocation, deadlineMs: 3000 }),
  'error-without-type': [...event, ...exchange(12, 'error', { status: 202 })],
  'expect-continue': [...event, ...exchange(12, 'response', { status: 202 }, [['Expect', '100-continue']], 200)],
  'bootstrap-missing': [...starts, ended({ code: 127 })],
  'bootstrap-not-executable': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: exec format error' })],
  'bootstrap-interpreter': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: permission denied' })],
  'bootstrap-format': [...starts, ended({ entrypoint: 'fork/exec /var/task/bootstrap: no such file or directory' })],
  'init-without-report': [...starts, ...exchange(5, 'initError', { status: 202 }), ended({ code: 1 })],
  'exit-in-invocation': [...starts, ...event, [20, { type: 'api.parked', ...env, exchangeId: 'p' }], ended({ code: 3 })],
  'exit-zero': [...starts, ...event, ended({ code: 1 })],
  timeout: [...event, ...done(2900, 'error')],
  'init-overrun': [[900, { type: 'platform.initReport', ...env, phase: 'init', durationMs: 900, status: 'success' }]],
  'work-after-answer': [...event, ...exchange(12, 'response', { status: 202 }), ...done(60, 'success')],
  throttled: [[0, { type: 'invoke.requested', invocation }]],
  'command-absent': wrote('/var/task/function.sh: line 2: mycommand: command not found\n'),
  'unbound-variable': [...subshell('n'), ...wrote('/var/task/bootstrap: line 12: n: unbound variable\n')],
  'argument-list-too-long': wrote('the argument list is long\n'),
  'data-at-sign': wrote('Warning: this is fine\n'),
  'syntax-error': wrote('the handler found a syntax error in its input\n'),
  'curl-verbose': wrote('> GET /my/own/path HTTP/1.1\n'),
  'read-only': wrote('the file system is read-only, says the handler\n'),
  'disk-full': wrote('space left: 400 MB\n'),
  'dev-fd': wrote('cat: /tmp/63: No such file or directory\n'),
  'connection-failed': wrote('curl: (22) The requested URL returned error: 403\n'),
  'lost-in-subshell': [...subshell('n', '/usr/bin/tool'), ...wrote('/var/task/bootstrap: line 12: n: unbound variable\n')],
  'trace-not-propagated': [...event, ...exchange(12, 'response', { status: 202 })],
}

test('every rule has a story', () => {
  expect(Object.keys(stories).sort()).toEqual(rules.map(({ id }) => id).sort())
  expect(rules.length).toBeGreaterThanOrEqual(25)
})

test.for(Object.entries(stories))('%s speaks in its story, and alone', ([id, facts]) => {
  expect(found(facts, id === 'error-without-type' ? 'it broke' : undefined)).toEqual([id])
})

test.for(Object.keys(stories))('%s says nothing where it only seems so', (id) => {
  expect(found(nearMisses[id] ?? [])).not.toContain(id)
  expect(nearMisses[id]?.length).toBeGreaterThan(0)
})

test('where everything takes long, the way to the next poll may, too', () => {
  expect(found([...event, ...exchange(700, 'response', { status: 202 }), ...done(890, 'success')])).toEqual([])
})

test('a program whose source passes the trace id on is believed', () => {
  expect(found(stories['trace-not-propagated'] ?? [], undefined, ['export _X_AMZN_TRACE_ID=$trace'])).toEqual([])
  expect(found(stories['trace-not-propagated'] ?? [], undefined, [])).toEqual([])
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
