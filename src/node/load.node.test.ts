import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { defaultConfig } from '#lambda/world.ts'
import type { AttachedRuntimeApi } from './attached.ts'
import { hammer, killProgram } from './benches/hammer.ts'
import { echoBootstrap } from './benches/start-server.ts'
import { follow } from './follow.ts'
import { serveOnDemand } from './on-demand.ts'

let api: AttachedRuntimeApi | undefined
afterEach(() => api?.close())

const files = { task: dirname(echoBootstrap), exec: echoBootstrap }
const events = 300
const kills = 10

test('under 12 invokers every event gets one answer, while 6 environments serve and 10 programs are killed', async () => {
  api = await serveOnDemand({ port: 0, files, config: { ...defaultConfig, timeoutMs: 60_000, concurrency: 6 } })
  const { simulation, port } = api
  const answers = new Map<string, number>()
  const count = (requestId: string, by: number) => answers.set(requestId, (answers.get(requestId) ?? 0) + by)
  const stop = follow(simulation, (event) => {
    if (event.type === 'invoke.requested') count(event.invocation.requestId, 0)
    if (event.type === 'invoke.responded') count(event.requestId, 1)
  })
  let killed = 0
  const tally = await hammer({
    port,
    invokers: 12,
    more: ({ answered }) => answered < events,
    answered: ({ pid }, { answered }) => {
      // Whoever has just answered is writing its last words, polls, or has an event already.
      if (killed < kills && answered > ((killed + 1) * events) / (kills + 1) && killProgram(pid)) killed += 1
    },
  })
  stop()
  expect(tally.wrong).toEqual([])
  expect(tally.answered + tally.crashed + tally.throttled).toBe(tally.sent)
  expect(killed).toBe(kills)
  expect([answers.size, new Set(answers.values())]).toEqual([tally.sent, new Set([1])])
}, 60_000)
