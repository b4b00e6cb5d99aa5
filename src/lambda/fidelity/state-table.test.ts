import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import type { Command } from '../commands.ts'
import type { Environment, EnvironmentId, ExchangeId } from '../environment.ts'
import { responseLimitBytes } from '../limits.ts'
import type { Call, RequestId } from '../runtime-api.ts'
import { defaultConfig, livingEnvironments } from '../world.ts'
import { endOf, Service, smallBody } from './service.ts'

/**
 * A second reading of the Runtime API's state table, written as a table and sharing no line with the rules. Each cell says the
 * status and the state after it; `park` waits, `event` is a 200, `open` is replied to at the end of its body, `void` comes from a process that was killed. Retry marks the init
 * that runs inside an invocation; Reset is an environment without a process.
 */
const table = `
                   next               response        error           otherId  badMode                     cutOff                      tooLarge     initError   stream  restoreNext  restoreError
Started          park>Ready         400             400             400      400                         400                         400          202>InitError   400   park>RestoreReady   403
StartedBound     event>Running      400             400             400      400                         400                         400          202>InitErrorBound   400   event>Restoring   403
Retry            event>Running      400             400             400      400                         400                         400          202>RetryFailed   400   event>Restoring   403
InitError        403                400             400             400      400                         400                         400          403   400   403   403
InitErrorBound   403                400             400             400      400                         400                         400          403   400   403   403
RetryFailed      403                400             400             400      400                         400                         400          403   400   403   403
Ready            park>Ready         400             400             400      400                         400                         400          403   400   403   403
Running          event>Running      202>Sent        202>Sent        400      400>InvocationResponse      400>InvocationResponse      413>Sent     403   open>Streaming   403   403
RestoreReady     403                400             400             400      400                         400                         400          403   400   403   403
Restoring        event>Running      403             403             400      403                         403                         403          202>RestoreFailed   403   403   202>RestoreFailed
RestoreFailed    403                403             403             400      403                         403                         403          403   403   403   403
InvocationResponse 403              403             403             400      403                         403                         403          403   403   403   403
Streaming        403                403             403             400      403                         403                         403          403          403   403   403
Sent             park>Ready         403             403             400      403                         403                         403          403   403   403   403
Reset            void               void            void            void     void                        void                        void         void   void   void   void
`
const ops = [
  'next',
  'response',
  'error',
  'otherId',
  'badMode',
  'cutOff',
  'tooLarge',
  'initError',
  'stream',
  'restoreNext',
  'restoreError',
] as const
type Op = (typeof ops)[number]
const rows = new Map<string, readonly string[]>(
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [state = '', ...cells] = line.trim().split(/\s+/)
      return [state, cells]
    }),
)
const cell = (state: string, op: Op): readonly [said: string, after: string] => {
  const [said = '', after = state] = (rows.get(state)?.[ops.indexOf(op)] ?? '').split('>')
  return [said, after]
}

/** What ends a process, and where that leads: the state after it, `gone` when the environment is lost. */
const endings: Readonly<Record<string, Readonly<Record<'exit' | 'timeout' | 'initTimeout' | 'stop', string>>>> = {
  Started: { exit: 'gone', timeout: 'Started', initTimeout: 'gone', stop: 'gone' },
  StartedBound: { exit: 'Retry', timeout: 'StartedBound', initTimeout: 'Retry', stop: 'gone' },
  Retry: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Retry', stop: 'gone' },
  InitError: { exit: 'gone', timeout: 'InitError', initTimeout: 'gone', stop: 'gone' },
  InitErrorBound: { exit: 'Retry', timeout: 'InitErrorBound', initTimeout: 'Retry', stop: 'gone' },
  RetryFailed: { exit: 'Reset', timeout: 'Reset', initTimeout: 'RetryFailed', stop: 'gone' },
  RestoreReady: { exit: 'Reset', timeout: 'RestoreReady', initTimeout: 'RestoreReady', stop: 'gone' },
  Restoring: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Restoring', stop: 'gone' },
  RestoreFailed: { exit: 'Reset', timeout: 'Reset', initTimeout: 'RestoreFailed', stop: 'gone' },
  Ready: { exit: 'Reset', timeout: 'Ready', initTimeout: 'Ready', stop: 'gone' },
  Running: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Running', stop: 'gone' },
  InvocationResponse: { exit: 'Reset', timeout: 'Reset', initTimeout: 'InvocationResponse', stop: 'gone' },
  Streaming: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Streaming', stop: 'gone' },
  Sent: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Sent', stop: 'gone' },
  Reset: { exit: 'Reset', timeout: 'Reset', initTimeout: 'Reset', stop: 'gone' },
}

const tooLarge = { ...smallBody, bytes: responseLimitBytes + 1 }

function callOf(op: Op, current: string): Call {
  const requestId = current as RequestId
  switch (op) {
    case 'next':
      return { op: 'next' }
    case 'response':
      return { op, requestId, body: smallBody }
    case 'error':
      return { op, requestId, body: smallBody }
    case 'otherId':
      return { op: 'response', requestId: 'nobody' as RequestId, body: smallBody }
    case 'badMode':
      return { op: 'response', requestId, body: smallBody, mode: 'weird' }
    case 'cutOff':
      return { op: 'response', requestId, body: smallBody, truncated: true }
    case 'tooLarge':
      return { op: 'response', requestId, body: tooLarge }
    case 'stream':
      return { op: 'response', requestId, mode: 'streaming' }
    case 'initError':
    case 'restoreError':
      return { op, body: smallBody }
    case 'restoreNext':
      return { op }
  }
}

/** What happens to a body that streams: the reply to it, and the state after it. */
const streamEnds = {
  whole: [202, 'Sent'],
  trailers: [202, 'Sent'],
  cut: [400, 'InvocationResponse'],
  overflow: [413, 'Sent'],
} as const

const actions = ['invoke', 'provision', 'exit', 'timeout', 'initTimeout', 'stop'] as const
type Ending = 'exit' | 'timeout' | 'initTimeout' | 'stop'

/** One environment at a time, in step with the table. */
class Life {
  readonly #service = new Service({ ...defaultConfig, concurrency: 1 })
  readonly #cells: Set<string>
  #state = 'gone'
  #current = 'none'
  #parked: string[] = []
  #stream = 'none'
  #count = 0

  constructor(cells: Set<string>) {
    this.#cells = cells
  }

  act(chance: () => number): void {
    const action = chance() < 0.7 ? 'call' : actions[Math.floor(chance() * actions.length)]
    const living = livingEnvironments(this.#service.world)[0]
    if (action === 'provision') this.#provision()
    else if (action === 'invoke' || !living) this.#invoke()
    else if (action === 'call' && this.#state === 'Streaming' && chance() < 0.5) this.#writeOn(chance)
    else if (action === 'call') this.#call(living.id, ops[Math.floor(chance() ** 2 * ops.length)] ?? 'next')
    else if (action) this.#end(action, living)
    if ((livingEnvironments(this.#service.world).length === 0) !== (this.#state === 'gone'))
      throw new Error(`The table says ${this.#state}`)
  }

  finish(): void {
    endOf(this.#service)
  }

  #provision(): void {
    this.#service.tell({ type: 'provision' })
    if (this.#state === 'gone') this.#state = 'Started'
  }

  #invoke(): void {
    const name = `event-${++this.#count}`
    this.#service.invoke(name)
    if (this.#state === 'gone') this.#state = 'StartedBound'
    else if (this.#state === 'Reset') this.#state = 'Retry'
    else if (this.#state === 'Ready') this.#deliver(name, 'Running')
    else if (this.#state === 'RestoreReady') this.#deliver(name, 'Restoring')
    else return expect(this.#service.results.get(name)).toEqual([429])
    this.#current = name
  }

  /** Every poll that waits gets the same event. */
  #deliver(name: string, after: string): void {
    for (const poll of this.#parked) expect(this.#service.replies.get(poll)).toMatchObject({ status: 200, invocation: { requestId: name } })
    this.#parked = []
    this.#state = after
  }

  #call(environmentId: EnvironmentId, op: Op): void {
    const exchange = `exchange-${++this.#count}`
    const before = this.#state
    const [said, after] = cell(before, op)
    const reply = this.#service.call(environmentId, exchange, callOf(op, this.#current))
    const expected = said === 'park' || said === 'void' || said === 'open' ? undefined : said === 'event' ? 200 : Number(said)
    if (reply?.status !== expected) throw new Error(`${before} ${op}: the table says ${said}, the rules ${reply?.status}`)
    if (reply && 'invocation' in reply && reply.invocation.requestId !== this.#current) throw new Error(`${before} ${op}: another event`)
    if (said === 'park') this.#parked.push(exchange)
    if (said === 'open') this.#stream = exchange
    if (after === 'Ready') this.#current = 'none'
    this.#state = after
    this.#cells.add(`${before} ${op}`)
  }

  #writeOn(chance: () => number): void {
    const exchangeId = this.#stream as ExchangeId
    this.#service.tell({ type: 'chunk', exchangeId, chunk: smallBody })
    const how = (['whole', 'trailers', 'cut', 'overflow'] as const)[Math.floor(chance() * 8)]
    if (!how) return
    const end = {
      body: smallBody,
      ...(how === 'cut' && { truncated: true as const }),
      ...(how === 'trailers' && { errorType: 'Function.X' }),
    }
    if (how === 'overflow') this.#service.tell({ type: 'chunk', exchangeId, chunk: tooLarge })
    else this.#service.tell({ type: 'endStream', exchangeId, end })
    const [status, after] = streamEnds[how]
    if (this.#service.replies.get(this.#stream)?.status !== status) throw new Error(`Streaming ${how}: another reply than ${status}`)
    this.#cells.add(`Streaming ${how}`)
    this.#state = after
  }

  #end(how: Ending, { id: environmentId, process }: Environment): void {
    const command: Readonly<Record<Ending, Command>> = {
      exit: { type: 'exit', environmentId, process, status: { code: 1 } },
      timeout: { type: 'timeout', environmentId, requestId: this.#current as RequestId },
      initTimeout: { type: 'initTimeout', environmentId },
      stop: { type: 'stop', environmentId },
    }
    this.#service.tell(command[how])
    this.#cells.add(`${this.#state} ${how}`)
    this.#state = endings[this.#state]?.[how] ?? 'unknown'
    if (this.#state === 'gone' || this.#state === 'Reset') [this.#current, this.#parked] = ['none', []]
  }
}

test('a hundred thousand random lives of an environment agree with the state table, call by call', () => {
  const cells = new Set<string>()
  for (let seed = 1; seed <= 100_000; seed++) {
    const [chance, life] = [random(seed), new Life(cells)]
    for (let step = 0; step < 16; step++) life.act(chance)
    life.finish()
  }
  expect(cells.size, 'every cell of the table was reached').toBe(rows.size * ops.length + rows.size * 4 + Object.keys(streamEnds).length)
}, 120_000)

/** One step of a service with several environments: an event, an exit, or a call of a runtime that mostly behaves. */
function stepOf(service: Service, step: number, chance: () => number): void {
  const environments = livingEnvironments(service.world)
  const environment = environments[Math.floor(chance() * environments.length)]
  if (!environment || chance() < 0.3) return service.invoke(`event-${step}`)
  const { id: environmentId, process, phase } = environment
  if (chance() < 0.1) return service.tell({ type: 'exit', environmentId, process, status: { code: 0 } })
  const requestId = 'invocation' in phase ? phase.invocation.requestId : 'none'
  service.call(environmentId, `exchange-${step}`, callOf(ops[Math.floor(chance() ** 2 * ops.length)] ?? 'next', requestId))
}

test('with four environments at once, no event is lost and none is answered twice', () => {
  for (let seed = 1; seed <= 5000; seed++) {
    const [chance, service] = [random(seed), new Service({ ...defaultConfig, concurrency: 4 })]
    for (let step = 0; step < 40; step++) stepOf(service, step, chance)
    endOf(service)
  }
})
