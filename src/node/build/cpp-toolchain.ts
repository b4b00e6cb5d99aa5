import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Plugin } from 'vite'
import { libraryArguments, prefixArguments } from '#runtimes/cpp/compiler/arguments.ts'
import { type FileTree, runTool } from '#runtimes/cpp/compiler/tool.ts'

const id = 'virtual:cpp-toolchain'
const sdk = fileURLToPath(new URL('../../runtimes/cpp/sdk', import.meta.url))
const cache = fileURLToPath(new URL('../../../node_modules/.cache/cpp', import.meta.url))
/** Where the compiler's own files are. */
const compiler = dirname(createRequire(import.meta.url).resolve('@yowasp/clang'))
const compilerFiles = ['llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm', 'llvm-resources.tar']

/**
 * What the C++ pages need besides their code: the compiler's files, and our library and prefix header, compiled by that compiler. All of
 * it is made once and kept under node_modules/.cache, gzipped, so that it is small on every host and fits into every browser's cache.
 * `virtual:cpp-toolchain` tells where the files are.
 */
export function cppToolchain(): Plugin {
  return {
    name: 'cpp-toolchain',
    enforce: 'pre',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load: async (name) => (name === `\0${id}` ? moduleOf(await cppToolchainFiles()) : undefined),
    // The package's own addresses of its files, which would be packed a second time, uncompressed: the compile worker knows better ones.
    transform: (code, name) =>
      name.startsWith(compiler) ? code.replaceAll(', import.meta.url)', ', "https://toolchain.invalid")') : undefined,
  }
}

/** A file that is ready, and its size as it is downloaded. */
interface Ready {
  readonly path: string
  readonly bytes: number
}

function moduleOf(files: Readonly<Record<string, Ready>>): string {
  const entries = Object.entries(files)
  const imports = entries.map(([, { path }], index) => `import url${index} from ${JSON.stringify(`${path}?url`)}`)
  const rows = entries.map(([name, { bytes }], index) => `  ${JSON.stringify(name)}: { url: url${index}, bytes: ${bytes} },`)
  return `${imports.join('\n')}\nexport const toolchain = {\n${rows.join('\n')}\n}\n`
}

let made: Promise<Readonly<Record<string, Ready>>> | undefined

/** The files, made when they are not there: some twenty seconds of work, once for each version of the compiler and of our library. */
export function cppToolchainFiles(): Promise<Readonly<Record<string, Ready>>> {
  made ??= make()
  return made
}

async function make(): Promise<Readonly<Record<string, Ready>>> {
  const headers = readTree(`${sdk}/include`)
  const sources = readTree(`${sdk}/src`)
  const prefix = readFileSync(`${sdk}/prefix.h`, 'utf8')
  const version = createHash('sha256')
  for (const part of [{ headers, sources, prefix, prefixArguments, libraryArguments }, readFileSync(`${compiler}/../package.json`, 'utf8')])
    version.update(JSON.stringify(part))
  const folder = `${cache}/${version.digest('hex').slice(0, 16)}`
  while (!existsSync(folder))
    if (begin(folder)) await fill(folder, headers, sources, prefix).finally(() => rmSync(halfOf(folder), { recursive: true, force: true }))
    else await sleep(250)
  const names = readdirSync(folder)
  return Object.fromEntries(
    names.map((name) => [name.replace(/\.gz\.bin$/, ''), { path: `${folder}/${name}`, bytes: readFileSync(`${folder}/${name}`).length }]),
  )
}

const halfOf = (folder: string): string => `${folder}.half`

/** Whether it is for this process, or thread, to make the files; another one may be at it. One that was cut short is forgotten after a while. */
function begin(folder: string): boolean {
  const half = halfOf(folder)
  mkdirSync(cache, { recursive: true })
  try {
    mkdirSync(half)
    return true
  } catch {
    const since = existsSync(half) ? statSync(half).mtimeMs : Date.now()
    if (Date.now() - since > 600_000) rmSync(half, { recursive: true, force: true })
    return false
  }
}

/** Made beside its place and then moved there, so that a build that is cut short leaves nothing half done. */
async function fill(folder: string, headers: FileTree, sources: FileTree, prefix: string): Promise<void> {
  const half = halfOf(folder)
  const others = readdirSync(cache).filter((name) => !name.includes('.'))
  const keep = async (name: string, content: Uint8Array) =>
    writeFileSync(`${half}/${name}.gz.bin`, await promisify(gzip)(content, { level: 9 }))
  const compiled = async (args: readonly string[], files: FileTree, output: string) => {
    const { files: made, log } = await runTool(args, files)
    const bytes = made?.[output]
    if (!(bytes instanceof Uint8Array)) throw new Error(`Failed to compile the C++ library: ${log}`)
    return bytes
  }
  const packing = compilerFiles.map((name) => keep(name, readFileSync(`${compiler}/${name}`)))
  const base = { include: headers, 'prefix.h': prefix }
  const pch = await compiled(prefixArguments, base, 'prefix.pch')
  const library = await compiled(libraryArguments, { ...base, ...sources, 'prefix.pch': pch }, 'library.o')
  await Promise.all([...packing, keep('prefix.pch', pch), keep('library.o', library)])
  await keep('headers.json', new TextEncoder().encode(JSON.stringify({ ...base })))
  for (const other of others) rmSync(`${cache}/${other}`, { recursive: true, force: true })
  renameSync(half, folder)
}

function readTree(folder: string): FileTree {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = `${folder}/${entry.name}`
      return [entry.name, entry.isDirectory() ? readTree(path) : readFileSync(path, 'utf8')]
    }),
  )
}
