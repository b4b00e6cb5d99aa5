import { expect, test } from 'vitest'
import type { TraceEvent } from '#lambda/events.ts'
import { carries, headerLabel, pausesAt } from './breakpoints.ts'

const event = (fact: object): TraceEvent => JSON.parse(JSON.stringify({ seq: 0, at: 10, environmentId: 'vm-1', exchangeId: 'x1', ...fact }))
const invocation = { requestId: '8476a536-0000', payload: { id: 'body-1', bytes: 2 }, invokedFunctionArn: 'arn', traceId: 'Root=1' }
const posted = event({
  type: 'api.called',
  call: { op: 'error', error: { type: 'Function.Oops', body: { id: 'body-2', bytes: 2 } } },
  request: {
    method: 'POST',
    path: '/2018-06-01/runtime/invocation/8476a536-0000/error',
    headers: [['Lambda-Runtime-Function-Error-Type', 'Function.Oops']],
  },
})
const handed = event({ type: 'api.replied', reply: { status: 200, invocation, deadlineMs: 3120 } })

test('a breakpoint on a header holds at the request, and at the reply, that carries it', () => {
  expect(carries({ name: 'lambda-runtime-function-error-type', value: '' }, posted, 0)).toBe(true)
  expect(carries({ name: 'Lambda-Runtime-Aws-Request-Id', value: '' }, handed, 0)).toBe(true)
  expect(carries({ name: 'Lambda-Runtime-Aws-Request-Id', value: '' }, posted, 0)).toBe(false)
  expect(carries({ name: 'Lambda-Runtime-Aws-Request-Id', value: '' }, event({ type: 'environment.frozen' }), 0)).toBe(false)
})

test('a value narrows it, in any case, and a part of it is enough', () => {
  const name = 'Lambda-Runtime-Function-Error-Type'
  expect(carries({ name, value: 'oops' }, posted, 0)).toBe(true)
  expect(carries({ name, value: 'Timeout' }, posted, 0)).toBe(false)
  expect(headerLabel({ name, value: 'oops' })).toBe('a message carries Lambda-Runtime-Function-Error-Type with oops')
})

test('the run pauses at chosen events, and at headers; at nothing when nothing is set', () => {
  expect(pausesAt(new Set(['error']))(posted)).toBe(true)
  expect(pausesAt(new Set(['event']), [{ name: 'content-length', value: '2' }])(handed)).toBe(true)
  expect(pausesAt(new Set())(posted)).toBe(false)
})
