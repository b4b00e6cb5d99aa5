import type { FileSet } from '#project/files.ts'
import type { Builder, BuildProgress, BuildResult } from '../../builder.ts'
import { readDiagnostics } from './diagnostics.ts'
import type { FromCompiler, ToCompiler } from './protocol.ts'
import { nothingToCompile, sourcesIn, treeOf } from './sources.ts'
import type { FileTree } from './tool.ts'

type Tell = (progress: BuildProgress) => void

let worker: Worker | undefined
let last: { readonly files: FileSet; readonly result: BuildResult } | undefined

const open = (): Worker => new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module', name: 'clang' })
const post = (to: Worker, message: ToCompiler) => to.postMessage(message)

/** The compiler, in a worker of its own that stays. A build that is aborted takes the worker with it, and another one is warmed. */
export const cppBuilder: Builder = {
  warm: (tell) => {
    worker ??= open()
    const warmed = worker
    warmed.addEventListener('message', ({ data }: MessageEvent<FromCompiler>) => data.type === 'progress' && tell(data.progress))
    post(warmed, { type: 'warm' })
  },
  build: async (files, tell, signal) => {
    if (last && areSame(last.files, files)) return { ...last.result, millis: 0 }
    const sources = sourcesIn(files)
    if (sources.length === 0) return nothingToCompile
    const { bootstrap, log: output, millis } = await compile(sources, treeOf(files), tell, signal)
    const { diagnostics, log } = readDiagnostics(output)
    const result = { files: bootstrap && { bootstrap: { content: bootstrap, executable: true } }, diagnostics, log, millis }
    last = { files, result }
    return result
  },
}

function areSame(one: FileSet, other: FileSet): boolean {
  const paths = Object.keys(one)
  return paths.length === Object.keys(other).length && paths.every((path) => one[path]?.content === other[path]?.content)
}

function compile(sources: readonly string[], files: FileTree, tell: Tell, signal: AbortSignal) {
  signal.throwIfAborted()
  worker ??= open()
  const busy = worker
  const listening = new AbortController()
  const result = new Promise<Extract<FromCompiler, { type: 'built' }>>((resolve, reject) => {
    const on = { signal: listening.signal }
    const lose = (reason: unknown) => {
      busy.terminate()
      if (worker === busy) worker = undefined
      reject(reason)
    }
    signal.addEventListener(
      'abort',
      () => {
        lose(signal.reason)
        cppBuilder.warm(() => {})
      },
      on,
    )
    busy.addEventListener(
      'error',
      ({ message }) => lose(new Error(`Failed to compile: ${message || 'the compiler could not be loaded'}`)),
      on,
    )
    busy.addEventListener(
      'message',
      ({ data }: MessageEvent<FromCompiler>) => {
        if (data.type === 'progress') tell(data.progress)
        if (data.type === 'built') resolve(data)
        if (data.type === 'broke') lose(new Error(data.message))
      },
      on,
    )
  })
  post(busy, { type: 'build', sources, files })
  return result.finally(() => listening.abort())
}
