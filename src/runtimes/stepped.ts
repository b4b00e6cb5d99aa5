import type { Bytes } from '#base/bytes.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import { received, requestOf } from './http-messages.ts'
import type { ReceivedResponse, SentRequest } from './protocol.ts'
import type { BootSpec, Host, ProgramEnd, RunningProgram } from './runtime.ts'

/** What time costs in a stepped machine, simulated ms. Modelled, so that a program that never waits comes to its deadline all the same. */
export const costs = { clockReading: 1, request: 15 }

/** The time that stepped machines share. */
export interface SteppedClock {
  /** Unix time, ms. */
  readonly unixMs: () => number
  /** Lets simulated time pass. */
  readonly spend: (ms: number) => void
  /** Calls `fire` once after so many simulated milliseconds. Returns how to cancel. */
  readonly after: (ms: number, fire: () => void) => () => void
}

/** A program that runs for a moment when it is told to. */
export interface SteppedMachine {
  readonly ended: Promise<ProgramEnd>
  /** Whether it can go on without any message. */
  readonly runnable: boolean
  /** Requests sent and not yet answered, and whatever else it waits for that takes no time. */
  readonly pending: number
  readonly run: () => void
  readonly kill: () => void
}

/** Starts a machine of one language. Machines with the same seed draw the same numbers. */
export type StartMachine = (spec: BootSpec, host: Host, clock: SteppedClock, seed: number) => SteppedMachine

/** Programs in this very thread, run turn by turn in simulated time: for scenarios, which must come out the same every time. */
export class SteppedRuntime {
  readonly #start: StartMachine
  readonly #clock: SteppedClock
  readonly #waiting: () => number
  readonly #machines = new Set<SteppedMachine>()
  readonly #channel = new MessageChannel()
  #seed = 0

  /** `waiting` counts the requests to which the Runtime API owes a reply: those alone let a program rest. */
  constructor(start: StartMachine, clock: SteppedClock, waiting: () => number) {
    this.#start = start
    this.#clock = clock
    this.#waiting = waiting
  }

  run(spec: BootSpec, host: Host): RunningProgram {
    this.#seed += 1
    const machine = this.#start(spec, host, this.#clock, this.#seed)
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
    const underWay = machines.reduce((sum, { pending }) => sum + pending, 0)
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

/** Sends a program's request to its host. Rejects with `NetworkFailure`, or with the signal's reason when aborted. */
export async function sendTo(
  host: Host,
  request: SentRequest,
  killed: AbortSignal,
  signal?: AbortSignal,
  arriving?: ReadableStream<Bytes>,
): Promise<ReceivedResponse> {
  try {
    return await received(await host.fetch(requestOf(request, signal ? AbortSignal.any([signal, killed]) : killed), arriving))
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw error instanceof NetworkFailure ? error : new NetworkFailure('connectionClosed', String(error))
  }
}
