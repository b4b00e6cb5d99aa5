import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import type { EnvironmentId } from '../environment.ts'
import type { RequestId } from '../runtime-api.ts'
import { defaultConfig } from '../world.ts'
import { endOf, Service, smallBody } from './service.ts'

const vm1 = 'vm-1' as EnvironmentId

/** A second reading of a Managed Instance: a queue of polls, a set of ids that are worked on, and one of those that came too late. */
class Parallel {
  readonly #service = new Service({ ...defaultConfig, mode: 'managed' })
  readonly seen: Set<string>
  readonly #active = new Set<string>()
  readonly #late = new Set<string>()
  #polls: string[] = []
  #waiting: string[] = []
  #begun = false
  #count = 0

  constructor(seen: Set<string>) {
    this.seen = seen
    this.#service.tell({ type: 'provision' })
  }

  act(chance: () => number): void {
    const pick = (ids: ReadonlySet<string>) => [...ids][Math.floor(chance() * ids.size)] ?? 'nobody'
    const dice = chance()
    if (dice < 0.3) this.#next()
    else if (dice < 0.6) this.#invoke()
    else if (dice < 0.8) this.#answer(pick(this.#active), chance() < 0.5 ? 'response' : 'error')
    else if (dice < 0.85) this.#answer(pick(this.#late), 'response')
    else if (dice < 0.9) this.#answer('nobody', 'error')
    else this.#timeOut(pick(this.#active))
  }

  finish(): void {
    this.#service.tell({ type: 'exit', environmentId: vm1, process: 1, status: { code: 1 } })
    endOf(this.#service)
  }

  #next(): void {
    const exchange = `exchange-${++this.#count}`
    const reply = this.#service.call(vm1, exchange, { op: 'next' })
    this.#begun = true
    const event = this.#waiting.shift()
    if (event === undefined) {
      expect(reply).toBeUndefined()
      this.#polls.push(exchange)
    } else {
      expect(reply).toMatchObject({ invocation: { requestId: event } })
      this.#active.add(event)
    }
    this.seen.add(event === undefined ? 'next parks' : 'next takes')
  }

  #invoke(): void {
    const name = `event-${++this.#count}`
    this.#service.invoke(name)
    const poll = this.#polls.shift()
    if (!this.#begun) this.#waiting.push(name)
    else if (poll === undefined) expect(this.#service.results.get(name)).toEqual([400])
    else {
      expect(this.#service.replies.get(poll)).toMatchObject({ invocation: { requestId: name } })
      this.#active.add(name)
    }
    this.seen.add(!this.#begun ? 'invoke waits' : poll === undefined ? 'invoke refused' : 'invoke delivered')
  }

  #answer(id: string, op: 'response' | 'error'): void {
    const requestId = id as RequestId
    const call = op === 'response' ? ({ op, requestId, body: smallBody } as const) : ({ op, requestId, body: smallBody } as const)
    const reply = this.#service.call(vm1, `exchange-${++this.#count}`, call)
    const expected = this.#active.has(id) ? 202 : this.#late.has(id) ? 410 : 400
    expect(reply?.status).toBe(expected)
    if (this.#active.delete(id)) expect(this.#service.results.get(id)).toEqual([200])
    this.seen.add(`${op} ${expected}`)
  }

  #timeOut(id: string): void {
    this.#service.tell({ type: 'timeout', environmentId: vm1, requestId: id as RequestId })
    if (!this.#active.delete(id)) return
    this.#late.add(id)
    expect(this.#service.results.get(id)).toEqual([200])
    this.seen.add('timeout')
  }
}

test('twenty thousand random lives of a Managed Instance agree with a second reading; no event is lost, none answered twice', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 20_000; seed++) {
    const [chance, life] = [random(seed), new Parallel(seen)]
    for (let step = 0; step < 24; step++) life.act(chance)
    life.finish()
  }
  expect([...seen].sort()).toEqual([
    'error 202',
    'error 400',
    'invoke delivered',
    'invoke refused',
    'invoke waits',
    'next parks',
    'next takes',
    'response 202',
    'response 400',
    'response 410',
    'timeout',
  ])
}, 120_000)
