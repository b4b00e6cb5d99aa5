import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { defaultConfig, livingEnvironments } from '#lambda/world.ts'
import type { AttachedRuntimeApi } from '../attached.ts'
import { serveOnDemand } from '../on-demand.ts'
import { until } from '../real-programs.ts'
import { clients } from './catalog.ts'

let api: AttachedRuntimeApi | undefined
afterEach(async () => {
  await api?.close()
  api = undefined
})

const timeoutMs = 60_000
const client = { installation_id: '1', app_title: 'tests', app_version_name: '1.0', app_version_code: '1', app_package_name: 'tests' }
const clientContext = Buffer.from(JSON.stringify({ client, custom: { name: 'Ada' }, env: {} })).toString('base64')

describe.for(clients)('$name', (client) => {
  const built = inject('clients')[client.name]

  async function start(variables: Readonly<Record<string, string>> = {}, handler = client.handler): Promise<AttachedRuntimeApi> {
    if (!built || 'skipped' in built) throw new Error('A client that was not built cannot be started')
    if ('broken' in built) throw new Error(built.broken)
    const config = { ...defaultConfig, handler: handler ?? 'function.handler', timeoutMs, variables }
    api = await serveOnDemand({ port: 0, files: built.files, config })
    return api
  }
  /** An environment is busy until its program polls again, also after the answer, or until it has been reset. */
  const idle = ({ simulation }: AttachedRuntimeApi) =>
    until(simulation, (world) => livingEnvironments(world).every(({ phase: { name } }) => name === 'ready' || name === 'reset'))

  async function invoke(started: AttachedRuntimeApi, event: object, headers: Readonly<Record<string, string>> = {}) {
    await idle(started)
    const url = `http://127.0.0.1:${started.port}/2015-03-31/functions/my-function/invocations`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event), headers })
    return { status: response.status, error: response.headers.get('X-Amz-Function-Error'), body: await response.text() }
  }
  const invokeForJson = async (...given: Parameters<typeof invoke>) => {
    const { body, ...rest } = await invoke(...given)
    return { ...rest, body: JSON.parse(body) }
  }
  const failed = { status: 200, error: 'Unhandled' }

  describe.skipIf(built === undefined || 'skipped' in built)('is built, and', () => {
    test('answers two events in one process', async () => {
      const started = await start()
      const first = await invokeForJson(started, { do: 'tell' })
      expect(first).toMatchObject({ status: 200, error: null, body: { count: 1 } })
      expect((await invokeForJson(started, { do: 'tell' })).body).toMatchObject({ count: 2, pid: first.body.pid })
    })

    test('reports what its handler throws, and answers the next event in the same process', async () => {
      const started = await start()
      expect(await invokeForJson(started, { do: 'fail' })).toMatchObject({
        ...failed,
        body: { errorType: expect.any(String), errorMessage: expect.stringContaining('no such customer') },
      })
      expect((await invokeForJson(started, { do: 'tell' })).body).toMatchObject({ count: 2 })
    })

    test('is started again after it crashed', async () => {
      const started = await start()
      const { pid } = (await invokeForJson(started, { do: 'tell' })).body
      expect(await invokeForJson(started, { do: 'crash' })).toMatchObject({
        ...failed,
        body: {
          errorType: 'Runtime.ExitError',
          errorMessage: expect.stringMatching(/^RequestId: \S{36} Error: Runtime exited with error: exit status 3$/),
        },
      })
      const again = (await invokeForJson(started, { do: 'tell' })).body
      expect(again.count).toBe(1)
      expect(again.pid).not.toBe(pid)
    })

    test('hands its handler the client context, the deadline and the ARN as invoked', async () => {
      const started = await start()
      const { body } = await invokeForJson(started, { do: 'tell' }, { 'X-Amz-Client-Context': clientContext })
      const answeredAt = Date.now()
      const begun = started.simulation.getTrace().find((event) => event.type === 'platform.start')
      const deadlineMs = begun?.deadlineMs ?? Number.NaN
      expect(body.name).toBe('Ada')
      expect(body.arn).toMatch(/^arn:aws:lambda:[\w-]+:\d{12}:function:my-function$/)
      // Some hand out the remaining time alone, in whole milliseconds: it was added to the clock between these two moments.
      expect(body.deadlineMs).toBeGreaterThanOrEqual(Math.floor(deadlineMs) - 2)
      expect(body.deadlineMs).toBeLessThanOrEqual(answeredAt + timeoutMs)
    })

    test('may answer with 6,291,556 bytes, and with one more the invoker gets an error and the next event an answer', async () => {
      const started = await start()
      const { body, error } = await invoke(started, { do: 'large', bytes: 6_291_556 })
      expect([body.length, error]).toEqual([6_291_556, null])
      expect(await invokeForJson(started, { do: 'large', bytes: 6_291_557 })).toMatchObject({
        ...failed,
        body: { errorType: 'Function.ResponseSizeTooLarge' },
      })
      expect(await invokeForJson(started, { do: 'tell' })).toMatchObject({ status: 200, error: null, body: { name: '' } })
    })

    if (client.streams) {
      /** What an invoker reads that streams; it makes the file for which the function waits when it has the first piece. */
      const stream = async (event: object) => {
        const started = await start({}, client.streams?.handler)
        const folder = mkdtempSync(join(tmpdir(), 'clients-'))
        const file = join(folder, 'go-on')
        const url = `http://127.0.0.1:${started.port}/2021-11-15/functions/my-function/response-streaming-invocations`
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ do: 'stream', file, ...event }) })
        let read = ''
        for await (const piece of answer.body?.pipeThrough(new TextDecoderStream('latin1')) ?? []) {
          read += piece
          if (read.includes('first')) writeFileSync(file, '')
        }
        rmSync(folder, { recursive: true })
        return read
      }
      test('streams: the invoker has the first piece before the second is written', async () => {
        expect(await stream({})).toMatch(/PayloadChunk.*first.*PayloadChunk.*second.*InvokeComplete.*\{\}/s)
      })
      if (client.streams.breaks)
        test('breaks off a stream: the invoker has what came and learns why there is no more', async () => {
          expect(await stream({ breaks: true })).toMatch(/PayloadChunk.*first.*InvokeComplete.*"ErrorCode":"\S+".*no such customer/s)
        })
    }

    test('says why it could not begin', async () => {
      const { errorType, errorMessage } = client.initError
      expect(await invokeForJson(await start({ INIT: 'fail' }), { do: 'tell' })).toMatchObject({
        ...failed,
        body: { errorType, errorMessage: expect.stringContaining(errorMessage) },
      })
    })
  })
})
