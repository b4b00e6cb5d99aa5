import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { importZip } from '#export/import.ts'
import { bytesIn } from '#project/files.ts'
import type { ProgramFiles } from './program.ts'

/** Layers that a function may have (Lambda quotas). */
export const layersLimit = 5

/** Where the command line says that the function is. */
export interface ProgramSource {
  readonly kind: 'exec' | 'dir' | 'zip'
  readonly path: string
  /** Zips, in the order in which they are unpacked. */
  readonly layers: readonly string[]
}

interface Given {
  readonly exec?: string
  readonly dir?: string
  readonly zip?: string
  readonly layer: readonly string[]
}

/** The source that was given; a sentence when it cannot be one; undefined when none was given. */
export function programOf(given: Given): ProgramSource | string | undefined {
  const [program, other] = (['exec', 'dir', 'zip'] as const).flatMap((kind) => {
    const path = given[kind]
    return path === undefined ? [] : [{ kind, path: resolve(path) }]
  })
  if (other) return 'Give one of --exec, --dir and --zip: each says what the program is.'
  const layers = given.layer.map((path) => resolve(path))
  if (!program) return layers.length > 0 ? 'A --layer needs a function beside it: give --dir, --zip or --exec too.' : undefined
  if (layers.length > layersLimit) return `A function has at most ${layersLimit} layers, and not ${layers.length}. Merge some of the zips.`
  const missing = [{ kind: program.kind, path: program.path }, ...layers.map((path) => ({ kind: 'layer', path }))].find(
    ({ path }) => !existsSync(path),
  )
  if (missing) return `There is nothing at ${missing.path}. Check the path given with --${missing.kind}.`
  if (statSync(program.path).isDirectory() !== (program.kind === 'dir'))
    return program.kind === 'dir' ? `${program.path} is not a folder. For a program use --exec.` : `${program.path} is a folder. Use --dir.`
  return { ...program, layers }
}

/**
 * The program's files on this disk. Zips are unpacked to scratch folders, the layers to one, a later file over an earlier one of the
 * same path; they are removed when the server ends. Throws when a zip cannot be read.
 */
export function filesOf({ kind, path, layers }: ProgramSource): ProgramFiles {
  const opt = layers.length === 0 ? {} : { opt: unpacked(layers) }
  if (kind === 'exec') return { task: dirname(path), exec: path, ...opt }
  return { task: kind === 'dir' ? path : unpacked([path]), ...opt }
}

function unpacked(zips: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-api-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const zip of zips) {
    const opened = importZip(Uint8Array.from(readFileSync(zip)))
    if (!opened.ok) throw new Error(`${zip} cannot be unpacked: ${opened.says}`)
    for (const note of opened.notes) console.error(`${zip}: ${note}`)
    for (const [name, file] of Object.entries(opened.files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytesIn(file))
      chmodSync(join(folder, name), file.executable ? 0o755 : 0o644)
    }
  }
  return folder
}
