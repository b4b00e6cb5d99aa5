import { expect, test } from 'vitest'
import { ms } from '#base/brand.ts'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId, RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { exampleRun } from './example-run.ts'
import { openTrace, traceBodyLine, traceEventLine, traceFileLine, traceHead } from './file.ts'
import { narrate } from './narrate.ts'

const event: TraceEvent = { type: 'invoke.throttled', requestId: 'a' as RequestId, seq: 0, at: ms(1.5) }
const file =
  traceHead(defaultConfig, 1_700_000_000_000) +
  traceBodyLine('body-1' as BodyId, bytesOf('\u0000é')) +
  traceFileLine('bootstrap', '#!/bin/bash') +
  traceEventLine(event)

test('a saved trace opens as it was', () => {
  expect(openTrace(file)).toEqual({
    ok: true,
    cut: false,
    trace: {
      config: defaultConfig,
      startedAt: 1_700_000_000_000,
      events: [event],
      bodies: new Map([['body-1', bytesOf('\u0000é')]]),
      files: new Map([['bootstrap', '#!/bin/bash']]),
    },
  })
})

test('a trace whose last line was cut opens without it, and says so', () => {
  expect(openTrace(file.slice(0, -5))).toMatchObject({ ok: true, cut: true, trace: { events: [] } })
})

test.each([
  ['empty', '', 'not saved by this playground'],
  ['another file', '{"name":"package"}', 'not saved by this playground'],
  ['no JSON', '<html>', 'not saved by this playground'],
  ['from the future', file.replace('"version":1', '"version":99'), 'newer version'],
  ['of no version', file.replace('"version":1', '"version":-1e308'), 'first line is damaged'],
  ['without settings', file.replace('"config":{', '"other":{'), 'first line is damaged'],
  ['out of order', file + traceEventLine({ ...event, seq: 0 }), 'line 5 is damaged'],
  [
    'with an event of an unknown kind',
    file.replace('invoke.throttled', '__proto__') + traceEventLine({ ...event, seq: 1 }),
    'line 4 is damaged',
  ],
  ['with an event that lacks a part', file.replace('"requestId":"a",', '') + traceEventLine({ ...event, seq: 1 }), 'line 4 is damaged'],
  ['damaged in the middle', file.replace('"base64":', '"base65":'), 'line 2 is damaged'],
])('a file that is %s is refused with a reason', (_, text, says) => {
  const opened = openTrace(text)
  expect(opened.ok ? '' : opened.says).toContain(says)
})

test('a long run of the page opens again, every event of it', () => {
  const events = exampleRun(3000)
  const opened = openTrace(traceHead(defaultConfig, 0) + events.map(traceEventLine).join(''))
  expect(opened.ok && opened.trace.events).toEqual(events)
})

test('a run whose past was forgotten is numbered anew', () => {
  const opened = openTrace(traceHead(defaultConfig, 0) + exampleRun(100).slice(40).map(traceEventLine).join(''))
  expect(opened.ok && opened.trace.events.map(({ seq }) => seq).slice(0, 3)).toEqual([0, 1, 2])
})

test('ten thousand damaged traces are refused with a sentence or opened, and what opens can be told', () => {
  const chance = random(5)
  const events = exampleRun(20, 2)
  const whole = traceHead(defaultConfig, 0) + events.map(traceEventLine).join('')
  for (let round = 0; round < 10_000; round++) {
    const opened = openTrace(mutated(whole, chance))
    if (!opened.ok) expect(opened.says).toMatch(/^This trace cannot be opened: .{10,}\.$/)
    else expect(opened.trace.events.map(narrate).filter((says) => typeof says !== 'string')).toEqual([])
  }
}, 60_000)

/** One of: a byte changed, a piece cut out, doubled or overwritten, a value of another type. */
function mutated(text: string, chance: () => number): string {
  const at = Math.floor(chance() * text.length)
  const length = Math.floor(chance() * 40)
  const values = ['null', '[]', '{}', '-1e999', '"<img src=x onerror=alert(1)>"', 'true', '1e308']
  const kind = Math.floor(chance() * 5)
  if (kind === 0) return text.slice(0, at) + String.fromCharCode(Math.floor(chance() * 128)) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at + length)
  if (kind === 2) return text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
  if (kind === 3) return text.slice(0, at)
  const colon = text.indexOf(':', at)
  const end = /[,}]/.exec(text.slice(colon))
  return text.slice(0, colon + 1) + values[Math.floor(chance() * values.length)] + text.slice(colon + (end?.index ?? 1))
}
