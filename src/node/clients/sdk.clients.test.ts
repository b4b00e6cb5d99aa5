import { createRequire } from 'node:module'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { defaultConfig } from '#lambda/world.ts'
import type { AttachedRuntimeApi } from '../attached.ts'
import { serveOnDemand } from '../on-demand.ts'
import { clients } from './catalog.ts'

/** The part of the SDK that is used here; it is fetched, so its own types are not there. */
interface Sdk {
  readonly LambdaClient: new (config: object) => { readonly send: (command: object) => Promise<Answer>; readonly destroy: () => void }
  readonly InvokeCommand: new (input: object) => object
  readonly InvokeWithResponseStreamCommand: new (input: object) => object
}
interface Answer {
  readonly StatusCode: number
  readonly FunctionError?: string
  readonly ExecutedVersion?: string
  readonly LogResult?: string
  readonly Payload?: Uint8Array
  readonly EventStream?: AsyncIterable<StreamEvent>
}
interface StreamEvent {
  readonly PayloadChunk?: { readonly Payload: Uint8Array }
  readonly InvokeComplete?: object
}

const sdk = inject('sdk')
const bash = clients.find(({ name }) => name.includes('bash'))
const built = inject('clients')[bash?.name ?? '']

describe.skipIf(sdk === undefined || !built || !('files' in built))('AWS’s SDK, as an invoker of a bootstrap in bash', () => {
  const { LambdaClient, InvokeCommand, InvokeWithResponseStreamCommand }: Sdk = sdk ? createRequire(import.meta.url)(sdk) : {}
  let api: AttachedRuntimeApi
  let client: InstanceType<Sdk['LambdaClient']>
  beforeEach(async () => {
    if (!built || !('files' in built)) return
    api = await serveOnDemand({ port: 0, files: built.files, config: { ...defaultConfig, timeoutMs: 60_000 } })
    const credentials = { accessKeyId: 'none', secretAccessKey: 'none' }
    client = new LambdaClient({ endpoint: `http://127.0.0.1:${api.port}`, region: 'us-east-1', credentials, maxAttempts: 1 })
  })
  afterEach(async () => {
    client.destroy()
    await api.close()
  })
  const invoke = (event: object, input: object = {}) =>
    client.send(new InvokeCommand({ FunctionName: 'my-function', Payload: JSON.stringify(event), ...input }))
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

  test('reads an answer, its version and the log’s tail', async () => {
    const ClientContext = Buffer.from('{"custom":{"name":"Ada"}}').toString('base64')
    const answer = await invoke({ do: 'tell' }, { ClientContext, LogType: 'Tail', Qualifier: 'live' })
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' })
    expect(answer.FunctionError).toBeUndefined()
    expect(JSON.parse(text(answer.Payload))).toMatchObject({ count: 1, name: 'Ada', arn: expect.stringMatching(/:my-function:live$/) })
    expect(Buffer.from(answer.LogResult ?? '', 'base64').toString()).toMatch(/^START RequestId: [\s\S]+\nREPORT RequestId: /)
  })

  test('sees that a function failed', async () => {
    const answer = await invoke({ do: 'fail' })
    expect([answer.StatusCode, answer.FunctionError]).toEqual([200, 'Unhandled'])
    expect(JSON.parse(text(answer.Payload))).toMatchObject({ errorMessage: 'no such customer' })
  })

  test('throws its own exceptions when an event is refused', async () => {
    await expect(invoke({}, { Payload: '{' })).rejects.toMatchObject({ name: 'InvalidRequestContentException' })
    await expect(invoke({}, { Payload: `"${'x'.repeat(6_291_455)}"` })).rejects.toMatchObject({ name: 'RequestTooLargeException' })
  })

  test('asks whether it may, without running anything', async () => {
    expect((await invoke({ do: 'tell' }, { InvocationType: 'DryRun' })).StatusCode).toBe(204)
    expect(api.simulation.getWorld().environments).toEqual({})
  })

  test('leaves an event behind without waiting for its answer', async () => {
    const answer = await invoke({ do: 'tell' }, { InvocationType: 'Event' })
    expect([answer.StatusCode, text(answer.Payload)]).toEqual([202, ''])
  })

  test('reads a stream piece by piece', async () => {
    const input = { FunctionName: 'my-function', Payload: JSON.stringify({ do: 'stream', file: '/' }) }
    const { EventStream } = await client.send(new InvokeWithResponseStreamCommand(input))
    const pieces: string[] = []
    let complete: object | undefined
    for await (const event of EventStream ?? []) {
      if (event.PayloadChunk) pieces.push(text(event.PayloadChunk.Payload))
      complete ??= event.InvokeComplete
    }
    expect([pieces.join(''), complete]).toEqual(['firstsecond', {}])
  })
})
