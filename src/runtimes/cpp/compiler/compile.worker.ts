import { programArguments } from './arguments.ts'
import { download, servePackage, tidyCache, totalBytes } from './downloads.ts'
import type { FromCompiler, ToCompiler } from './protocol.ts'
import { type FileTree, runTool } from './tool.ts'

const tell = (message: FromCompiler, transfer: Transferable[] = []) => self.postMessage(message, { transfer })
const tellBytes = (doneBytes: number) => tell({ type: 'progress', progress: { phase: 'downloading', doneBytes, totalBytes } })

servePackage(tellBytes)
const broke = (error: unknown) => tell({ type: 'broke', message: error instanceof Error ? error.message : String(error) })

let ready: Promise<FileTree> | undefined

/** Our headers and library, once they and the compiler are here. */
function prepare(): Promise<FileTree> {
  ready ??= Promise.all([
    download('headers.json', tellBytes).then((response): Promise<FileTree> => response.json()),
    download('prefix.pch', tellBytes).then((response) => response.arrayBuffer()),
    download('library.o', tellBytes).then((response) => response.arrayBuffer()),
    runTool(['clang++', '--version'], {}),
  ]).then(([headers, prefix, library]) => {
    tidyCache().catch(() => {})
    return { ...headers, 'prefix.pch': new Uint8Array(prefix), 'library.o': new Uint8Array(library) }
  })
  return ready
}

async function build({ sources, files }: Extract<ToCompiler, { type: 'build' }>): Promise<void> {
  const ours = await prepare()
  tell({ type: 'progress', progress: { phase: 'compiling' } })
  const start = performance.now()
  const { files: made, log } = await runTool(programArguments(sources), { ...files, ...ours })
  const bootstrap = made?.bootstrap
  const bytes = bootstrap instanceof Uint8Array ? new Uint8Array(bootstrap) : undefined
  tell({ type: 'built', bootstrap: bytes, log, millis: performance.now() - start }, bytes ? [bytes.buffer] : [])
}

self.onmessage = ({ data }: MessageEvent<ToCompiler>) => {
  const work = data.type === 'warm' ? prepare() : build(data)
  work.catch(broke)
}
