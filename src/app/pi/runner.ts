import type { Method } from '#pi/methods.ts'
import type { PiReply } from './protocol.ts'

export type Progress = Extract<PiReply, { type: 'progress' }>
export type Result = Extract<PiReply, { type: 'done' }>

interface Warm {
  readonly worker: Worker
  readonly ready: Promise<void>
}

function startWorker(): Warm {
  const worker = new Worker(new URL('./pi.worker.ts', import.meta.url), { type: 'module' })
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true })
    worker.addEventListener('error', (event) => reject(new Error(`The worker did not start: ${event.message}`)), { once: true })
  })
  ready.catch(() => {})
  return { worker, ready }
}

let spare: Warm | null = null

/** Starts a worker ahead, so that the next run need not wait for one. */
export function warmUp(): void {
  spare ??= startWorker()
}

/** One run in the warm worker. A signal that aborts ends the worker at once and starts another; a worker that finished stays warm. */
export async function run(method: Method, digits: number, progress: (told: Progress) => void, signal: AbortSignal): Promise<Result> {
  const warm = spare ?? startWorker()
  const { worker, ready } = warm
  spare = null
  const listening = new AbortController()
  const on = { signal: listening.signal }
  const ended = new Promise<Result>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The run was cancelled.', 'AbortError')), on)
    worker.addEventListener('error', (event) => reject(new Error(`The worker stopped: ${event.message}`)), on)
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<PiReply>) => {
        if (data.type === 'progress') progress(data)
        if (data.type === 'done') resolve(data)
        if (data.type === 'failed') reject(new Error(data.message))
      },
      on,
    )
  })
  ended.catch(() => {})
  try {
    await Promise.race([ready, ended])
    signal.throwIfAborted()
    worker.postMessage({ method, digits })
    const result = await ended
    spare = warm
    return result
  } catch (error) {
    worker.terminate()
    warmUp()
    throw error
  } finally {
    listening.abort()
  }
}
