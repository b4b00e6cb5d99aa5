import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
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
  /** Whether the programs in `extensions` are started too. */
  readonly extensions: boolean
}

interface Given {
  readonly exec?: string
  readonly dir?: string
  readonly zip?: string
  readonly layer: readonly string[]
  readonly extensions: boolean
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
  return { ...program, layers, extensions: given.extensions }
}

/**
 * The program's files on this disk. Zips are unpacked to scratch folders, the layers to one, a later file over an earlier one of the
 * same path; they are removed when the server ends. Throws when a zip cannot be read.
 */
export function filesOf({ kind, path, layers, extensions }: ProgramSource): ProgramFiles {
  const opt = layers.length === 0 ? undefined : unpacked(layers)
  const task = kind === 'exec' ? dirname(path) : kind === 'dir' ? path : unpacked([path])
  const found = extensionsIn([join(opt ?? '/opt', 'extensions'), join(task, 'extensions')])
  if (!extensions && opt !== undefined && Object.keys(found).length > 0)
    console.error(`Lambda would start these extensions: ${Object.keys(found).join(', ')}. To have them started here, add --extensions.`)
  return { task, ...(opt !== undefined && { opt }), ...(kind === 'exec' && { exec: path }), ...(extensions && { extensions: found }) }
}

/** Every file in these folders, by its name. Whether it can be executed is seen when it is started. */
function extensionsIn(folders: readonly string[]): Record<string, string> {
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  return Object.fromEntries(files.filter((file) => statSync(file).isFile()).map((file) => [basename(file), file]))
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
