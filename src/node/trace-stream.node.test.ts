import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { openTrace } from '#trace/file.ts'
import { type AttachedRuntimeApi, serveAttached } from './attached.ts'
import { Recording } from './recording.ts'
import { servedOrigin } from './server.ts'
import { traceStreamHandlers } from './trace-stream.ts'

let folder: string
let api: AttachedRuntimeApi
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trace-stream-'))
  api = await serveAttached({
    port: 0,
    timeoutMs: 20_000,
    besides: (simulation) =>
      traceStreamHandlers(new Recording(simulation, join(folder, 'trace.jsonl')), {
        origin: servedOrigin,
        allowed: ['https://page.example'],
      }),
  })
})
afterEach(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

const origin = () => `http://127.0.0.1:${api.port}`
const runtime = (path: string, init: RequestInit = {}) => fetch(`${origin()}/2018-06-01/runtime/${path}`, init)

async function invocation(event: string): Promise<void> {
  const invoked = fetch(`${origin()}/2015-03-31/functions/f/invocations`, { method: 'POST', body: event })
  const id = (await runtime('invocation/next')).headers.get('lambda-runtime-aws-request-id')
  await runtime(`invocation/${id}/response`, { method: 'POST', body: `answer to ${event}` })
  await (await invoked).text()
}

/** The messages of the stream, from its beginning or from `after`, until one holds `last`. */
async function messages(last: string, after?: string): Promise<{ id: string; data: string }[]> {
  const response = await fetch(`${origin()}/inspect`, { headers: after === undefined ? {} : { 'Last-Event-ID': after } })
  const read: { id: string; data: string }[] = []
  let rest = ''
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (rest + piece).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const [, id = '', data = ''] = /^id: (.*)\ndata: (.*)$/.exec(part) ?? []
      read.push({ id, data })
      if (data.includes(last)) return read
    }
  }
  return read
}

test('who follows gets what was and what comes, in the lines of the trace file', async () => {
  await invocation('1')
  const followed = messages('"requestId":"last"')
  await invocation('[2,"Ä"]')
  api.simulation.call(
    'attached',
    'x' as never,
    { method: 'POST', path: '/', headers: [] },
    {
      op: 'error',
      requestId: 'last' as never,
      body: api.simulation.bodies.put(bytesOf('{}')),
    },
  )
  const opened = openTrace((await followed).map(({ data }) => `${data}\n`).join(''))
  if (!opened.ok) throw new Error(opened.says)
  const { events, bodies } = opened.trace
  expect(events).toEqual(api.simulation.getTrace().slice(0, events.length))
  expect([...bodies.values()].map(textOf)).toEqual(['1', 'answer to 1', '[2,"Ä"]', 'answer to [2,"Ä"]', '{}'])
})

test('who was cut off gets the rest, and after another run all of it', async () => {
  await invocation('1')
  const all = await messages('"invoke.responded"')
  const third = all[2]?.id ?? ''
  expect(await messages('"invoke.responded"', third)).toEqual(all.slice(3))
  expect(await messages('"invoke.responded"', third.replace(/^\d+/, '1'))).toEqual(all)
})

const head = (headers: Readonly<Record<string, string>>, method = 'GET') =>
  new Promise<{ status: number | undefined; allowed: unknown }>((resolve) => {
    const outgoing = request(`${origin()}/inspect`, { method, headers }, (incoming) => {
      resolve({ status: incoming.statusCode, allowed: incoming.headers['access-control-allow-origin'] })
      incoming.destroy()
    })
    outgoing.end()
  })

test.each([
  ['http://localhost:4173', 200],
  ['http://127.0.0.1:8080', 200],
  ['https://page.example', 200],
  ['https://elsewhere.example', 403],
  ['null', 403],
])('a page of %s that would follow gets %i', async (page, status) => {
  expect(await head({ Origin: page })).toEqual({ status, allowed: status === 200 ? page : undefined })
  expect((await head({ Origin: page }, 'OPTIONS')).status).toBe(status === 200 ? 204 : 403)
})

test('a name that somebody made point here is refused', async () => {
  expect((await head({ Host: 'rebound.example' })).status).toBe(403)
})
