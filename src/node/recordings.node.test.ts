import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import type { ProcessTells } from '#engine/programs.ts'
import { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExitStatus } from '#lambda/environment.ts'
import { type Difference, differences } from '#lambda/fidelity/differences.ts'
import recordings from '#lambda/fidelity/recordings.json' with { type: 'json' }
import type { InvokerResult } from '#lambda/invoker.ts'
import { defaultConfig, livingEnvironments } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { parked, until } from './real-programs.ts'
import { handlersServer } from './server.ts'

type Text = string | { readonly repeat: string; readonly times: number }
interface Step {
  readonly invoke?: Text
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
  /** The call waits; its reply is looked at in the step that closes it. */
  readonly opens?: string
  readonly closes?: string
  readonly extensionExit?: ExitStatus
  readonly recycle?: boolean
  readonly provision?: boolean
  readonly status?: number
  readonly replyHeaders?: Readonly<Record<string, string>>
  readonly replyBody?: string
}
interface Recording {
  readonly scenario: string
  readonly timeoutMs?: number
  /** A Managed Instance. */
  readonly managed?: boolean
  /** Init caching, as the emulator calls it. */
  readonly snapStart?: boolean
  /** Programs in `/opt/extensions`. */
  readonly extensions?: readonly string[]
  readonly steps: readonly Step[]
  readonly invoker: readonly { readonly status: number | null; readonly body: Text | null }[]
}

const written = (body: Text): string => (typeof body === 'string' ? body : body.repeat.repeat(body.times))
const arn = /arn:aws:lambda:us-east-1:\d+:function:[\w-]+/g

/** A service whose processes are the recorded ones: the test is their hands, and their port is a real one. */
class Stage {
  readonly clock = manualClock()
  readonly results: Promise<InvokerResult>[] = []
  readonly #server: Server
  readonly #port: Promise<number>
  readonly #ids = new Map<string, string>()
  readonly #open = new Map<string, Promise<unknown[]>>()
  readonly #difference: Difference | undefined
  readonly simulation: Simulation
  #whenParked: (() => void) | undefined
  #runtime: Pick<ProcessTells, 'exited'> | undefined
  #extension: Pick<ProcessTells, 'exited'> | undefined

  constructor({ scenario, timeoutMs = 3000, extensions = [], managed, snapStart }: Recording) {
    this.#difference = differences.find(({ scenarios }) => scenarios.includes(scenario.slice(0, 2)))
    const boot = (tells: Pick<ProcessTells, 'exited'>, whose: 'runtime' | 'extension') => {
      if (whose === 'runtime') this.#runtime = tells
      else this.#extension = tells
      return { kill: () => {} }
    }
    this.simulation = new Simulation(
      {
        ...defaultConfig,
        functionName: 'test_function',
        handler: '',
        timeoutMs,
        concurrency: 1,
        extensions,
        ...(managed && { mode: 'managed' }),
        ...(snapStart && { snapStart: true }),
      },
      {
        clock: pausable(this.clock),
        startedAt: 1_700_000_000_000,
        chance: random(1),
        bodies: bodyStore(),
        boot: (_, tells) => boot(tells, 'runtime'),
        bootExtension: (_, _name, tells) => boot(tells, 'extension'),
      },
    )
    const origin = 'http://127.0.0.1:9001'
    const environmentId = 'vm-1' as EnvironmentId
    this.#server = handlersServer(runtimeApiHandlers(this.simulation, { origin, environmentId }), origin).listen(0, '127.0.0.1')
    this.#port = once(this.#server, 'listening').then(() => (this.#server.address() as AddressInfo).port)
  }

  end(): void {
    this.simulation.stop()
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async play(step: Step): Promise<void> {
    const { invoke, clientContext, tenantId } = step
    if (invoke !== undefined) {
      const options = { ...(clientContext && { clientContext }), ...(tenantId && { tenantId }) }
      const send = () => void this.results.push(this.simulation.invoke(bytesOf(written(invoke)), options).result)
      // A warm environment takes an event once its runtime polls again; until then the event would need another one.
      if (livingEnvironments(this.simulation.getWorld())[0]?.phase.name === 'responded') this.#whenParked = send
      else send()
    }
    if (step.exit) this.#runtime?.exited(step.exit)
    if (step.extensionExit) this.#extension?.exited(step.extensionExit)
    if (step.provision) this.simulation.provision()
    if (step.recycle) this.simulation.recycle('vm-1' as EnvironmentId)
    if (step.advance) this.clock.advance(step.advance)
    if (step.closes !== undefined) {
      const [incoming] = (await this.#open.get(step.closes)) ?? []
      return this.#compare(step, incoming as IncomingMessage)
    }
    if (step.call) await this.#call(step, step.call)
  }

  async #call(step: Step, call: string): Promise<void> {
    const [method = '', recordedPath = ''] = call.split(' ')
    const path = this.#real(recordedPath)
    const port = await this.#port
    if (step.truncated) return this.#cutOff(port, path, written(step.body ?? ''))
    const outgoing = request({ host: '127.0.0.1', port, method, path, agent: false, headers: this.#realHeaders(step) })
    outgoing.on('error', () => {})
    for (const chunk of step.chunks ?? []) {
      const arrived = this.#chunks + 1
      outgoing.write(chunk)
      await until(this.simulation, () => this.#chunks === arrived)
    }
    if (step.staysOpen) return
    const before = this.#parked
    outgoing.end(this.#real(written(step.body ?? '')))
    const send = this.#whenParked
    if (send) {
      this.#whenParked = undefined
      await until(this.simulation, (world) => parked(world) > 0)
      send()
    }
    if (step.opens !== undefined) {
      const replied = once(outgoing, 'response')
      replied.catch(() => {})
      this.#open.set(step.opens, replied)
    }
    const parks = step.waits && this.#difference?.calls?.[call] === undefined
    if (parks || step.opens !== undefined) return until(this.simulation, () => send !== undefined || this.#parked > before)
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
    await this.#compare(step, incoming)
  }

  #realHeaders({ headers = {} }: Step): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, this.#real(value)]))
  }

  get #parked(): number {
    return this.simulation.getTrace().filter(({ type }) => type === 'api.parked').length
  }

  get #chunks(): number {
    return this.simulation.getTrace().filter(({ type }) => type === 'response.chunk').length
  }

  async #compare(step: Step, incoming: IncomingMessage): Promise<void> {
    const body = await text(incoming)
    const { status, replyHeaders, replyBody } = this.#expected(step)
    if (status === undefined) return
    // Where no reply was recorded, there are no headers to compare.
    if (step.status === undefined) return expect({ status: incoming.statusCode, body }).toEqual({ status, body: replyBody })
    const { rawHeaders } = incoming
    const headers = Object.fromEntries(rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [])))
    const id = replyHeaders['Lambda-Runtime-Aws-Request-Id']
    const known = id === undefined ? undefined : this.#ids.get(id)
    for (const name of ['Lambda-Runtime-Aws-Request-Id', 'Lambda-Extension-Identifier', 'Lambda-Extension-Event-Identifier']) {
      const placeholder = replyHeaders[name]
      if (placeholder !== undefined) this.#ids.set(placeholder, headers[name] ?? 'no id')
    }
    if (known !== undefined) expect(headers['Lambda-Runtime-Aws-Request-Id'], 'the same event again').toBe(known)
    expect(new Date(headers.Date ?? '').getTime()).toBe(1_700_000_000_000 + Math.floor(this.clock.now() / 1000) * 1000)
    expect(headers['Lambda-Runtime-Trace-Id'] !== undefined, 'a trace id comes with an event').toBe(id !== undefined)
    const { Date: _date, Connection: _hop, 'Content-Length': length, 'Lambda-Runtime-Trace-Id': _trace, ...rest } = headers
    if (incoming.statusCode !== 405) expect(Number(length)).toBe(Buffer.byteLength(body))
    expect({ status: incoming.statusCode, headers: this.recorded(JSON.stringify(rest)) }).toEqual({
      status,
      headers: this.recorded(JSON.stringify(this.#inOrderOf(rest, replyHeaders))),
    })
    if (replyBody !== undefined) expect(this.recorded(body)).toBe(this.recorded(replyBody))
  }

  /** What was recorded, or what the list of differences has in its place. */
  #expected({ call = '', status, replyHeaders: { 'Lambda-Runtime-Trace-Id': _empty, ...replyHeaders } = {}, replyBody }: Step) {
    const other = this.#difference?.calls?.[call]
    if (other) return { status: other.status, replyHeaders, replyBody: other.body }
    const ours = this.#difference?.words?.reduce((body, [recorded, word]) => body?.replace(recorded, word), replyBody)
    return { status, replyHeaders, replyBody: ours }
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
    const plain = ids.replace(/,"tracing":\{[^}]*\}/, '').replace(/"deadlineMs":\d+/, '"deadlineMs":<ms>')
    return plain.replace(arn, 'ARN').replace(/"Lambda-Runtime-Deadline-Ms":"\d+"/, '"Lambda-Runtime-Deadline-Ms":"<ms>"')
  }
}

let stage: Stage | undefined
afterEach(() => stage?.end())

test.for(recordings as readonly Recording[])('as recorded: $scenario', async (recording) => {
  const { scenario, steps, invoker } = recording
  stage = new Stage(recording)
  const difference = differences.find(({ scenarios }) => scenarios.includes(scenario.slice(0, 2)))
  const again = difference?.initTwice ? steps.filter(({ invoke }) => invoke === undefined) : []
  for (const step of [...steps, ...again]) await stage.play(step)
  stage.simulation.stop()
  const expected = difference?.invoker ?? invoker.map(() => null)
  const results = await Promise.all(stage.results)
  expect(results).toHaveLength(expected.length)
  for (const [index, { statusCode, body }] of results.entries()) {
    const said = 'text' in body ? body.text : textOf(stage.simulation.bodies.get(body.id))
    // A function that fails is a 200 to its invoker; the emulator said 502. What it refused itself is as recorded.
    const recorded = invoker[index]?.status === 400 ? 400 : 200
    const wanted = expected[index] ?? { status: recorded, body: written(invoker[index]?.body ?? '') }
    const ids = (words: string) => stage?.recorded(words).replace(/<id\d*>|[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    expect(ids(said)).toBe(ids(wanted.body))
    expect(statusCode).toBe(wanted.status)
  }
})

test('each of the 57 recorded scenarios is replayed', () => {
  expect(new Set(recordings.map(({ scenario }) => scenario.slice(0, 2))).size).toBe(57)
  expect(recordings).toHaveLength(57)
})

test.for(differences)('the difference in $scenarios has a source and is needed: $says', ({ scenarios, source, ...difference }) => {
  expect(source).toMatch(/guide|reference|answers of the service/)
  for (const number of scenarios) {
    const recording = (recordings as readonly Recording[]).find(({ scenario }) => scenario.startsWith(number))
    const { steps = [], invoker = [] } = recording ?? {}
    const replies = steps.map(({ call = '', status, replyBody }) => ({ call, status, body: replyBody }))
    for (const [call, ours] of Object.entries(difference.calls ?? {}))
      expect(
        replies.some((recorded) => recorded.call === call && (recorded.status !== ours.status || recorded.body !== ours.body)),
        call,
      ).toBe(true)
    for (const [word] of difference.words ?? [])
      expect(replies.some(({ body = '' }) => body.includes(word)) || invoker.some(({ body }) => String(body).includes(word)), word).toBe(
        true,
      )
    const answers = difference.invoker ?? []
    const differs = answers.length !== invoker.length || answers.some((ours, index) => ours && ours.body !== invoker[index]?.body)
    if (difference.invoker) expect(differs, 'the invoker gets something else').toBe(true)
    expect(Boolean(difference.invoker ?? difference.calls ?? difference.words ?? difference.initTwice)).toBe(true)
  }
})
