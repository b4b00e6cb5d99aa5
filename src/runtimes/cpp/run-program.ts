import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { LineWatch } from './line-watch.ts'
import { Output } from './output.ts'
import type { Machine, ProgramReply, ProgramRequest } from './program/machine.ts'
import { runParked } from './program/parked.ts'
import { canSuspend, runBlocking } from './program/run-blocking.ts'
import { programOf } from './program-file.ts'

/** Runs a compiled program in this worker: blocked in its requests where the engine can suspend it, else left and taken up again. */
export async function runProgram(spec: BootSpec, host: WorkerHost): Promise<ProgramEnd> {
  const bytes = programOf(spec)
  if ('entrypoint' in bytes) return bytes
  const module = await WebAssembly.compile(bytes)
  const watch = new LineWatch(spec, host)
  host.controlledBy(watch)
  const output = new Output(host.write)
  const machine = machineOf(spec, host, watch, output)
  const send = sender(host, watch, output)
  const end = await (canSuspend ? runBlocking(module, machine, send) : runParked(module, machine, send))
  output.flush()
  return end
}

function machineOf({ env }: BootSpec, host: WorkerHost, watch: LineWatch, output: Output): Machine {
  return {
    env,
    now: host.clock.now,
    fill: (bytes) => void crypto.getRandomValues(bytes),
    write: (stream, bytes) => output.write(stream, bytes),
    at: (line) => watch.at(line),
    memoryLimit: Number(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20,
    sleep: (millis) => new Promise((resolve) => void host.clock.after(millis, resolve)),
  }
}

const sender =
  (host: WorkerHost, watch: LineWatch, output: Output) =>
  async ({ method, url, headers, body }: ProgramRequest): Promise<ProgramReply | undefined> => {
    output.flush()
    await watch.pass()
    try {
      return await host.send({ method, url, headers: [['Host', new URL(url).host], ...headers], body })
    } catch {
      // No response: the library says so itself.
      return undefined
    }
  }
