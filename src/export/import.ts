import { inflateSync } from 'fflate'
import { type Bytes, isUtf8, textOf } from '#base/bytes.ts'
import { unzippedLimitBytes } from '#lambda/limits.ts'
import { type FileSet, pathProblem, type SourceFile } from '#project/files.ts'
import { centralDirectory, contentOffset, type ZipEntry } from './central-directory.ts'
import { crc32 } from './crc-32.ts'

/** The files of a zip and what was changed on the way in, or a sentence that says why it was refused and what to do. */
export type Imported =
  | { readonly ok: true; readonly files: FileSet; readonly notes: readonly string[] }
  | { readonly ok: false; readonly says: string }

class Refused extends Error {
  override readonly name = 'Refused'
}

/** Opens a zip that anyone may have made. Nothing is inflated before its size is known to be within Lambda's limit. */
export function importZip(zip: Uint8Array): Imported {
  const entries = centralDirectory(zip)
  if (!entries)
    return {
      ok: false,
      says: 'This is not a zip, or it was cut on its way: it has no directory at its end. Take it from the source again.',
    }
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > unzippedLimitBytes)
    return {
      ok: false,
      says: `The files have ${total} bytes once unpacked; Lambda takes ${unzippedLimitBytes}. Leave out what the function does not need.`,
    }
  try {
    return { ok: true, ...openEntries(zip, entries) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, says: error.message }
    throw error
  }
}

function openEntries(zip: Uint8Array, entries: readonly ZipEntry[]): { files: FileSet; notes: readonly string[] } {
  const notes = new Set<string>()
  const files: Record<string, SourceFile> = {}
  for (const entry of entries) {
    const path = pathOf(entry, notes)
    if (path.endsWith('/') || isLeftOut(path, entry, notes)) continue
    const wrong = pathProblem(path)
    if (wrong) throw new Refused(`The zip holds ${JSON.stringify(entry.path)}: such a name ${wrong}. Make the zip again without that file.`)
    if (files[path]) notes.add(`${path} stands in the zip more than once; the last one counts.`)
    files[path] = { content: contentOf(zip, entry), executable: isExecutable(path, entry, notes) }
  }
  return { files, notes: [...notes] }
}

/** Zips made on Windows may separate folders by backslashes. */
function pathOf({ path, mode }: ZipEntry, notes: Set<string>): string {
  if (mode !== undefined || !path.includes('\\')) return path
  notes.add('The zip was made on Windows with backslashes in its names; they were turned into folders.')
  return path.replaceAll('\\', '/')
}

function isLeftOut(path: string, { mode }: ZipEntry, notes: Set<string>): boolean {
  if (/(^|\/)(__MACOSX|\.DS_Store)(\/|$)/.test(path)) {
    notes.add('What macOS adds to a zip (__MACOSX, .DS_Store) was left out.')
    return true
  }
  if (mode === undefined || (mode & 0o170000) !== 0o120000) return false
  notes.add(`${path} is a symbolic link and was left out: a project holds files alone.`)
  return true
}

function isExecutable(path: string, { mode }: ZipEntry, notes: Set<string>): boolean {
  if (mode !== undefined && mode !== 0) return (mode & 0o111) !== 0
  if (path === 'bootstrap') notes.add('The zip holds no modes; bootstrap was made executable.')
  return path === 'bootstrap'
}

function contentOf(zip: Uint8Array, entry: ZipEntry): SourceFile['content'] {
  const { path, method, encrypted, size, packed } = entry
  if (encrypted) throw new Refused(`${path} is encrypted. Make the zip again without a password; Lambda takes no other.`)
  if (method !== 0 && method !== 8)
    throw new Refused(`${path} is packed by a method (number ${method}) other than Deflate. Make the zip again with the usual method.`)
  const start = contentOffset(zip, entry)
  const damaged = new Refused(`${path} is damaged: its bytes do not match the checksum in the zip. Take the zip from the source again.`)
  if (start === undefined || start + packed > zip.length) throw damaged
  const bytes = unpack(zip.subarray(start, start + packed), method, size)
  if (bytes?.length !== size || crc32(bytes) !== entry.crc) throw damaged
  return isText(bytes) ? textOf(bytes) : bytes
}

/** At most `size` bytes, whatever the packed bytes would grow to. */
function unpack(packed: Uint8Array, method: number, size: number): Bytes | undefined {
  if (method === 0) return Uint8Array.from(packed)
  try {
    return inflateSync(packed, { out: new Uint8Array(size) })
  } catch {
    return undefined
  }
}

const isText = (bytes: Bytes): boolean => isUtf8(bytes) && !bytes.includes(0)
