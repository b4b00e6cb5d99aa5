import { expect, test } from 'vitest'
import { plainInvoke } from '#project/invoke-form.ts'
import { linesOf, pairsOf, sentFor } from './model.ts'

const event = '{"name":"Ada"}'

test('a JSON event goes as it was typed, with what the invoker says beside it', () => {
  const invoke = { ...plainInvoke, type: 'Event' as const, qualifier: 'live', clientContext: '{"a":1}', tenantId: 't', logTail: true }
  expect(sentFor({ event, invoke }, 0, 'id')).toEqual({
    event,
    options: { type: 'Event', qualifier: 'live', clientContext: '{"a":1}', tenantId: 't' },
  })
})

test('what Lambda would not take is not sent', () => {
  const invoke = { ...plainInvoke, qualifier: 'no spaces', clientContext: '{a', traceId: 'Root', logTail: true }
  expect(sentFor({ event, invoke }, 0, 'id').options).toEqual({ logTail: true })
})

test('a request through a front makes the event at the moment in which it is sent', () => {
  const { event: made, options } = sentFor({ event, invoke: { ...plainInvoke, via: 'http-api', type: 'Event' } }, 1_700_000_000_000.5, 'id')
  expect(JSON.parse(made)).toMatchObject({
    version: '2.0',
    rawPath: '/hello',
    requestContext: { timeEpoch: 1_700_000_000_000, requestId: 'id' },
  })
  expect(options).toEqual({ front: 'http-api' })
})

test('lines are read as pairs and written again', () => {
  expect(pairsOf('Accept: */*\n\nX-Time: 10:30\nBare', ':')).toEqual([
    ['Accept', '*/*'],
    ['X-Time', '10:30'],
    ['Bare', ''],
  ])
  expect(linesOf(pairsOf('a=1\na=b=c', '='), '=')).toBe('a=1\na=b=c')
})
