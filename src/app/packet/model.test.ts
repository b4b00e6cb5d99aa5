import { expect, test } from 'vitest'
import type { TraceEvent } from '#lambda/events.ts'
import { defaultConfig } from '#lambda/world.ts'
import { hexDump, packetOf, prettyJson, rawText } from './model.ts'

const event = (fact: object): TraceEvent => JSON.parse(JSON.stringify({ seq: 0, at: 0, environmentId: 'vm-1', exchangeId: 'x1', ...fact }))
const packet = (fact: object) => packetOf(event(fact), defaultConfig, 0)
const invocation = { requestId: '8476a536', payload: { id: 'body-1', bytes: 2 }, invokedFunctionArn: 'arn', traceId: 'Root=1' }

test('Every header of an event has its own sentence', () => {
  const { fields, title } = packet({ type: 'api.replied', reply: { status: 200, invocation, deadlineMs: 3000 } })
  expect(title).toBe('200 OK')
  expect(fields.map(({ name }) => name)).toContain('Lambda-Runtime-Deadline-Ms')
  expect(new Set(fields.map(({ means }) => means)).size).toBe(fields.length)
  for (const { means } of fields) expect(means).not.toContain('of the client’s own')
})

test('A failed function still answers 200, and the inspector says where to look', () => {
  const result = { statusCode: 200, functionError: 'Unhandled', body: { text: '{}' } }
  const { title, failed, fields } = packet({ type: 'invoke.responded', requestId: '8476a536', result })
  expect(title).toBe('200 to the invoker')
  expect(failed).toBe(true)
  expect(fields.find(({ name }) => name === 'X-Amz-Function-Error')?.value).toBe('Unhandled')
})

test('A fact that no message carried shows its fields', () => {
  const { kind, fields } = packet({ type: 'environment.started', cause: 'event' })
  expect(kind).toBe('fact')
  expect(fields.map(({ name, value }) => `${name}=${value}`)).toContain('cause=event')
})

test('The raw form is a request as it stands on the wire', () => {
  const request = { method: 'GET', path: '/2018-06-01/runtime/invocation/next', headers: [['Host', '127.0.0.1:9001']] }
  const message = packet({ type: 'api.called', request, call: { op: 'next' } })
  expect(rawText(message, '')).toBe('GET /2018-06-01/runtime/invocation/next HTTP/1.1\nHost: 127.0.0.1:9001\n\n')
})

test('Bytes are dumped sixteen to a line', () => {
  expect(hexDump(new TextEncoder().encode('{"a":1}\n'))).toBe('000000  7b 22 61 22 3a 31 7d 0a                          {"a":1}.')
  expect(hexDump(new Uint8Array(17)).split('\n')).toHaveLength(2)
})

test('Only JSON is laid out as JSON', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettyJson('plain')).toBeUndefined()
})
