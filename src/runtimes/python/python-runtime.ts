import { inWorker } from '../in-worker.ts'
import type { Runtime } from '../runtime.ts'
import { pythonMeta } from './meta.ts'

export const pythonRuntime: Runtime = inWorker(
  pythonMeta,
  () => new Worker(new URL('./python.worker.ts', import.meta.url), { type: 'module', name: 'python' }),
)
