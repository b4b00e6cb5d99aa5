import type { PiReply } from './protocol.ts'

/** A worker with the engine compiled and warm, or soon to be. */
export interface Warm {
  readonly worker: Worker
  /** Rejects with a sentence when the worker does not start. */
  readonly ready: Promise<void>
}

/** How many workers may compute at once: one a core, four at most, two at least. */
export const poolSize = Math.max(2, Math.min(4, navigator.hardwareConcurrency || 2))

/** A worker that keeps more memory than this after a run is ended: WebAssembly never gives it back. */
const keptBytes = 64 * 2 ** 20

const idle: Warm[] = []

function startWorker(): Warm {
  const worker = new Worker(new URL('./pi.worker.ts', import.meta.url), { type: 'module' })
  const ready = new Promise<void>((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<PiReply>) => (data.type === 'failed' ? reject(new Error(data.message)) : resolve()),
      { once: true },
    )
    worker.addEventListener(
      'error',
      (event) => reject(new Error(`The worker did not start: ${event.message || 'it could not be loaded'}.`)),
      {
        once: true,
      },
    )
  })
  ready.catch(() => {})
  return { worker, ready }
}

/** Starts workers ahead until `count` are idle, so that the next run need not wait for one. */
export function warmUp(count = 1): void {
  while (idle.length < count) idle.push(startWorker())
}

/** A warm worker, whose caller gives it back or ends it. */
export const takeWorker = (): Warm => idle.pop() ?? startWorker()

/** Gives a worker back after a run that left `held` bytes of memory with it. */
export function giveBack(warm: Warm, held: number): void {
  if (held > keptBytes || idle.length >= poolSize) endWorker(warm)
  else idle.push(warm)
}

/** Ends a worker at once, whatever it does, and warms another one. */
export function endWorker({ worker }: Warm): void {
  worker.terminate()
  warmUp()
}
