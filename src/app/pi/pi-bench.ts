import type { BenchWorker } from '#pi/methods.ts'
import type { PiReply } from './protocol.ts'

/** A worker of the page that stays, for the bench in a real browser. */
export async function warmWorker(): Promise<BenchWorker> {
  const worker = new Worker(new URL('./pi.worker.ts', import.meta.url), { type: 'module' })
  const next = (type: PiReply['type']) =>
    new Promise<PiReply>((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
      worker.addEventListener('message', function told({ data }: MessageEvent<PiReply>) {
        if (data.type !== type && data.type !== 'failed') return
        worker.removeEventListener('message', told)
        resolve(data)
      })
    })
  await next('ready')
  return async (method, digits, times) => {
    const done = next('done')
    worker.postMessage({ method, digits, times })
    const reply = await done
    if (reply.type !== 'done') throw new Error(`${method} failed: ${JSON.stringify(reply)}`)
    const hash = await crypto.subtle.digest('SHA-256', reply.digits)
    const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
    return { milliseconds: reply.milliseconds, bytes: reply.bytes, hash: hex }
  }
}
