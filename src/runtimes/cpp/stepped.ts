import { random } from '#base/random.ts'
import type { ReceivedResponse } from '../protocol.ts'
import type { BootSpec, Host, ProgramEnd } from '../runtime.ts'
import { costs, type StartMachine, type SteppedClock, type SteppedMachine, sendTo } from '../stepped.ts'
import { Output } from './output.ts'
import type { Machine, ProgramReply, ProgramRequest } from './program/machine.ts'
import { ParkedProgram } from './program/parked.ts'
import { programOf } from './program-file.ts'

/** A compiled program as a stepped machine. What it computes takes no simulated time (*modelled*); its requests and its looks at the clock do. */
export const startCpp: StartMachine = (spec, host, clock, seed) => new CppMachine(spec, host, clock, seed)

class CppMachine implements SteppedMachine {
  runnable = true
  pending = 0
  readonly ended: Promise<ProgramEnd>
  readonly #spec: BootSpec
  readonly #host: Host
  readonly #clock: SteppedClock
  readonly #chance: () => number
  readonly #output: Output
  readonly #killed = new AbortController()
  #spent = 0
  #end: (end: ProgramEnd) => void = () => {}
  #broke: (error: unknown) => void = () => {}

  constructor(spec: BootSpec, host: Host, clock: SteppedClock, seed: number) {
    this.#spec = spec
    this.#host = host
    this.#clock = clock
    this.#chance = random(seed)
    this.#output = new Output(host.write)
    this.ended = new Promise((resolve, reject) => {
      this.#end = resolve
      this.#broke = reject
    })
  }

  kill(): void {
    this.runnable = false
    this.#killed.abort()
    this.#end({ signal: 'killed' })
  }

  /** Starts the program. After that its requests keep it going. */
  run(): void {
    if (!this.runnable) return
    this.runnable = false
    this.#whole().then(
      (end) => this.#end(end),
      (error) => this.#broke(error),
    )
  }

  async #whole(): Promise<ProgramEnd> {
    const bytes = programOf(this.#spec)
    if ('entrypoint' in bytes) return bytes
    const program = new ParkedProgram(new WebAssembly.Module(bytes), this.#machine())
    let next = this.#settled(program.start())
    while ('method' in next) {
      const reply = await this.#send(next)
      if (this.#killed.signal.aborted) return { signal: 'killed' }
      next = this.#settled(program.reply(reply))
    }
    return next
  }

  /** Lets the time pass that the program has spent, and its output out. */
  #settled<T>(next: T): T {
    const spent = this.#spent
    this.#spent = 0
    this.#output.flush()
    this.#clock.spend(spent)
    return next
  }

  async #send({ method, url, headers, body }: ProgramRequest): Promise<ProgramReply | undefined> {
    this.#clock.spend(costs.request)
    this.pending += 1
    try {
      const request = { method, url, headers: [['Host', new URL(url).host] as const, ...headers], body }
      const response: ReceivedResponse = await sendTo(this.#host, request, this.#killed.signal)
      return response
    } catch {
      // No response: the library says so itself.
      return undefined
    } finally {
      this.pending -= 1
    }
  }

  #machine(): Machine {
    const { env } = this.#spec
    return {
      env,
      now: () => {
        this.#spent += costs.clockReading
        return this.#clock.unixMs() + this.#spent
      },
      fill: (bytes) => bytes.set(bytes.map(() => this.#chance() * 256)),
      write: (stream, bytes) => this.#output.write(stream, bytes),
      memoryLimit: Number(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20,
      sleep: () => undefined,
    }
  }
}
