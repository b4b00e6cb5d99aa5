import type { Millis } from '#base/brand.ts'
import type { Bytes } from '#base/bytes.ts'
import { isJson, joined } from '#base/bytes.ts'
import { unreachable } from '#base/unreachable.ts'
import type { Command } from '#lambda/commands.ts'
import { decide } from '#lambda/decide.ts'
import { type Effect, effectsOf } from '#lambda/effects.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { Fact, TraceEvent } from '#lambda/events.ts'
import { evolve } from '#lambda/evolve.ts'
import type { Front } from '#lambda/fronts/front.ts'
import { functionArn, newRequestId, newTraceId, newUuid } from '#lambda/identifiers.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { logTail } from '#lambda/log-tail.ts'
import type { Call, HttpRequest, Reply, RequestId } from '#lambda/runtime-api.ts'
import type { Proceed, ProgramStop } from '#lambda/statements.ts'
import { emptyWorld, type FunctionConfig, isIdle, livingEnvironments, type World } from '#lambda/world.ts'
import type { BodyStore } from './bodies.ts'
import type { PausableClock } from './clock.ts'
import { Exchanges } from './exchanges.ts'
import { Gate } from './gate.ts'
import { Invokers, type Wishes } from './invokers.ts'
import { type ProgramPorts, Programs } from './programs.ts'
import { Timers } from './timers.ts'
import { Forgetting, type TraceWindow } from './trace-window.ts'

export interface Ports extends ProgramPorts {
  readonly clock: PausableClock
  /** Unix time, ms, at the start of the run. */
  readonly startedAt: number
  /** Numbers in [0, 1): ids are drawn from it. */
  readonly chance: () => number
  readonly bodies: BodyStore
  /** How much of the past is kept; all of it when absent. */
  readonly window?: TraceWindow
}

export interface EventOptions extends Wishes {
  readonly qualifier?: string
  readonly clientContext?: string
  readonly tenantId?: string
  readonly traceId?: string
  readonly cognitoIdentity?: string
  /** `Event`: the result is 202 at once, and the outcome stands in the trace. `DryRun`: 204, and nothing runs. */
  readonly type?: 'RequestResponse' | 'Event' | 'DryRun'
  /** What made the event of an HTTP request. */
  readonly front?: Front
}

/** How a streamed response ended. */
export interface StreamEnding {
  readonly truncated?: true
  readonly errorType?: string
  readonly errorBody?: Bytes
}

/** The one loop: commands in, facts appended, effects out. The only place in the house where time passes. */
export class Simulation {
  readonly config: FunctionConfig
  readonly bodies: BodyStore
  readonly clock: PausableClock
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
  /** Pauses the simulation at the events for which it holds: a breakpoint. */
  pauseWhen: ((event: TraceEvent) => boolean) | undefined
  readonly #ports: Ports
  readonly #trace: TraceEvent[] = []
  readonly #listeners = new Set<() => void>()
  readonly #exchanges = new Exchanges()
  readonly #invokers = new Invokers()
  readonly #programs: Programs
  /** Pieces of the responses that are being streamed. */
  readonly #streams = new Map<ExchangeId, Bytes[]>()
  readonly #inbox: Command[] = []
  readonly #gate: Gate
  #world: World
  readonly #forgetting: Forgetting | undefined
  readonly #timers: Timers
  #revision = 0
  #seq = 0

  constructor(config: FunctionConfig, ports: Ports) {
    this.config = config
    this.bodies = ports.bodies
    this.clock = ports.clock
    this.startedAt = ports.startedAt
    this.#ports = ports
    this.#world = emptyWorld(config, ports.startedAt)
    this.#forgetting = ports.window && new Forgetting(ports.window, ports.bodies)
    const dispatch = (command: Command) => this.#dispatch(command)
    this.#timers = new Timers(ports.clock)
    this.#gate = new Gate(ports.clock, dispatch)
    this.#programs = new Programs(ports, {
      dispatch,
      isCurrent: (environmentId, process) => this.#world.environments[environmentId]?.process === process,
      stopped: () => this.pause(),
    })
  }

  /** The history, all of it unless a window was given. The same array grows: compare lengths, not identities. */
  readonly getTrace = (): readonly TraceEvent[] => this.#trace
  readonly getWorld = (): World => this.#world
  /** Grows whenever something happened: the snapshot for `useSyncExternalStore`. */
  readonly getRevision = (): number => this.#revision
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** An invoker sends an event. Every event gets exactly one result. */
  invoke(payload: Bytes, options: EventOptions = {}): { readonly requestId: RequestId; readonly result: Promise<InvokerResult> } {
    const { chance, bodies, clock, startedAt } = this.#ports
    const { qualifier, onChunk, type, logTail: wantsLog = false, ...given } = options
    const requestId = newRequestId(chance)
    const invocation = {
      requestId,
      payload: bodies.put(payload),
      invokedFunctionArn: functionArn(this.config.functionName, qualifier),
      traceId: newTraceId(chance, startedAt + clock.now()),
      ...given,
      ...(onChunk && { streamed: true as const }),
      ...(type === 'Event' && { asynchronous: true as const }),
      ...(wantsLog && { logTail: true as const }),
    }
    const result = this.#invokers.wait(requestId, options)
    this.#dispatch({ type: 'invoke', invocation, payloadIsJson: isJson(payload), dryRun: type === 'DryRun' })
    return { requestId, result }
  }

  /**
   * A runtime asks, and may wait: a parked `next` is an unresolved promise and nothing more. Asking again under the same
   * exchange id is the same exchange, so a re-issued poll neither swallows an event nor doubles it.
   * Rejects with `Cancelled` when the environment ends first, or is gone already.
   */
  call(environmentId: EnvironmentId | 'attached', exchangeId: ExchangeId, request: HttpRequest, call: Call): Promise<Reply> {
    const { promise, fresh } = this.#exchanges.open(exchangeId)
    if (fresh) this.#dispatch({ type: 'call', environmentId, exchangeId, request, call })
    return promise
  }

  /** A piece of a response that a call with mode `streaming` has begun. */
  chunk(exchangeId: ExchangeId, bytes: Bytes): void {
    const streamed = this.#streams.get(exchangeId)
    if (streamed) streamed.push(bytes)
    else this.#streams.set(exchangeId, [bytes])
    this.#gate.deliver({ type: 'chunk', exchangeId, chunk: this.bodies.put(bytes) })
    this.#settle()
  }

  /** The end of such a response: its trailers, or that the connection was cut. */
  endStream(exchangeId: ExchangeId, { errorBody, ...how }: StreamEnding = {}): void {
    const body = this.bodies.put(joined(this.#streams.get(exchangeId) ?? []))
    this.#streams.delete(exchangeId)
    const end = { body, ...how, ...(errorBody && { errorBody: this.bodies.put(errorBody) }) }
    this.#gate.deliver({ type: 'endStream', exchangeId, end })
    this.#settle()
  }

  /** The runtime has its reply, or closed the connection before it came. */
  hangUp(exchangeId: ExchangeId): void {
    if (this.#exchanges.close(exchangeId)) this.#dispatch({ type: 'hangUp', exchangeId })
  }

  /** Starts an environment ahead of any event. */
  provision(): void {
    this.#dispatch({ type: 'provision' })
  }

  /** Lambda takes this environment away, if it is idle. */
  recycle(environmentId: EnvironmentId): void {
    this.#dispatch({ type: 'recycle', environmentId })
  }

  /** A fresh identifier, as the service draws one. */
  newIdentifier(): string {
    return newUuid(this.#ports.chance)
  }

  /** Ends one environment, or all of them. Whoever waits for an answer gets one. */
  stop(environmentId?: EnvironmentId): void {
    if (environmentId === undefined) this.resume()
    const doomed = environmentId === undefined ? livingEnvironments(this.#world).map(({ id }) => id) : [environmentId]
    for (const id of doomed) this.#dispatch({ type: 'stop', environmentId: id })
  }

  /** Whether time may jump to a moment: nothing is under way that would be late. */
  maySkipTo(at: Millis): boolean {
    return !this.paused && at > this.clock.now() && livingEnvironments(this.#world).every(isIdle)
  }

  /** Lets time jump to a moment at which something is due, while every environment is idle. */
  skipTo(at: Millis): void {
    if (!this.maySkipTo(at)) return
    this.clock.skip(at - this.clock.now())
    this.#notify()
  }

  /** Ends everything for good: what is still due never happens. */
  close(): void {
    this.stop()
    this.#timers.close()
  }

  /** While paused, messages to the service are held and simulated time stands still. */
  get paused(): boolean {
    return this.#gate.paused
  }
  /** Messages held, the next to be delivered first. */
  get held(): readonly Command[] {
    return this.#gate.held
  }
  /** Programs that stand still before a statement, the first to stop first. The simulation is paused while there is one. */
  get stops(): ReadonlyMap<EnvironmentId, ProgramStop> {
    return this.#programs.stops
  }
  pause(): void {
    this.#gate.pause()
    this.#notify()
  }
  resume(): void {
    this.#programs.proceed('run')
    this.#gate.resume()
    this.#notify()
  }
  /** Delivers one held message; time runs, and programs with it, until the next one is held. */
  step(): void {
    this.#programs.proceed('run')
    this.#gate.step()
    this.#settle()
  }
  /** Pauses at the next statement of any program. */
  pauseAtNextStatement(): void {
    this.#programs.pause()
  }
  /** Resumes until the program that stands still has come to its next statement; without one, until any program has. */
  stepProgram(how: Proceed): void {
    const [stopped] = this.#programs.stops.keys()
    this.#programs.proceed(how, stopped)
    this.#gate.resume()
    this.#notify()
  }

  /** Run to completion: a command that arrives while another is being handled waits its turn. */
  #dispatch(command: Command): void {
    this.#inbox.push(command)
    if (this.#inbox.length > 1) return
    for (let next = this.#inbox[0]; next; this.#inbox.shift(), next = this.#inbox[0]) this.#handle(next)
    this.#settle()
    this.#forgetting?.tidy(this.#trace, this.#world)
  }

  #handle(command: Command): void {
    const at = this.clock.now()
    const facts = decide(this.#world, command, at)
    if (command.type === 'call' && facts.length === 0) this.#exchanges.cancel(command.exchangeId)
    for (const fact of facts) {
      const event = this.#stamped(fact, at)
      if (event.type === 'environment.stopped' || event.type === 'environment.reset') this.#cancelExchanges(event.environmentId)
      this.#world = evolve(this.#world, event)
      this.#trace.push(event)
      // Before its effects: what it sends is held.
      if (this.pauseWhen?.(event)) this.#gate.pause()
      for (const effect of effectsOf(event, this.config)) this.#perform(effect)
      if (event.type === 'platform.report') this.#invokers.logged(event.requestId, () => logTail(this.#trace, event.requestId))
    }
  }

  #stamped(fact: Fact, at: Millis): TraceEvent {
    const seq = this.#seq++
    if (fact.type !== 'process.statement') return { ...fact, seq, at }
    // There are ten thousands of them: written out, because a spread takes several times as long.
    const { type, environmentId, process, record } = fact
    return { type, environmentId, process, record, seq, at }
  }

  #cancelExchanges(environmentId: EnvironmentId): void {
    for (const [id, exchange] of Object.entries(this.#world.exchanges)) {
      if (exchange.environmentId === environmentId) this.#exchanges.cancel(id as ExchangeId)
    }
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case 'boot':
        return this.#programs.boot(effect.environmentId, effect.process)
      case 'kill':
        return effect.what === 'runtime' ? this.#programs.kill(effect.environmentId) : this.#programs.killAll(effect.environmentId)
      case 'terminate':
        return this.#programs.terminate(effect.environmentId)
      case 'bootExtension':
        return this.#programs.bootExtension(effect.environmentId, effect.name)
      case 'reply':
        return this.#exchanges.settle(effect.exchangeId, effect.reply)
      case 'stream':
        return this.#stream(effect)
      case 'respond':
        return this.#invokers.respond(effect.requestId, effect.result)
      case 'freeze':
        return this.#programs.setFrozen(effect.environmentId, effect.frozen)
      case 'deliver':
        return this.#gate.deliver(effect.command)
      case 'wake':
        return this.#timers.set(effect, (command) => this.#dispatch(command))
      case 'cancel':
        return this.#timers.cancel(effect.name)
      default:
        unreachable(effect)
    }
  }

  #stream({ requestId, chunk, at }: Extract<Effect, { do: 'stream' }>): void {
    const listener = this.#invokers.listener(requestId)
    if (!listener) return
    const pass = () => listener(this.bodies.get(chunk.id))
    if (at > this.clock.now()) this.clock.at(at, pass)
    else pass()
  }

  #settle(): void {
    const busy = livingEnvironments(this.#world).some((environment) => !isIdle(environment))
    this.#gate.settle(busy)
    this.#notify()
  }

  #notify(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
  }
}
