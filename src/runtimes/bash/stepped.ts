import type { Bytes } from '#base/bytes.ts'
import type { ProgramRecord } from '#lambda/statements.ts'
import type { Kernel } from '#shell/process/kernel.ts'
import type { ProgramClock } from '../program-clock.ts'
import type { ReceivedResponse, SentRequest } from '../protocol.ts'
import type { BootSpec, Host, ProgramEnd } from '../runtime.ts'
import { costs, type StartMachine, type SteppedClock, type SteppedMachine, sendTo } from '../stepped.ts'
import type { WorkerHost } from '../worker-side.ts'
import { startBootstrap } from './machine.ts'
import type { TemporaryFiles } from './temporary-files.ts'

/** How long a machine runs before it looks at its messages again, simulated ms. */
const slice = 20

/** A bootstrap in bash, as a stepped machine. */
export const startBash: StartMachine = (spec, host, clock, seed) => new BashMachine(spec, host, clock, seed)

class BashMachine implements SteppedMachine {
  runnable = true
  /** Requests sent and not yet answered, and commands being fetched or run outside of the kernel. */
  pending = 0
  readonly ended: Promise<ProgramEnd>
  readonly #clock: SteppedClock
  readonly #host: Host
  readonly #killed = new AbortController()
  readonly #records: ProgramRecord[] = []
  #kernel: Kernel | undefined
  #temporary: TemporaryFiles | undefined
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
    this.#temporary = started.temporary
    started.kernel.onRunnable = () => {
      this.runnable = true
    }
  }

  kill(): void {
    this.#temporary?.tell(Number.POSITIVE_INFINITY)
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
    this.#temporary?.tell(this.#clock.unixMs())
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
      send: (request, signal, temporary, arriving) => {
        if (temporary) this.#host.keepTemporary?.(temporary)
        return this.#send(request, signal, arriving)
      },
      write: (stream, text) => {
        this.#flush()
        this.#host.write(stream, text)
      },
      record: (record) => void this.#records.push(record),
      flush: () => this.#flush(),
      stopped: () => {},
      ...(this.#host.keepTemporary && { keepTemporary: this.#host.keepTemporary }),
      controlledBy: () => {},
    }
  }

  #flush(): void {
    if (this.#records.length > 0) this.#host.recorded(this.#records.splice(0))
  }

  async #send(request: SentRequest, signal?: AbortSignal, arriving?: ReadableStream<Bytes>): Promise<ReceivedResponse> {
    this.#flush()
    this.#clock.spend(costs.request)
    return this.#load(sendTo(this.#host, request, this.#killed.signal, signal, arriving))
  }

  async #load<T>(work: Promise<T>): Promise<T> {
    this.pending += 1
    try {
      return await work
    } finally {
      this.pending -= 1
    }
  }
}
