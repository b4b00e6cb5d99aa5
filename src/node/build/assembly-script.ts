import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const sources = new URL('../../pi/assembly/', import.meta.url)
const cache = new URL('../../../node_modules/.cache/pi/', import.meta.url)
const builds = { simd128: ['simd'], relaxed: ['simd', 'relaxed-simd'] } as const
export type EngineBuild = keyof typeof builds
const options =
  '--runtime stub --noAssert -O3 --converge --use abort= --initialMemory 2 --maximumMemory 65536 --stackSize 0 --disableWarning 201'

/** Makes `virtual:pi-engine/<build>` a module that exports the compiled engine as base64. */
export function assemblyScript(): Plugin {
  const prefix = 'virtual:pi-engine/'
  return {
    name: 'assembly-script',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null
      const build = id.slice(prefix.length + 1)
      if (build !== 'simd128' && build !== 'relaxed') throw new Error(`Failed to compile the engine: there is no build ${build}`)
      return `export const wasm = '${(await compileEngine(build)).toString('base64')}'`
    },
  }
}

/** The engine as WebAssembly; compiled once for the sources as they stand. */
export async function compileEngine(build: EngineBuild): Promise<Buffer> {
  const names = readdirSync(sources)
    .filter((name) => name.endsWith('.ts'))
    .sort()
  const hash = createHash('sha256').update(options)
  for (const name of names) hash.update(name).update(readFileSync(new URL(name, sources)))
  const file = new URL(`${build}-${hash.digest('hex').slice(0, 16)}.wasm`, cache)
  if (!existsSync(file)) {
    const wasm = await compile(build)
    mkdirSync(cache, { recursive: true })
    writeFileSync(file, wasm)
  }
  return readFileSync(file)
}

async function compile(build: EngineBuild): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc')
  let wasm: Uint8Array | undefined
  const enabled = builds[build].flatMap((feature) => ['--enable', feature])
  const { error, stderr } = await main(['index.ts', ...options.split(' '), ...enabled, '--outFile', 'engine.wasm'], {
    readFile: (name) => {
      const url = new URL(name, sources)
      return existsSync(url) ? readFileSync(url, 'utf8') : null
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') wasm = contents
    },
    listFiles: () => [],
  })
  if (error || !wasm) throw new Error(`Failed to compile the engine: ${error?.message ?? 'no output'}\n${stderr}`)
  return wasm
}
