import { inWorker } from '../in-worker.ts'
import type { Runtime } from '../runtime.ts'
import { cppBuilder } from './compiler/cpp-builder.ts'
import { cppMeta } from './meta.ts'

export const cppRuntime: Runtime = {
  ...inWorker(cppMeta, () => new Worker(new URL('./cpp.worker.ts', import.meta.url), { type: 'module', name: 'cpp' })),
  builder: cppBuilder,
}
