import { inWorker } from '../in-worker.ts'
import type { Runtime } from '../runtime.ts'
import { bashMeta } from './meta.ts'

export const bashRuntime: Runtime = inWorker(
  bashMeta,
  () => new Worker(new URL('./bash.worker.ts', import.meta.url), { type: 'module', name: 'bash' }),
)
