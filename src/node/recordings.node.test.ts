import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import { type ProcessTells, Simulation } from '#engine/simulation.ts'
import type { ExitStatus } from '#lambda/environment.ts'
import { differences, notReplayed } from '#lambda/fidelity/differences.ts'
import recordings from '#lambda/fidelity/recordings.json' with { type: 'json' }
import type { InvokerResult } from '#lambda/invoker.ts'
import { defaultConfig, livingEnvironments } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { parked, until } from './real-programs.ts'
import { handlersServer } from './server.ts'

type Text = string | { readonly repeat: string; readonly times: number }
interface Step {
  readonly invoke?: string
  readonly clientContext?: string
  readonly tenantId?: string
  readonly exit?: ExitStatus
  /** Milliseconds. */
  readonly advance?: number
  readonly call?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Text
  /** The body in pieces, each sent when the one before has arrived. */
  readonly chunks?: readonly string[]
  /** The body has no end yet when the next step comes. */
  readonly staysOpen?: boolean
  readonly truncated?: boolean
  readonly waits?: boolean
  readonly status?: number
  readonly replyHeaders?: Readonly<Record<string, string>>
  readonly replyBody?: string
}
interface Recording {
  readonly scenario: string
  readonly timeoutMs?: number
  readonly steps: readonly Step[]
  readonly invoker: readonly { readonly status: number | null; readonly body: Text | null }[]
}

const written = (body: Text): string => (typeof body === 'string' ? body : body.repeat.repeat(body.times))
const arn = /arn:aws:lambda:us-east-1:\d+:function:[\w-]+/g

/** A service whose processes are the recorded ones: the test is their hands, and their port is a real one. */
class Stage {
  readonly clock = manualClock()
  readonly results: Promise<InvokerResult>[] = []
  readonly #servers: Server[] = []
  readonly #ids = new Map<string, string>()
  readonly simulation: Simulation
  #whenParked: (() => void) | undefined
  #process: { readonly tells: ProcessTells; readonly port: Promise<number> } | undefined

  constructor(timeoutMs: number) {
    this.simulation = new Simulation(
      { ...defaultConfig, timeoutMs, concurrency: 1 },
      {
        clock: pausable(this.clock),
        startedAt: 1_700_000_000_000,
        chance: random(1),
        bodies: bodyStore(),
        boot: (environmentId, tells) => {
          const origin = 'http://127.0.0.1:9001'
          const server = handlersServer(runtimeApiHandlers(this.simulation, { origin, environmentId }), origin).listen(0, '127.0.0.1')
          this.#servers.push(server)
          const port = once(server, 'listening').then(() => (server.address() as AddressInfo).port)
          this.#process = { tells, port }
          return { kill: () => {} }
        },
      },
    )
  }

  end(): void {
    this.simulation.stop()
    for (const server of this.#servers) {
      server.close()
      server.closeAllConnections()
    }
  }

  async play(step: Step): Promise<void> {
    const { invoke, clientContext, tenantId } = step
    if (invoke !== undefined) {
      const options = { ...(clientContext && { clientContext }), ...(tenantId && { tenantId }) }
      const send = () => void this.results.push(this.simulation.invoke(bytesOf(invoke), options).result)
      // A warm environment takes an event once its runtime polls again; until then the event would need another one.
      if (livingEnvironments(this.simulation.getWorld())[0]?.phase.name === 'responded') this.#whenParked = send
      else send()
    }
    if (step.exit) this.#process?.tells.exited(step.exit)
    if (step.advance) this.clock.advance(step.advance)
    if (step.call) await this.#call(step, step.call)
  }

  async #call(step: Step, call: string): Promise<void> {
    const [method = '', recordedPath = ''] = call.split(' ')
    const path = this.#real(recordedPath)
    const port = (await this.#process?.port) ?? 0
    if (step.truncated) return this.#cutOff(port, path, written(step.body ?? ''))
    const outgoing = request({ host: '127.0.0.1', port, method, path, agent: false, headers: step.headers ?? {} })
    outgoing.on('error', () => {})
    for (const chunk of step.chunks ?? []) {
      const arrived = this.#chunks + 1
      outgoing.write(chunk)
      await until(this.simulation, () => this.#chunks === arrived)
    }
    if (step.staysOpen) return
    outgoing.end(this.#real(written(step.body ?? '')))
    const send = this.#whenParked
    if (send) {
      this.#whenParked = undefined
      await until(this.simulation, (world) => parked(world) > 0)
      send()
    }
    if (step.waits) return until(this.simulation, (world) => parked(world) > 0)
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
    await this.#compare(step, incoming)
  }

  get #chunks(): number {
    return this.simulation.getTrace().filter(({ type }) => type === 'response.chunk').length
  }

  async #compare({ status, replyHeaders = {}, replyBody }: Step, incoming: IncomingMessage): Promise<void> {
    const body = await text(incoming)
    if (status === undefined) return
    const { rawHeaders } = incoming
    const headers = Object.fromEntries(rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [])))
    const id = replyHeaders['Lambda-Runtime-Aws-Request-Id']
    const known = id === undefined ? undefined : this.#ids.get(id)
    if (id !== undefined) this.#ids.set(id, headers['Lambda-Runtime-Aws-Request-Id'] ?? 'no id')
    if (known !== undefined) expect(headers['Lambda-Runtime-Aws-Request-Id'], 'the same event again').toBe(known)
    expect(new Date(headers.Date ?? '').getTime()).toBe(1_700_000_000_000 + Math.floor(this.clock.now() / 1000) * 1000)
    expect(headers['Lambda-Runtime-Trace-Id'] !== undefined, 'a trace id comes with an event').toBe(id !== undefined)
    const { Date: _date, Connection: _hop, 'Content-Length': length, 'Lambda-Runtime-Trace-Id': _trace, ...rest } = headers
    if (incoming.statusCode !== 405) expect(Number(length)).toBe(Buffer.byteLength(body))
    expect({ status: incoming.statusCode, headers: this.recorded(JSON.stringify(rest)) }).toEqual({
      status,
      headers: this.recorded(JSON.stringify(this.#inOrderOf(rest, replyHeaders))),
    })
    if (replyBody !== undefined) expect(this.recorded(body)).toBe(replyBody)
  }

  /** Recorded headers in the order of ours, so that only their values are compared; a missing one stays at the end. */
  #inOrderOf(ours: object, recorded: Readonly<Record<string, string>>): object {
    const known = Object.keys(ours).filter((name) => name in recorded)
    return Object.fromEntries([...known, ...Object.keys(recorded)].map((name) => [name, recorded[name]]))
  }

  async #cutOff(port: number, path: string, body: string): Promise<void> {
    const socket = connect(port, '127.0.0.1')
    const answered = until(this.simulation, () => JSON.stringify(this.simulation.getTrace().at(-1)).includes('TruncatedHTTPRequest'))
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n${body}`)
    socket.end()
    await answered
    socket.destroy()
  }

  /** Recorded words with the ids of this run. */
  #real(words: string): string {
    return [...this.#ids].reduce((all, [placeholder, id]) => all.replaceAll(placeholder, id), words)
  }

  /** This run's words with the recorded ids. */
  recorded(words: string): string {
    const ids = [...this.#ids].reduce((all, [placeholder, id]) => all.replaceAll(id, placeholder), words)
    return ids.replace(arn, 'ARN').replace(/"Lambda-Runtime-Deadline-Ms":"\d+"/, '"Lambda-Runtime-Deadline-Ms":"<ms>"')
  }
}

let stage: Stage | undefined
afterEach(() => stage?.end())

test.for(recordings as readonly Recording[])('as recorded: $scenario', async ({ scenario, timeoutMs = 3000, steps, invoker }) => {
  stage = new Stage(timeoutMs)
  for (const step of steps) await stage.play(step)
  stage.simulation.stop()
  const number = scenario.slice(0, 2)
  const expected = differences.find(({ scenarios }) => scenarios.includes(number))?.invoker ?? invoker.map(() => null)
  const results = await Promise.all(stage.results)
  expect(results).toHaveLength(expected.length)
  for (const [index, { statusCode, body }] of results.entries()) {
    const said = 'text' in body ? body.text : textOf(stage.simulation.bodies.get(body.id))
    const wanted = expected[index] ?? { status: 200, body: written(invoker[index]?.body ?? '') }
    const ids = (words: string) => stage?.recorded(words).replace(/<id\d*>|[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    expect(ids(said)).toBe(ids(wanted.body))
    expect(statusCode).toBe(wanted.status)
  }
})

test('each of the 57 recorded scenarios is replayed or says why it is not', () => {
  const replayed = recordings.map(({ scenario }) => scenario.slice(0, 2))
  expect(new Set([...replayed, ...Object.keys(notReplayed)]).size).toBe(57)
  expect(replayed.filter((number) => number in notReplayed)).toEqual([])
})
