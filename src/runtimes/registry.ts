import { bashMeta } from './bash/meta.ts'
import { cppMeta } from './cpp/meta.ts'
import { pythonMeta } from './python/meta.ts'
import type { Runtime, RuntimeMeta } from './runtime.ts'

interface Entry {
  readonly meta: RuntimeMeta
  readonly load: () => Promise<Runtime>
}

const entries: readonly Entry[] = [
  { meta: bashMeta, load: async () => (await import('./bash/bash-runtime.ts')).bashRuntime },
  { meta: cppMeta, load: async () => (await import('./cpp/cpp-runtime.ts')).cppRuntime },
  { meta: pythonMeta, load: async () => (await import('./python/python-runtime.ts')).pythonRuntime },
]

/** What the page may show before anything is loaded. */
export const runtimeMetas: readonly RuntimeMeta[] = entries.map(({ meta }) => meta)

/** Loads a runtime. Rejects when no runtime has this id. */
export async function loadRuntime(id: string): Promise<Runtime> {
  const entry = entries.find(({ meta }) => meta.id === id)
  if (!entry) throw new Error(`Failed to load the runtime "${id}": there is none with this id`)
  return entry.load()
}
