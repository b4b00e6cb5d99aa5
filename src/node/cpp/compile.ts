import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Bytes } from '#base/bytes.ts'
import { type FileSet, textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { programArguments } from '#runtimes/cpp/compiler/arguments.ts'
import { type FileTree, runTool } from '#runtimes/cpp/compiler/tool.ts'
import { cppToolchainFiles } from '../build/cpp-toolchain.ts'

/** Compiles one main.cpp with the page's compiler, library and arguments. Gives the program, and what clang said. */
export async function compileCpp(source: string): Promise<{ readonly bootstrap: Bytes | undefined; readonly log: string }> {
  const files = await cppToolchainFiles()
  const unpacked = (name: string) => new Uint8Array(gunzipSync(readFileSync(files[name]?.path ?? '')))
  const headers: FileTree = JSON.parse(new TextDecoder().decode(unpacked('headers.json')))
  const ours = { ...headers, 'prefix.pch': unpacked('prefix.pch'), 'library.o': unpacked('library.o') }
  const { files: made, log } = await runTool(programArguments(['main.cpp']), { ...ours, 'main.cpp': source })
  const bootstrap = made?.bootstrap
  return { bootstrap: bootstrap instanceof Uint8Array ? new Uint8Array(bootstrap) : undefined, log }
}

const built = new Map<string, Promise<FileSet>>()

/** A project as it is deployed: one in C++ with its main.cpp compiled, any other as it is. Rejects with what clang says when it does not compile. */
export async function deployable(project: Project): Promise<Project> {
  const { 'main.cpp': main } = project.files
  if (project.runtime !== 'cpp' || !main) return project
  const source = textIn(main) ?? ''
  const files = built.get(source) ?? build(source)
  built.set(source, files)
  return { ...project, files: await files }
}

async function build(source: string): Promise<FileSet> {
  const { bootstrap, log } = await compileCpp(source)
  if (!bootstrap) throw new Error(`Failed to compile main.cpp: ${log}`)
  return { bootstrap: { content: bootstrap, executable: true } }
}
