import { bytesIn, type FileSet } from '#project/files.ts'
import type { BuildResult } from '../../builder.ts'
import type { FileTree } from './tool.ts'

/** Files that are compiled; the others may be included by them. */
export const sourcesIn = (files: FileSet): readonly string[] => Object.keys(files).filter((path) => /\.(cpp|cc|cxx)$/.test(path))

export const nothingToCompile: BuildResult = {
  files: undefined,
  diagnostics: [],
  log: 'There is nothing to compile: no file ends in .cpp. Add a main.cpp with a function main().',
  millis: 0,
}

/** `lib/a.h` as a file in a folder. */
export function treeOf(files: FileSet): FileTree {
  const root: Folder = new Map()
  for (const [path, file] of Object.entries(files)) {
    const folders = path.split('/')
    const name = folders.pop() ?? path
    let folder = root
    for (const part of folders) {
      const known = folder.get(part)
      const inner: Folder = known instanceof Map ? known : new Map()
      folder.set(part, inner)
      folder = inner
    }
    folder.set(name, bytesIn(file))
  }
  return treeOfFolder(root)
}

type Folder = Map<string, Folder | Uint8Array>

const treeOfFolder = (folder: Folder): FileTree =>
  Object.fromEntries([...folder].map(([name, entry]) => [name, entry instanceof Map ? treeOfFolder(entry) : entry]))
