import type { Bytes } from '#base/bytes.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import type { ProgramRecord } from '#lambda/statements.ts'
import type { Kernel } from '#shell/process/kernel.ts'
import { received, requestOf } from '../http-messages.ts'
import type { ProgramClock } from '../program-clock.ts'
import type { ReceivedResponse, SentRequest } from '../protocol.ts'
import type { BootSpec, Host, ProgramEnd, RunningProgram } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { startBootstrap } from './machine.ts'

/** What time costs in a stepped machine, simulated ms. Modelled, so that a program that never waits comes to its deadline all the same. */
const costs = { clockReading: 1, request: 15 }
/** How long a machine runs before it looks at its messages again, simulated ms. */
const slice = 20

/** The time that stepped machines share. */
export interface SteppedClock {
  /** Unix time, ms. */
  readonly unixMs: () => number
  /** Lets simulated time pass. */
  readonly spend: (ms: number) => void
  /** Calls `fire` once after so many simulated milliseconds. Returns how to cancel. */
  readonly after: (ms: number, fire: () => void) => () => void
}

/** Bash programs in this very thread, run turn by turn in simulated time: for scenarios, which must come out the same every time. */
export class SteppedBash {
  readonly #clock: SteppedClock
  readonly #waiting: () => number
  readonly #machines = new Set<Machine>()
  readonly #channel = new MessageChannel()
  #seed = 0

  /** `waiting` counts the requests to which the Runtime API owes a reply: those alone let a program rest. */
  constructor(clock: SteppedClock, waiting: () => number) {
    this.#clock = clock
    this.#waiting = waiting
  }

  run(spec: BootSpec, host: Host): RunningProgram {
    this.#seed += 1
    const machine = new Machine(spec, host, this.#clock, this.#seed)
    this.#machines.add(machine)
    machine.ended.finally(() => this.#machines.delete(machine)).catch(() => {})
    const { ended } = machine
    const ignore = () => {}
    // Nobody watches a scenario while it runs: what would stop a program is for the page alone.
    return { ended, kill: () => machine.kill(), setClock: ignore, setFrozen: ignore, setDebug: ignore, pause: ignore, proceed: ignore }
  }

  /** Runs every machine for a moment. True when more may happen before time passes. */
  readonly turn = async (): Promise<boolean> => {
    for (const machine of this.#machines) machine.run()
    await this.#messages()
    const machines = [...this.#machines]
    const underWay = machines.reduce((sum, { requests, loading }) => sum + requests + loading, 0)
    return machines.some(({ runnable }) => runnable) || underWay !== this.#waiting()
  }

  close(): void {
    for (const machine of this.#machines) machine.kill()
    this.#channel.port1.close()
  }

  /** Until every promise that can be settled without time has been. */
  #messages(): Promise<void> {
    const { port1, port2 } = this.#channel
    return new Promise((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(undefined)
    })
  }
}

class Machine {
  runnable = true
  /** Requests sent and not yet answered. */
  requests = 0
  /** Commands being fetched or run outside of the kernel. */
  loading = 0
  readonly ended: Promise<ProgramEnd>
  readonly #clock: SteppedClock
  readonly #host: Host
  readonly #killed = new AbortController()
  readonly #records: ProgramRecord[] = []
  #kernel: Kernel | undefined
  #spent = 0
  #end: (end: ProgramEnd) => void = () => {}
  #broke: (error: unknown) => void = () => {}

  constructor(spec: BootSpec, host: Host, clock: SteppedClock, seed: number) {
    this.#clock = clock
    this.#host = host
    this.ended = new Promise((resolve, reject) => {
      this.#end = resolve
      this.#broke = reject
    })
    this.#start(spec, seed)
  }

  #start(spec: BootSpec, seed: number): void {
    const options = { seed, track: <T>(work: Promise<T>) => this.#load(work) }
    const started = startBootstrap(spec, this.#outside(), (end) => this.#end(end), options)
    if ('entrypoint' in started) return this.#end(started)
    this.#kernel = started.kernel
    started.kernel.onRunnable = () => {
      this.runnable = true
    }
  }

  kill(): void {
    this.#kernel = undefined
    this.runnable = false
    this.#killed.abort()
    this.#end({ signal: 'killed' })
  }

  run(): void {
    if (!this.runnable || !this.#kernel) return
    this.runnable = false
    try {
      if (this.#kernel.run(slice)) this.runnable = true
    } catch (error) {
      this.#broke(error)
    }
    const spent = this.#spent
    this.#spent = 0
    this.#clock.spend(spent)
  }

  #outside(): WorkerHost {
    const clock: ProgramClock = {
      now: () => {
        this.#spent += costs.clockReading
        return this.#clock.unixMs() + this.#spent
      },
      after: this.#clock.after,
      set: () => {},
      running: () => true,
      setFrozen: () => {},
    }
    return {
      clock,
      send: (request, signal, _, arriving) => this.#send(request, signal, arriving),
      write: (stream, text) => {
        this.#flush()
        this.#host.write(stream, text)
      },
      record: (record) => void this.#records.push(record),
      flush: () => this.#flush(),
      stopped: () => {},
      controlledBy: () => {},
    }
  }

  #flush(): void {
    if (this.#records.length > 0) this.#host.recorded(this.#records.splice(0))
  }

  async #send(request: SentRequest, signal?: AbortSignal, arriving?: ReadableStream<Bytes>): Promise<ReceivedResponse> {
    this.requests += 1
    this.#flush()
    try {
      this.#clock.spend(costs.request)
      const response = await this.#host.fetch(
        requestOf(request, signal ? AbortSignal.any([signal, this.#killed.signal]) : this.#killed.signal),
        arriving,
      )
      return await received(response)
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw error instanceof NetworkFailure ? error : new NetworkFailure('connectionClosed', String(error))
    } finally {
      this.requests -= 1
    }
  }

  async #load<T>(work: Promise<T>): Promise<T> {
    this.loading += 1
    try {
      return await work
    } finally {
      this.loading -= 1
    }
  }
}
