import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { Call, Reply, RequestId } from '#lambda/runtime-api.ts'
import { defaultConfig } from '#lambda/world.ts'
import { bodyStore } from './bodies.ts'
import { manualClock, pausable } from './clock.ts'
import { Simulation } from './simulation.ts'

/**
 * A second reading of the Runtime API's state table, written as a table and not as code: for each state and call, what the reply is and
 * which state follows. `wait` means that there is no reply yet. `current` is the id of the event in hand, every other id is `other`.
 */
type State = 'Started' | 'InitError' | 'Ready' | 'Running' | 'Sent'
type Ask = 'next' | 'response current' | 'response other' | 'error current' | 'error other' | 'init error'
type Cell = readonly [reply: number | 'wait' | 'event', then: State]

const table: Readonly<Record<State, Readonly<Record<Ask, Cell>>>> = {
  Started: {
    next: ['wait', 'Ready'],
    'response current': [400, 'Started'],
    'response other': [400, 'Started'],
    'error current': [400, 'Started'],
    'error other': [400, 'Started'],
    'init error': [202, 'InitError'],
  },
  InitError: {
    next: [403, 'InitError'],
    'response current': [400, 'InitError'],
    'response other': [400, 'InitError'],
    'error current': [400, 'InitError'],
    'error other': [400, 'InitError'],
    'init error': [403, 'InitError'],
  },
  Ready: {
    next: ['wait', 'Ready'],
    'response current': [400, 'Ready'],
    'response other': [400, 'Ready'],
    'error current': [400, 'Ready'],
    'error other': [400, 'Ready'],
    'init error': [403, 'Ready'],
  },
  Running: {
    next: ['event', 'Running'],
    'response current': [202, 'Sent'],
    'response other': [400, 'Running'],
    'error current': [202, 'Sent'],
    'error other': [400, 'Running'],
    'init error': [403, 'Running'],
  },
  Sent: {
    next: ['wait', 'Ready'],
    'response current': [403, 'Sent'],
    'response other': [400, 'Sent'],
    'error current': [403, 'Sent'],
    'error other': [400, 'Sent'],
    'init error': [403, 'Sent'],
  },
}

const asks = Object.keys(table.Ready) as readonly Ask[]
const request = { method: 'GET', path: '/', headers: [] }

/** One environment, provisioned, and a runtime in it that calls at random. */
class Game {
  readonly story: string[] = []
  state: State = 'Started'
  answered = 0
  private current = 'none' as RequestId
  private calls = 0
  private readonly parked: Promise<Reply>[] = []
  private readonly chance: () => number
  readonly simulation: Simulation

  constructor(seed: number) {
    this.chance = random(seed)
    this.simulation = new Simulation(
      { ...defaultConfig, concurrency: 1, timeoutMs: 900_000 },
      { clock: pausable(manualClock()), startedAt: 0, chance: this.chance, bodies: bodyStore(), boot: () => () => {} },
    )
    this.simulation.provision()
  }

  /** One move; undefined, or what went wrong. */
  move(): Promise<string | undefined> {
    return this.state === 'Ready' && this.chance() < 0.5 ? this.invoke() : this.ask(asks[Math.floor(this.chance() * asks.length)] ?? 'next')
  }

  private async invoke(): Promise<string | undefined> {
    this.current = this.simulation.invoke(bytesOf('{}')).requestId
    this.state = 'Running'
    this.story.push('invoke')
    const replies = await Promise.all(this.parked.splice(0))
    return replies.every((reply) => reply.status === 200 && reply.invocation.requestId === this.current)
      ? undefined
      : 'a parked poll got something else'
  }

  private async ask(ask: Ask): Promise<string | undefined> {
    const [expected, then]: Cell = table[this.state][ask]
    this.story.push(`${this.state}: ${ask}`)
    this.calls += 1
    const reply = this.simulation.call('vm-1' as EnvironmentId, `x${this.calls}` as ExchangeId, request, callOf(ask, this.current))
    if (then === 'Sent' && this.state === 'Running') this.answered += 1
    this.state = then
    if (expected === 'wait') {
      this.parked.push(reply)
      return undefined
    }
    const got = await reply
    const wanted = expected === 'event' ? 200 : expected
    if (got.status !== wanted) return `${got.status} instead of ${wanted}`
    return 'invocation' in got && got.invocation.requestId !== this.current ? 'another event' : undefined
  }
}

/** What went wrong in a game of so many moves, if anything. */
async function play(seed: number, moves: number): Promise<string | undefined> {
  const game = new Game(seed)
  for (let move = 0; move < moves; move += 1) {
    const wrong = await game.move()
    if (wrong) return `${game.story.join(', ')}: ${wrong}`
  }
  const responded = game.simulation.getTrace().filter(({ type }) => type === 'invoke.responded').length
  return responded === game.answered ? undefined : `${game.story.join(', ')}: ${responded} answers to ${game.answered} events`
}

function callOf(ask: Ask, current: RequestId): Call {
  const body = { id: 'body-0' as ReturnType<Simulation['bodies']['put']>['id'], bytes: 2 }
  const requestId = ask.endsWith('other') ? ('another-id' as RequestId) : current
  if (ask === 'next') return { op: 'next' }
  if (ask === 'init error') return { op: 'initError', body }
  return { op: ask.startsWith('response') ? 'response' : 'error', requestId, body }
}

test('100,000 random sequences of calls agree with the table, call by call; no event is lost and none answered twice', async () => {
  for (let seed = 1; seed <= 100_000; seed += 1) expect(await play(seed, 12)).toBeUndefined()
}, 300_000)
