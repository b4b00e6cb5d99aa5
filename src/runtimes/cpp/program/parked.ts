import type { Machine, ProgramEnd, ProgramReply, ProgramRequest } from './machine.ts'
import { endOf, type Loaded, load } from './start.ts'

/** A program whose main() was left at run_handler: it waits for the reply to its last request. */
export class ParkedProgram {
  readonly #program: Loaded
  #request: ProgramRequest | undefined

  /** Runs the program up to run_handler, or to its end. */
  constructor(module: WebAssembly.Module, machine: Machine) {
    this.#program = load(module, machine, {
      http: (request) => {
        this.#request = request
        return 0
      },
      sleep: (millis) => spin(machine, millis),
      parks: true,
    })
  }

  /** Starts main(). Gives the first request, or how the program ended without one. */
  start(): ProgramRequest | ProgramEnd {
    const program = this.#program
    try {
      program.start()
    } catch (error) {
      if (!program.parked) return endOf(program, error)
    }
    if (program.parked && !program.end) return this.reply(undefined)
    return program.end ?? { code: 0 }
  }

  /** Goes on with a reply; undefined: there was none. Gives the next request, or how the program ended. */
  reply(reply: ProgramReply | undefined): ProgramRequest | ProgramEnd {
    const program = this.#program
    program.reply = reply
    this.#request = undefined
    try {
      const goesOn = program.step(reply?.status ?? -1) !== 0
      // run_handler is done: main() would return now.
      return goesOn && this.#request ? this.#request : { code: 0 }
    } catch (error) {
      return endOf(program, error)
    }
  }
}

/** Waits without leaving the program. */
function spin(machine: Machine, millis: number): void {
  const until = machine.now() + millis
  while (machine.now() < until);
}

/** Runs a program to its end where it cannot be suspended: it is left while a request is under way. */
export async function runParked(
  module: WebAssembly.Module,
  machine: Machine,
  send: (request: ProgramRequest) => Promise<ProgramReply | undefined>,
): Promise<ProgramEnd> {
  const program = new ParkedProgram(module, machine)
  let next = program.start()
  while ('method' in next) next = program.reply(await send(next))
  return next
}
