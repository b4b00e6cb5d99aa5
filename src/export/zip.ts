import { zipSync } from 'fflate'
import { bytesIn, type FileSet } from '#project/files.ts'

/** Made by Unix, with no time but the earliest that a zip can hold, read as local time: every machine writes the same bytes. */
const common = { os: 3, mtime: '1980-01-01T00:00:00', level: 9 } as const
const regularFile = 0o100000

/**
 * A zip of the files, at its root and in the order of their names; the same files give the same bytes.
 * Modes are 0755 for `bootstrap` (Lambda could not execute it otherwise) and for executables, else 0644.
 */
export function zipOf(files: FileSet) {
  const paths = Object.keys(files).sort()
  return zipSync(
    Object.fromEntries(
      paths.flatMap((path) => {
        const file = files[path]
        if (!file) return []
        const mode = path === 'bootstrap' || file.executable ? 0o755 : 0o644
        return [[path, [bytesIn(file), { ...common, attrs: ((regularFile | mode) << 16) >>> 0 }]]]
      }),
    ),
  )
}
