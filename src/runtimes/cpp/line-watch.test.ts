import { expect, test } from 'vitest'
import type { ProgramRecord, ProgramStop } from '#lambda/statements.ts'
import type { DebugSettings } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { LineWatch } from './line-watch.ts'

const off: DebugSettings = { recording: false, breakpoints: [] }

function watching(debug: DebugSettings) {
  const records: ProgramRecord[] = []
  const stops: ProgramStop[] = []
  const host = {
    clock: { now: () => 1250 },
    record: (record: ProgramRecord) => records.push(record),
    stopped: (stop: ProgramStop) => stops.push(stop),
  }
  const spec = {
    task: {},
    layer: {},
    bootstrap: '/var/task/bootstrap',
    env: {},
    clock: { unixMs: 1000, running: true },
    startedAt: 1000,
    debug,
  }
  return { watch: new LineWatch(spec, host as unknown as WorkerHost), records, stops }
}

test('every line that calls the Runtime API is recorded, when recording is asked for', () => {
  const { watch, records } = watching({ ...off, recording: true })
  watch.at({ file: 'main.cpp', line: 13 })
  expect(records).toMatchObject([
    { kind: 'began', pid: 1, ranAt: 250 },
    { kind: 'statement', place: { file: '/var/task/main.cpp', line: 13 }, ranAt: 250 },
  ])
  const silent = watching(off)
  silent.watch.at({ file: 'main.cpp', line: 13 })
  expect(silent.records).toEqual([])
})

test('a breakpoint on such a line holds the request until the program may go on; a step holds the next one', async () => {
  const { watch, stops } = watching({ ...off, breakpoints: [{ file: '/var/task/main.cpp', line: 8 }] })
  watch.at({ file: 'main.cpp', line: 13 })
  await watch.pass()
  expect(stops).toEqual([])
  watch.at({ file: 'main.cpp', line: 8 })
  const first = watch.pass()
  expect(stops).toMatchObject([{ place: { line: 8 }, reason: 'breakpoint' }])
  watch.proceed('over')
  await first
  watch.at({ file: 'main.cpp', line: 13 })
  const second = watch.pass()
  expect(stops[1]).toMatchObject({ place: { line: 13 }, reason: 'step' })
  watch.proceed('run')
  await second
})

test('a pause holds the next request, wherever it comes from', async () => {
  const { watch, stops } = watching(off)
  watch.pause()
  watch.at({ file: 'lib/loop.cpp', line: 2 })
  const held = watch.pass()
  expect(stops).toMatchObject([{ place: { file: '/var/task/lib/loop.cpp' }, reason: 'pause' }])
  watch.proceed('run')
  await held
})
