import type { BenchRun, BenchWorker } from '#pi/methods.ts'
import { sha256 } from './hash.ts'
import type { PiReply, PiRequest } from './protocol.ts'

const startWorker = () => new Worker(new URL('./pi.worker.ts', import.meta.url), { type: 'module' })

/** The next reply of a type; what else comes is shown to `each`. */
function reply<Type extends PiReply['type']>(worker: Worker, type: Type, each: (reply: PiReply) => void = () => {}) {
  type Wanted = Extract<PiReply, { type: Type }>
  const isWanted = (one: PiReply): one is Wanted => one.type === type
  return new Promise<Wanted>((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
    worker.addEventListener('message', function told({ data }: MessageEvent<PiReply>) {
      each(data)
      if (data.type === 'failed') reject(new Error(data.message))
      if (!isWanted(data)) return
      worker.removeEventListener('message', told)
      resolve(data)
    })
  })
}

/** Two workers of the page that stay, for the bench in a real browser; only a pair uses both. */
export async function warmWorkers(): Promise<BenchWorker> {
  const [lead, other] = [startWorker(), startWorker()]
  await Promise.all([reply(lead, 'ready'), reply(other, 'ready')])
  const ask = (worker: Worker, request: PiRequest, transfer: Transferable[]) => worker.postMessage(request, transfer)
  return async (method, digits, times) => {
    let bytes = new Uint8Array(0)
    const done = reply(lead, 'done', (one) => {
      if (one.type === 'digits' && one.from === 0) bytes = one.bytes
    })
    const channel = new MessageChannel()
    if (method === 'pair') ask(other, { type: 'help', port: channel.port2 }, [channel.port2])
    const port = method === 'pair' ? channel.port1 : null
    ask(lead, { type: 'compute', method, digits, times: method === 'pair' ? 1 : times, port }, port ? [port] : [])
    const { milliseconds, bytes: peak } = await done
    return { milliseconds, bytes: peak, hash: await sha256(bytes) }
  }
}

/** The textbook program on gmp-wasm in a worker of its own that stays. */
export async function gmpWasmWorker(): Promise<(digits: number, times: number) => Promise<BenchRun>> {
  const worker = new Worker(new URL('./gmp-bench.worker.ts', import.meta.url), { type: 'module' })
  const next = () =>
    new Promise<{ readonly milliseconds: number; readonly text: string }>((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
      worker.addEventListener('message', ({ data }) => resolve(data), { once: true })
    })
  await next()
  return async (digits, times) => {
    const done = next()
    worker.postMessage({ digits, times })
    const { milliseconds, text } = await done
    return { milliseconds, bytes: null, hash: await sha256(new TextEncoder().encode(text)) }
  }
}
