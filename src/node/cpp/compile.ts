import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Bytes } from '#base/bytes.ts'
import type { FileSet } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import type { BuildResult } from '#runtimes/builder.ts'
import { programArguments } from '#runtimes/cpp/compiler/arguments.ts'
import { readDiagnostics } from '#runtimes/cpp/compiler/diagnostics.ts'
import { nothingToCompile, sourcesIn, treeOf } from '#runtimes/cpp/compiler/sources.ts'
import { type FileTree, runTool } from '#runtimes/cpp/compiler/tool.ts'
import { cppToolchainFiles } from '../build/cpp-toolchain.ts'

let prepared: Promise<FileTree> | undefined

/** Our headers and compiled library, as the page downloads them. */
async function prepare(): Promise<FileTree> {
  const files = await cppToolchainFiles()
  const unpacked = (name: string) => new Uint8Array(gunzipSync(readFileSync(files[name]?.path ?? '')))
  const headers: FileTree = JSON.parse(new TextDecoder().decode(unpacked('headers.json')))
  return { ...headers, 'prefix.pch': unpacked('prefix.pch'), 'library.o': unpacked('library.o') }
}

/** What the page's builder does, in this thread: every source among the files compiled by the same compiler, library and arguments. */
export async function buildCpp(files: FileSet): Promise<BuildResult> {
  const sources = sourcesIn(files)
  if (sources.length === 0) return nothingToCompile
  prepared ??= prepare()
  const ours = await prepared
  const start = performance.now()
  const { files: made, log: output } = await runTool(programArguments(sources), { ...treeOf(files), ...ours })
  const millis = performance.now() - start
  const bootstrap = made?.bootstrap
  const program = bootstrap instanceof Uint8Array ? { bootstrap: { content: new Uint8Array(bootstrap), executable: true } } : undefined
  return { files: program, ...readDiagnostics(output), millis }
}

/** Compiles one main.cpp. Gives the program, and what clang said. */
export async function compileCpp(source: string): Promise<{ readonly bootstrap: Bytes | undefined; readonly log: string }> {
  const { files, log } = await buildCpp({ 'main.cpp': { content: source, executable: false } })
  const content = files?.bootstrap?.content
  return { bootstrap: content instanceof Uint8Array ? content : undefined, log }
}

const built = new Map<string, Promise<FileSet>>()

/** A project as it is deployed: one in C++ is built, once for the same files; any other is as it is. Rejects with what clang says when it does not compile. */
export async function deployable(project: Project): Promise<Project> {
  if (project.runtime !== 'cpp' || sourcesIn(project.files).length === 0) return project
  const key = JSON.stringify(project.files)
  const files = built.get(key) ?? programOf(project.files)
  built.set(key, files)
  return { ...project, files: await files }
}

async function programOf(sources: FileSet): Promise<FileSet> {
  const { files, log } = await buildCpp(sources)
  if (!files) throw new Error(`Failed to compile ${sourcesIn(sources).join(', ')}: ${log}`)
  return files
}
