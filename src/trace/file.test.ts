import { expect, test } from 'vitest'
import { ms } from '#base/brand.ts'
import { bytesOf } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId, RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { openTrace, traceBodyLine, traceEventLine, traceHead } from './file.ts'

const event: TraceEvent = { type: 'invoke.throttled', requestId: 'a' as RequestId, seq: 0, at: ms(1.5) }
const file = traceHead(defaultConfig, 1_700_000_000_000) + traceBodyLine('body-1' as BodyId, bytesOf('\u0000é')) + traceEventLine(event)

test('a saved trace opens as it was', () => {
  expect(openTrace(file)).toEqual({
    ok: true,
    cut: false,
    trace: { config: defaultConfig, startedAt: 1_700_000_000_000, events: [event], bodies: new Map([['body-1', bytesOf('\u0000é')]]) },
  })
})

test('a trace whose last line was cut opens without it, and says so', () => {
  expect(openTrace(file.slice(0, -5))).toMatchObject({ ok: true, cut: true, trace: { events: [] } })
})

test.each([
  ['empty', '', 'not saved by --trace'],
  ['another file', '{"name":"package"}', 'not saved by --trace'],
  ['no JSON', '<html>', 'not saved by --trace'],
  ['from the future', file.replace('"version":1', '"version":99'), 'newer version'],
  ['without settings', file.replace('"config":{', '"other":{'), 'first line is damaged'],
  ['damaged in the middle', file.replace('"base64":', '"base65":'), 'line 2 is damaged'],
])('a file that is %s is refused with a reason', (_, text, says) => {
  const opened = openTrace(text)
  expect(opened.ok ? '' : opened.says).toContain(says)
})
