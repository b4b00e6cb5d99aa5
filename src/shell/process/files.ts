import { FileError, type FileStat, type FileSystem, type OpenFile, type OpenOptions, type Program } from './command.ts'
import { again, type Description } from './description.ts'
import type { FileStore } from './file-store.ts'
import { type Process, release, writeAll } from './kernel.ts'

/** `path` seen from `cwd`, without touching `.` and `..`. */
export const absolute = (cwd: string, path: string): string => (path.startsWith('/') ? path : cwd === '/' ? `/${path}` : `${cwd}/${path}`)

/** A description with the generator methods that commands use. */
export class OpenDescription implements OpenFile {
  private readonly process: Process
  readonly description: Description
  constructor(process: Process, description: Description) {
    this.process = process
    this.description = description
  }
  get terminal(): boolean {
    return this.description.terminal
  }
  *read(max = 65_536): Program<string> {
    for (;;) {
      const bytes = this.description.readNow(max)
      if (bytes !== undefined) {
        if (this.process.kernel.sliceOver()) yield again
        return bytes
      }
      yield this.description.readable
    }
  }
  *readAll(): Program<string> {
    const pieces: string[] = []
    for (;;) {
      const piece = yield* this.read()
      if (piece === '') return pieces.join('')
      pieces.push(piece)
    }
  }
  *readLine(): Program<string> {
    return yield* readUntil(this.description, '\n')
  }
  *write(bytes: string): Program<void> {
    yield* writeAll(this.process, this.description, bytes)
    if (this.process.kernel.sliceOver()) yield again
  }
  close(): void {
    release(this.description)
  }
  seek(offset: number): boolean {
    return this.description.seek(offset)
  }
  stat(): FileStat {
    return this.description.stat()
  }
}

/** Everything up to and with the delimiter, or up to the end; nothing behind it is consumed. */
export function* readUntil(description: Description, delimiter: string): Program<string> {
  let out = ''
  for (;;) {
    const bytes = description.readNow(4096)
    if (bytes === undefined) {
      yield description.readable
      continue
    }
    if (bytes === '') return out
    const at = bytes.indexOf(delimiter)
    if (at >= 0) {
      if (at + 1 < bytes.length) description.unread(bytes.slice(at + 1))
      return out + bytes.slice(0, at + 1)
    }
    out += bytes
  }
}

const descriptorPath = /^\/dev\/(fd\/(\d+)|stdin|stdout|stderr)$|^\/proc\/self\/fd\/(\d+)$/

/** The number of the descriptor that a path like /dev/fd/3 or /dev/stdin means. */
export function descriptorOf(path: string): number | undefined {
  const match = descriptorPath.exec(path)
  if (!match) return undefined
  if (match[2] !== undefined) return Number(match[2])
  if (match[3] !== undefined) return Number(match[3])
  return ['stdin', 'stdout', 'stderr'].indexOf(match[1] ?? '')
}

/** The files as one process sees them. */
export class ProcessFiles implements FileSystem {
  private readonly process: Process
  private readonly store: FileStore
  constructor(process: Process) {
    this.process = process
    this.store = process.kernel.host.store
  }

  private path(path: string): string {
    if (path === '') throw new FileError('ENOENT')
    if (path.length > 4095) throw new FileError('ENAMETOOLONG')
    return absolute(this.process.cwd, path)
  }

  private descriptor(path: string): Description | undefined {
    const number = descriptorOf(path)
    if (number === undefined) return undefined
    const description = this.process.descriptors[number]
    if (!description || (number > 2 && !this.process.kernel.host.devFd)) throw new FileError('ENOENT')
    return description
  }

  /** The description behind a path, without a reference of its own. */
  openDescription(path: string, options: OpenOptions): Description {
    const full = this.path(path)
    const shared = this.descriptor(full)
    if (shared) return shared
    return this.store.open(full, { ...options, mode: (options.mode ?? 0o666) & ~this.process.umask })
  }

  open(path: string, options: OpenOptions): OpenFile {
    const description = this.openDescription(path, options)
    description.references++
    return new OpenDescription(this.process, description)
  }
  stat(path: string): FileStat {
    const full = this.path(path)
    return this.descriptor(full)?.stat() ?? this.store.stat(full)
  }
  lstat(path: string): FileStat {
    const full = this.path(path)
    return this.descriptor(full)?.stat() ?? this.store.lstat(full)
  }
  access(path: string, mode: number): boolean {
    try {
      const full = this.path(path)
      return this.descriptor(full) !== undefined || this.store.access(full, mode)
    } catch {
      return false
    }
  }
  list(path: string): string[] {
    return this.store.list(this.path(path))
  }
  mkdir(path: string, mode = 0o777): void {
    this.store.mkdir(this.path(path), mode & ~this.process.umask)
  }
  rmdir(path: string): void {
    this.store.rmdir(this.path(path))
  }
  unlink(path: string): void {
    this.store.unlink(this.path(path))
  }
  rename(from: string, to: string): void {
    this.store.rename(this.path(from), this.path(to))
  }
  link(target: string, path: string): void {
    this.store.link(this.path(target), this.path(path))
  }
  symlink(target: string, path: string): void {
    this.store.symlink(target, this.path(path))
  }
  readlink(path: string): string {
    return this.store.readlink(this.path(path))
  }
  realpath(path: string): string {
    return this.store.realpath(this.path(path))
  }
  chmod(path: string, mode: number): void {
    this.store.chmod(this.path(path), mode)
  }
  setTimes(path: string, accessedMs: number, modifiedMs: number): void {
    this.store.setTimes(this.path(path), accessedMs, modifiedMs)
  }
  mkfifo(path: string, mode = 0o666): void {
    this.store.mkfifo(this.path(path), mode & ~this.process.umask)
  }
}
