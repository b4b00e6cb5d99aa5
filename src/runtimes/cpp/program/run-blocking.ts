import type { Machine, ProgramEnd, ProgramReply, ProgramRequest } from './machine.ts'
import { endOf, load } from './start.ts'

/** WebAssembly's way to wait for a promise in the middle of a program (JSPI). */
interface PromiseIntegration {
  readonly Suspending?: new (work: (...given: never[]) => unknown) => object
  readonly promising?: (work: () => void) => () => Promise<void>
}
const { Suspending, promising } = WebAssembly as PromiseIntegration

/** Whether this engine can suspend a program. */
export const canSuspend = Suspending !== undefined && promising !== undefined

/** Runs a program to its end. It waits inside its requests, as on Lambda. Needs `canSuspend`. */
export async function runBlocking(
  module: WebAssembly.Module,
  machine: Machine,
  send: (request: ProgramRequest) => Promise<ProgramReply | undefined>,
): Promise<ProgramEnd> {
  if (!Suspending || !promising) throw new Error('Failed to run the program: this engine cannot suspend WebAssembly')
  const program = load(module, machine, {
    http: async (request) => {
      program.reply = await send(request)
      return program.reply?.status ?? -1
    },
    sleep: machine.sleep,
    suspending: (work) => new Suspending(work),
    parks: false,
  })
  try {
    await promising(program.start)()
    return program.end ?? { code: 0 }
  } catch (error) {
    return endOf(program, error)
  }
}
