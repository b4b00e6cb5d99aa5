import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import type { EnvironmentId } from '../environment.ts'
import type { Call, Reply, RequestId } from '../runtime-api.ts'
import { defaultConfig } from '../world.ts'
import { endOf, Service, smallBody } from './service.ts'

const vm1 = 'vm-1' as EnvironmentId
const identifier = '11111111-2222-4333-8444-555555555555'

/** Which event a reply tells of. */
const eventIn = (reply: Reply | undefined): string | undefined =>
  reply && 'invocation' in reply
    ? reply.invocation.requestId
    : reply && 'event' in reply && reply.event.eventType === 'INVOKE'
      ? reply.event.requestId
      : undefined

/** As `expect`, and a hundred times as quick. */
function same(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: the second reading says ${expected}, the rules ${actual}`)
}

/**
 * A second reading of how a runtime and an extension inside it share an environment, sharing no line with the rules: an init ends,
 * and an invocation ends, when both wait; an event goes to both at once.
 */
class Shared {
  readonly #service = new Service({ ...defaultConfig, concurrency: 1 })
  readonly seen: Set<string>
  #runtime: 'starting' | 'working' | 'answered' | 'waiting' = 'starting'
  #extension: 'absent' | 'working' | 'waiting' = 'absent'
  /** The init has ended. */
  #ready = false
  #current: string
  #under = false
  #polls: string[] = []
  #extensionPoll: string | undefined
  #count = 0

  constructor(seen: Set<string>) {
    this.seen = seen
    this.#current = this.#invoke()
  }

  act(chance: () => number): void {
    const act = (['next', 'extensionNext', 'register', 'response', 'invoke'] as const)[Math.floor(chance() * 5)] ?? 'next'
    this.seen.add(`${act} ${this.#runtime} ${this.#extension} ${this.#under}`)
    this[act]()
  }

  finish(): void {
    endOf(this.#service)
  }

  next(): void {
    const [exchange, reply] = this.#call({ op: 'next' })
    if (this.#runtime === 'working') return same(eventIn(reply), this.#current, 'next again')
    this.#runtime = 'waiting'
    this.#polls.push(exchange)
    this.#settle()
    if (!this.#under || this.#runtime === 'waiting') same(this.#service.replies.get(exchange), undefined, 'a poll that waits')
  }

  extensionNext(): void {
    const [exchange, reply] = this.#call({ op: 'extensionNext', identifier, eventId: 'event' })
    if (this.#extension === 'absent') return same(reply?.status, 403, 'a stranger')
    this.#extension = 'waiting'
    this.#extensionPoll = exchange
    this.#settle()
  }

  register(): void {
    const [, reply] = this.#call({ op: 'register', name: 'inside', events: ['INVOKE'], wantsAccountId: false, identifier })
    const may = !this.#ready && this.#extension === 'absent'
    same(reply?.status, may ? 200 : 403, 'register')
    if (may) this.#extension = 'working'
  }

  response(): void {
    const [, reply] = this.#call({ op: 'response', requestId: this.#current as RequestId, body: smallBody })
    same(reply?.status, !this.#under ? 400 : this.#runtime === 'working' ? 202 : 403, 'response')
    if (this.#under && this.#runtime === 'working') this.#runtime = 'answered'
  }

  invoke(): void {
    const idle = this.#ready && !this.#under
    const name = this.#invoke()
    if (!idle) return same(this.#service.results.get(name)?.join(), '429', 'a second event')
    this.#current = name
    this.#deliver()
  }

  #invoke(): string {
    const name = `event-${++this.#count}`
    this.#service.invoke(name)
    return name
  }

  #call(call: Call): readonly [string, Reply | undefined] {
    const exchange = `exchange-${++this.#count}`
    return [exchange, this.#service.call(vm1, exchange, call)]
  }

  /** Both wait: what was under way is over, and the first event, which the environment was started for, is handed over. */
  #settle(): void {
    if (this.#runtime !== 'waiting' || this.#extension === 'working') return
    const first = !this.#ready
    this.#ready = true
    this.#under = false
    if (first) this.#deliver()
  }

  #deliver(): void {
    for (const poll of this.#polls) same(eventIn(this.#service.replies.get(poll)), this.#current, 'the runtime hears')
    if (this.#extension === 'waiting') {
      same(eventIn(this.#service.replies.get(this.#extensionPoll ?? '')), this.#current, 'the extension hears')
      this.#extension = 'working'
    }
    this.#polls = []
    this.#under = true
    this.#runtime = 'working'
  }
}

test('five thousand random lives of a runtime with an extension agree with a second reading', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 5000; seed++) {
    const [chance, life] = [random(seed), new Shared(seen)]
    for (let step = 0; step < 24; step++) life.act(chance)
    life.finish()
  }
  // Five calls in each of the thirteen situations that there can be.
  expect(seen.size).toBe(65)
}, 120_000)
