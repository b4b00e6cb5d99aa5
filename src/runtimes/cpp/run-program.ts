import { type Bytes, textOf } from '#base/bytes.ts'
import { bytesIn } from '#project/files.ts'
import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { LineWatch } from './line-watch.ts'
import type { Machine, ProgramReply, ProgramRequest } from './program/machine.ts'
import { runParked } from './program/parked.ts'
import { canSuspend, runBlocking } from './program/run-blocking.ts'

/** Runs a compiled program in this worker: blocked in its requests where the engine can suspend it, else left and taken up again. */
export async function runProgram(spec: BootSpec, host: WorkerHost): Promise<ProgramEnd> {
  const file = spec.task[spec.bootstrap.replace(/^\/var\/task\//, '')]
  if (!file?.executable) return { entrypoint: `fork/exec ${spec.bootstrap}: permission denied` }
  const bytes = bytesIn(file)
  if (textOf(bytes.subarray(0, 4)) !== '\0asm') return { entrypoint: `fork/exec ${spec.bootstrap}: exec format error` }
  const module = await WebAssembly.compile(bytes)
  const watch = new LineWatch(spec, host)
  host.controlledBy(watch)
  const machine = machineOf(spec, host, watch)
  const send = sender(host, watch)
  return canSuspend ? runBlocking(module, machine, send) : runParked(module, machine, send)
}

function machineOf({ env }: BootSpec, host: WorkerHost, watch: LineWatch): Machine {
  const write = { stdout: decoded(host, 'stdout'), stderr: decoded(host, 'stderr') }
  return {
    env,
    now: host.clock.now,
    fill: (bytes) => void crypto.getRandomValues(bytes),
    write: (stream, bytes) => write[stream](bytes),
    at: (line) => watch.at(line),
    memoryLimit: Number(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20,
    sleep: (millis) => new Promise((resolve) => void host.clock.after(millis, resolve)),
  }
}

/** Characters whose bytes come in two writes are put together again. */
function decoded(host: WorkerHost, stream: 'stdout' | 'stderr'): (bytes: Bytes) => void {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return (bytes) => {
    const text = decoder.decode(bytes, { stream: true })
    if (text !== '') host.write(stream, text)
  }
}

const sender =
  (host: WorkerHost, watch: LineWatch) =>
  async ({ method, url, headers, body }: ProgramRequest): Promise<ProgramReply | undefined> => {
    await watch.pass()
    try {
      return await host.send({ method, url, headers: [['Host', new URL(url).host], ...headers], body })
    } catch {
      // No response: the library says so itself.
      return undefined
    }
  }
