import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const builds: Readonly<Record<string, readonly string[]>> = {
  'virtual:pi-engine/simd': ['--enable', 'simd'],
  'virtual:pi-engine/relaxed': ['--enable', 'simd', '--enable', 'relaxed-simd'],
}
const entry = fileURLToPath(new URL('../../pi/assembly/index.ts', import.meta.url))

/**
 * Compiles the engine's AssemblyScript, once for plain SIMD and once for relaxed SIMD. A module of each holds the WebAssembly as base64,
 * so that the page's worker, the tests in Node and the benches all load it in the same way.
 */
export function piEngine(): Plugin {
  const compiled = new Map<string, Promise<string>>()
  return {
    name: 'pi-engine',
    resolveId: (id) => (id in builds ? id : undefined),
    async load(id) {
      const features = builds[id]
      if (!features) return undefined
      const base64 = compiled.get(id) ?? compile(features)
      compiled.set(id, base64)
      return `export const base64 = '${await base64}'`
    },
    watchChange(path) {
      if (path.startsWith(dirname(entry))) compiled.clear()
    },
  }
}

async function compile(features: readonly string[]): Promise<string> {
  let wasm: Uint8Array | undefined
  const options = ['--runtime', 'stub', '-O3', '--noAssert', '--maximumMemory', '65536', '--outFile', 'engine.wasm', ...features]
  const folder = dirname(entry)
  const { error, stderr } = await asc.main(['index.ts', '--baseDir', folder, ...options], {
    readFile: (name) => readText(`${folder}/${name}`),
    writeFile: (_name, content) => {
      if (typeof content !== 'string') wasm = content
    },
    listFiles: () => [],
  })
  if (error || !wasm) throw new Error(`The engine of pi did not compile: ${stderr.toString() || error?.message}`)
  return Buffer.from(wasm).toString('base64')
}

/** asc asks for files that need not exist (its library, index files) and takes null for an answer. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
