import { request } from 'node:http'
import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { TelemetryRecord } from '#lambda/log-json.ts'
import { isWanted, readSubscription, recordsDropped, type Subscription, subscribed, telemetryOf } from '#lambda/telemetry.ts'
import { follow } from './follow.ts'

/** Events of one environment that are kept for a subscriber that is still to come. */
const keptForLater = 1000

/** Sends what the service tells of each environment to the extensions there that subscribed to it, by HTTP on this machine. Returns how to stop. */
export function sendTelemetry(simulation: Simulation): () => void {
  const audiences = new Map<EnvironmentId, Audience>()
  return follow(simulation, (event) => {
    if (!('environmentId' in event)) return
    const { environmentId } = event
    const audience = audiences.get(environmentId) ?? new Audience(simulation)
    audiences.set(environmentId, audience)
    audience.hear(event)
    if (event.type === 'environment.reset' || event.type === 'environment.stopped') audiences.delete(environmentId)
  })
}

/** The subscribers in one environment. */
class Audience {
  readonly #simulation: Simulation
  readonly #subscribers = new Map<string, Subscriber>()
  /** What happened before somebody subscribed: whoever does is told of it. */
  readonly #early: TraceEvent[] = []
  /** Extensions subscribe while the environment starts. */
  #starting = true

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  hear(event: TraceEvent): void {
    if (this.#starting && this.#early.length < keptForLater) this.#early.push(event)
    for (const subscriber of this.#subscribers.values()) subscriber.hear(event)
    if (event.type === 'telemetry.subscribed') this.#subscribe(event)
    if (event.type === 'platform.report') {
      this.#starting = false
      this.#early.length = 0
    }
    if (/^environment\.(shuttingDown|reset|stopped)$/.test(event.type))
      for (const subscriber of this.#subscribers.values()) subscriber.flush()
  }

  #subscribe({ at, environmentId, identifier, api, subscription }: EventOf<'telemetry.subscribed'>): void {
    const { bodies, startedAt } = this.#simulation
    const wanted = readSubscription(textOf(bodies.get(subscription.id)))
    if (typeof wanted === 'string') return
    const subscriber = new Subscriber(wanted, api, this.#simulation)
    this.#subscribers.set(identifier, subscriber)
    for (const past of this.#early) subscriber.hear(past)
    const { extensions = [] } = this.#simulation.getWorld().environments[environmentId] ?? {}
    const name = extensions.find(({ id }) => id === identifier)?.name ?? ''
    subscriber.add(subscribed(new Date(startedAt + at).toISOString(), api, name, wanted))
  }
}

/** One who subscribed: gets records in batches, one batch at a time. */
class Subscriber {
  readonly #wanted: Subscription
  readonly #api: 'telemetry' | 'logs'
  readonly #simulation: Simulation
  #batch: TelemetryRecord[] = []
  #bytes = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> = Promise.resolve()

  constructor(wanted: Subscription, api: 'telemetry' | 'logs', simulation: Simulation) {
    this.#wanted = wanted
    this.#api = api
    this.#simulation = simulation
  }

  hear(event: TraceEvent): void {
    for (const record of telemetryOf(event, this.#simulation.startedAt, this.#api)) this.add(record)
  }

  add(record: TelemetryRecord): void {
    if (!isWanted(this.#wanted, record)) return
    const { maxItems, maxBytes, timeoutMs } = this.#wanted.buffering
    const bytes = Buffer.byteLength(JSON.stringify(record)) + 1
    if (this.#batch.length > 0 && this.#bytes + bytes > maxBytes) this.flush()
    this.#batch.push(record)
    this.#bytes += bytes
    this.#timer ??= setTimeout(() => this.flush(), timeoutMs)
    if (this.#batch.length >= maxItems) this.flush()
  }

  /** Sends what has gathered, after the batches before it. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#batch.length === 0) return
    const [batch, bytes] = [this.#batch, this.#bytes]
    this.#batch = []
    this.#bytes = 0
    this.#sending = this.#sending
      .then(() => post(this.#wanted.uri, JSON.stringify(batch)))
      .catch((error: unknown) => {
        const { startedAt, clock } = this.#simulation
        const reason = `Failed to send to ${this.#wanted.uri}: ${error instanceof Error ? error.message : error}`
        this.#batch.push(recordsDropped(new Date(startedAt + clock.now()).toISOString(), batch.length, bytes, reason))
      })
  }
}

/** Rejects when nobody takes it. The name that the sandbox has inside an environment is this machine's own here. */
function post(uri: string, body: string): Promise<void> {
  const { port, pathname, search } = new URL(uri)
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
    const options = { host: '127.0.0.1', port, path: pathname + search, method: 'POST', headers, agent: false } as const
    const outgoing = request(options, (incoming) => {
      incoming.resume()
      incoming.on('end', resolve).on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
