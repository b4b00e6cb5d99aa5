import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultConfig, livingEnvironments } from '#lambda/world.ts'
import type { AttachedRuntimeApi } from './attached.ts'
import { serveOnDemand } from './on-demand.ts'
import { until } from './real-programs.ts'

const bootstrap = `#!${process.execPath}
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/'
let count = 0
for (;;) {
  const next = await fetch(api + 'next')
  const id = next.headers.get('lambda-runtime-aws-request-id')
  const event = await next.json()
  count += 1
  if (event.exit !== undefined) process.exit(event.exit)
  if (event.hang) await new Promise(() => setInterval(() => {}, 1000))
  const body = JSON.stringify({ count, pid: process.pid, handler: process.env._HANDLER, home: process.env.HOME ?? null })
  await fetch(api + id + '/response', { method: 'POST', body })
}
`

let folder: string
let api: AttachedRuntimeApi
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-demand-'))
})
afterEach(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

const program = (name: string, text: string, mode = 0o755) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}
const serve = async (text: string, { mode = 0o755, timeoutMs = 20_000, concurrency = 4, extension = '', managed = 0 } = {}) => {
  const exec = program('bootstrap.mjs', text, mode)
  const extensions = extension && { 'watcher.mjs': program('watcher.mjs', extension) }
  const atOnce = managed > 0 ? { mode: 'managed' as const, maxConcurrency: managed } : {}
  const files = { task: folder, exec, ...(extensions && { extensions }) }
  api = await serveOnDemand({ port: 0, files, config: { ...defaultConfig, timeoutMs, concurrency, ...atOnce } })
}
const invoke = async (event: object) => {
  const url = `http://127.0.0.1:${api.port}/2015-03-31/functions/any/invocations`
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
  return { status: response.status, error: response.headers.get('X-Amz-Function-Error'), body: JSON.parse(await response.text()) }
}

/** An environment is busy until its program polls again, also after the answer. */
const idle = () => until(api.simulation, (world) => livingEnvironments(world).every(({ phase }) => phase.name === 'ready'))

test('an event starts the program with Lambda’s variables alone, and the next event finds it warm', async () => {
  await serve(bootstrap)
  const first = await invoke({})
  expect(first).toEqual({ status: 200, error: null, body: { count: 1, pid: expect.any(Number), handler: 'function.handler', home: null } })
  await idle()
  expect((await invoke({})).body).toMatchObject({ count: 2, pid: first.body.pid })
})

test('a program that ends fails its event and is started again for the next', async () => {
  await serve(bootstrap)
  const first = await invoke({})
  await idle()
  expect(await invoke({ exit: 3 })).toMatchObject({
    error: 'Unhandled',
    body: { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/Runtime exited with error: exit status 3$/) },
  })
  const again = await invoke({})
  expect(again.body).toMatchObject({ count: 1 })
  expect(again.body.pid).not.toBe(first.body.pid)
})

test('a program that runs out of time is killed, with all it started', async () => {
  await serve(bootstrap, { timeoutMs: 1000 })
  const { pid } = (await invoke({})).body
  await idle()
  expect((await invoke({ hang: true })).body.errorType).toBe('Sandbox.Timedout')
  expect((await invoke({})).body.pid).not.toBe(pid)
})

test('events that overlap start more environments, and beyond their number are throttled', async () => {
  await serve(bootstrap, { timeoutMs: 1500, concurrency: 2 })
  const hanging = [invoke({ hang: true }), invoke({ hang: true })]
  const early = await invoke({})
  expect(early).toMatchObject({ status: 429, body: { message: 'Rate Exceeded.' } })
  expect((await Promise.all(hanging)).map(({ body }) => body.errorType)).toEqual(['Sandbox.Timedout', 'Sandbox.Timedout'])
})

test('an event that nobody waits for is taken from the queue, and its outcome stands in the trace', async () => {
  await serve(bootstrap)
  const url = `http://127.0.0.1:${api.port}/2015-03-31/functions/any/invocations`
  const response = await fetch(url, { method: 'POST', body: '{}', headers: { 'X-Amz-Invocation-Type': 'Event' } })
  expect([response.status, await response.text(), response.headers.get('X-Amz-Executed-Version')]).toEqual([202, '', null])
  const finished = () => api.simulation.getTrace().find((event) => event.type === 'queue.finished')
  await until(api.simulation, () => finished() !== undefined)
  expect(finished()).toMatchObject({ requestId: response.headers.get('X-Amzn-Requestid'), condition: 'Success' })
})

const parallel = `#!${process.execPath}
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/'
const events = new Set()
let bothHere
const both = new Promise((resolve) => (bothHere = resolve))
async function poll() {
  for (;;) {
    const next = await fetch(api + 'next')
    events.add(await next.text())
    if (events.size === 2) bothHere()
    await both
    const body = JSON.stringify({ pid: process.pid, type: process.env.AWS_LAMBDA_INITIALIZATION_TYPE, together: [...events].sort() })
    await fetch(api + next.headers.get('lambda-runtime-aws-request-id') + '/response', { method: 'POST', body })
  }
}
for (let n = 0; n < Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY); n++) poll()
`

test('a Managed Instance works on two events at once, neither of which could be answered without the other', async () => {
  await serve(parallel, { managed: 2 })
  const [one, two] = await Promise.all([invoke({ n: 1 }), invoke({ n: 2 })])
  expect(one.body).toEqual(two.body)
  expect(one.body).toMatchObject({ type: 'lambda-managed-instances', together: ['{"n":1}', '{"n":2}'] })
})

/** The state of a process in the kernel's letter: T is stopped. */
const stateOf = (pid: number) => /^\d+ \(.*\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]

test.skipIf(!existsSync('/proc/self/stat'))('a program is stopped while it has no event, and goes on with the next', async () => {
  await serve(bootstrap)
  const { pid } = (await invoke({})).body
  await idle()
  // The signal is on its way when the environment is idle; the kernel needs a moment to act on it.
  await expect.poll(() => stateOf(pid)).toBe('T')
  expect((await invoke({})).body).toMatchObject({ pid, count: 2 })
})

const watcher = `#!${process.execPath}
import { appendFileSync } from 'node:fs'
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2020-01-01/extension/'
const tell = (words) => appendFileSync('heard', words + '\\n')
const headers = { 'Lambda-Extension-Name': 'watcher.mjs' }
const body = JSON.stringify({ events: ['INVOKE', 'SHUTDOWN'] })
const registered = await fetch(api + 'register', { method: 'POST', headers, body })
tell('registered ' + registered.status + ' ' + (process.env._HANDLER ?? 'knows no handler'))
headers['Lambda-Extension-Identifier'] = registered.headers.get('lambda-extension-identifier')
for (;;) {
  const event = await (await fetch(api + 'event/next', { headers })).json()
  tell(event.eventType + ' ' + (event.shutdownReason ?? event.requestId))
  if (event.eventType === 'SHUTDOWN') process.exit(0)
}
`
const heard = () => readFileSync(join(folder, 'heard'), 'utf8').trim().split('\n')

test('an extension is started before the program, hears of events and of the end, and begins again after a timeout', async () => {
  await serve(bootstrap, { timeoutMs: 1500, extension: watcher })
  await invoke({})
  await idle()
  expect((await invoke({ hang: true })).body.errorType).toBe('Sandbox.Timedout')
  await until(api.simulation, (world) => livingEnvironments(world).every(({ phase }) => phase.name === 'reset'))
  expect((await invoke({})).body.count).toBe(1)
  await idle()
  await api.close()
  const uuid = expect.stringMatching(/^INVOKE [0-9a-f-]{36}$/)
  const begun = 'registered 200 knows no handler'
  expect(heard()).toEqual([begun, uuid, uuid, 'SHUTDOWN timeout', begun, uuid, 'SHUTDOWN spindown'])
  await serve(bootstrap)
})

const listener = `#!${process.execPath}
import { createServer } from 'node:http'
import { appendFileSync } from 'node:fs'
let [shutDown, reported] = [false, false]
const endWhenDone = () => shutDown && reported && process.exit(0)
const server = createServer(async (incoming, outgoing) => {
  const pieces = []
  for await (const piece of incoming) pieces.push(piece)
  appendFileSync('batches', Buffer.concat(pieces) + '\\n')
  reported ||= Buffer.concat(pieces).includes('platform.report')
  outgoing.end(endWhenDone)
}).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API
const headers = { 'Lambda-Extension-Name': 'watcher.mjs' }
const registered = await fetch(api + '/2020-01-01/extension/register', { method: 'POST', headers, body: '{"events":["INVOKE","SHUTDOWN"]}' })
headers['Lambda-Extension-Identifier'] = registered.headers.get('lambda-extension-identifier')
const URI = 'http://sandbox.localdomain:' + server.address().port + '/telemetry'
const subscription = { schemaVersion: '2022-12-13', types: ['platform', 'function'], buffering: { timeoutMs: 25 }, destination: { protocol: 'HTTP', URI } }
await fetch(api + '/2022-07-01/telemetry', { method: 'PUT', headers, body: JSON.stringify(subscription) })
for (;;) {
  const event = await (await fetch(api + '/2020-01-01/extension/event/next', { headers })).json()
  shutDown = event.eventType === 'SHUTDOWN'
  endWhenDone()
}
`
interface Told {
  readonly time: string
  readonly type: string
  readonly record: unknown
}

test('an extension that subscribed to telemetry gets batches of what the platform and the function tell, in the schema of AWS', async () => {
  await serve(bootstrap.replace('{', '{ console.log("hello from the function");'), { extension: listener })
  const { body } = await invoke({})
  expect(body.count).toBe(1)
  await idle()
  await api.close()
  const batches = readFileSync(join(folder, 'batches'), 'utf8').trim().split('\n')
  const told = batches.flatMap((batch): Told[] => JSON.parse(batch))
  const types = told.map(({ type }) => type)
  const inOrder = [
    'platform.initStart',
    'platform.telemetrySubscription',
    'platform.initRuntimeDone',
    'platform.initReport',
    'platform.start',
    'platform.runtimeDone',
    'platform.report',
  ]
  expect(types.filter((type) => inOrder.includes(type))).toEqual(inOrder)
  expect(types).toContain('platform.extension')
  expect(told.find(({ type }) => type === 'function')?.record).toBe('hello from the function')
  const report = told.find(({ type }) => type === 'platform.report')
  expect(report?.record).toMatchObject({
    requestId: expect.any(String),
    status: 'success',
    metrics: { memorySizeMB: 128, billedDurationMs: expect.any(Number) },
  })
  expect(new Date(report?.time ?? '').getTime()).toBeGreaterThan(1_700_000_000_000)
  await serve(bootstrap)
})

test('an extension that ends fails the event', async () => {
  await serve(bootstrap, { extension: '#!/bin/sh\nexit 7\n' })
  expect((await invoke({})).body).toEqual({
    errorType: 'Extension.Crash',
    errorMessage: expect.stringMatching(/^RequestId: \S{36} Error: exit status 7$/),
  })
})

test.each([
  ['is not executable', '#!/bin/sh\n', 0o644, 'permission denied'],
  ['has no interpreter line', 'echo hello\n', 0o755, 'exec format error'],
  ['names an interpreter that does not exist', '#!/bin/nothing\n', 0o755, 'no such file or directory'],
  ['ends its lines with CRLF', '#!/bin/sh\r\nexit 0\r\n', 0o755, 'no such file or directory'],
])('a bootstrap that %s is told in the words of the service', async (_, text, mode, words) => {
  await serve(text, { mode })
  const { body } = await invoke({})
  expect(body).toEqual({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: fork/exec /var/task/bootstrap: ${words}$`)),
  })
})
