import fs from 'node:fs'
import { latin } from '#shell/expand/text.ts'
import { FileError, type FileStat, isErrorCode, type OpenOptions } from '#shell/process/command.ts'
import { again, anonymousStat, type Description, Happening } from '#shell/process/description.ts'
import type { FileStore } from '#shell/process/file-store.ts'

/** The path as bytes, as the system wants it. */
const native = (path: string): Buffer | string => (/^[\x20-\x7e]*$/.test(path) ? path : Buffer.from(path, 'latin1'))

function attempt<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      throw new FileError(isErrorCode(error.code) ? error.code : 'EIO')
    throw error
  }
}

function statOf(stats: fs.Stats): FileStat {
  return {
    kind: stats.isFile()
      ? 'file'
      : stats.isDirectory()
        ? 'directory'
        : stats.isSymbolicLink()
          ? 'symlink'
          : stats.isFIFO()
            ? 'pipe'
            : stats.isCharacterDevice()
              ? 'character'
              : stats.isBlockDevice()
                ? 'block'
                : 'socket',
    mode: stats.mode & 0o7777,
    size: stats.size,
    uid: stats.uid,
    gid: stats.gid,
    links: stats.nlink,
    device: stats.dev,
    inode: stats.ino,
    modifiedMs: stats.mtimeMs,
    accessedMs: stats.atimeMs,
    changedMs: stats.ctimeMs,
  }
}

/** A file of the real system behind a descriptor. */
class RealFile implements Description {
  references = 0
  readonly terminal: boolean = false
  readonly readable = again
  readonly writable = again
  private position = 0
  protected readonly handle: number
  private readonly append: boolean
  private readonly positioned: boolean
  private pushed = ''

  constructor(handle: number, append: boolean, positioned: boolean) {
    this.handle = handle
    this.append = append
    this.positioned = positioned
  }

  readNow(max: number): string | undefined {
    if (this.pushed !== '') {
      const out = this.pushed.slice(0, max)
      this.pushed = this.pushed.slice(out.length)
      return out
    }
    const buffer = Buffer.allocUnsafe(Math.min(max, 65_536))
    const count = attempt(() => fs.readSync(this.handle, buffer, 0, buffer.length, this.positioned ? this.position : null))
    this.position += count
    return buffer.toString('latin1', 0, count)
  }

  writeNow(bytes: string): number {
    const buffer = Buffer.from(bytes, 'latin1')
    let at = 0
    while (at < buffer.length) {
      const from = at
      try {
        at += fs.writeSync(this.handle, buffer, from, buffer.length - from, this.positioned && !this.append ? this.position + from : null)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') continue
        attempt(() => {
          throw error
        })
      }
    }
    this.position = this.append && this.positioned ? attempt(() => fs.fstatSync(this.handle).size) : this.position + buffer.length
    return bytes.length
  }

  unread(bytes: string): void {
    if (this.positioned) this.position -= bytes.length
    else this.pushed = bytes + this.pushed
  }

  seek(offset: number): boolean {
    if (!this.positioned) return false
    this.position = offset
    return true
  }

  stat(): FileStat {
    return statOf(attempt(() => fs.fstatSync(this.handle)))
  }

  release(): void {
    if (this.handle > 2) fs.closeSync(this.handle)
  }
}

/** A standard stream; a regular file keeps its place. */
export function standardOutput(handle: number): Description {
  const file = new RealFile(handle, true, false)
  Object.defineProperty(file, 'terminal', { value: process.stdout.isTTY === true && handle === 1 })
  return file
}

/** Standard input: a file is read at once, a pipe or terminal when bytes come. */
export function standardInput(): Description {
  let stats: fs.Stats
  try {
    stats = fs.fstatSync(0)
  } catch {
    return new RealFile(0, false, false)
  }
  if (stats.isFile() || (stats.isCharacterDevice() && !process.stdin.isTTY)) return new RealFile(0, false, false)
  return new StreamInput()
}

class StreamInput implements Description {
  references = 0
  readonly terminal = process.stdin.isTTY === true
  readonly readable = new Happening()
  readonly writable = again
  private buffered = ''
  private ended = false
  private started = false

  private start(): void {
    if (this.started) return
    this.started = true
    process.stdin.on('data', (chunk: Buffer) => {
      this.buffered += latin(chunk)
      if (this.buffered.length > 1_000_000) process.stdin.pause()
      this.readable.fire()
    })
    const end = () => {
      this.ended = true
      this.readable.fire()
    }
    process.stdin.on('end', end)
    process.stdin.on('error', end)
  }

  readNow(max: number): string | undefined {
    this.start()
    if (this.buffered !== '') {
      const out = this.buffered.slice(0, max)
      this.buffered = this.buffered.slice(out.length)
      if (this.buffered.length < 500_000 && process.stdin.isPaused()) process.stdin.resume()
      return out
    }
    return this.ended ? '' : undefined
  }
  ready(): boolean {
    this.start()
    return this.buffered !== '' || this.ended
  }
  writeNow(): number {
    throw new FileError('EBADF')
  }
  unread(bytes: string): void {
    this.buffered = bytes + this.buffered
  }
  seek(): boolean {
    return false
  }
  stat(): FileStat {
    return this.terminal ? anonymousStat('character', 1) : anonymousStat('pipe', 1)
  }
  release(): void {}
}

function flagsOf(options: OpenOptions): number {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK } = fs.constants
  let flags = options.write ? (options.read ? O_RDWR : O_WRONLY) : O_RDONLY
  if (options.create) flags |= O_CREAT
  if (options.exclusive) flags |= O_EXCL
  if (options.truncate) flags |= O_TRUNC
  if (options.append) flags |= O_APPEND
  void O_NONBLOCK
  return flags
}

/** The real file system. Named pipes between our own processes are kept in memory, for a real one would block everybody. */
export class RealFiles implements FileStore {
  private readonly fifo: (path: string, options: OpenOptions) => Description | undefined
  constructor(fifo: (path: string, options: OpenOptions) => Description | undefined) {
    this.fifo = fifo
  }

  open(path: string, options: OpenOptions): Description {
    const pipe = this.fifo(path, options)
    if (pipe) return pipe
    return attempt(() => {
      const handle = fs.openSync(native(path), flagsOf(options), options.mode ?? 0o666)
      const stats = fs.fstatSync(handle)
      if (stats.isDirectory()) {
        fs.closeSync(handle)
        throw new FileError('EISDIR')
      }
      return new RealFile(handle, options.append === true, stats.isFile())
    })
  }
  stat(path: string): FileStat {
    return statOf(attempt(() => fs.statSync(native(path))))
  }
  lstat(path: string): FileStat {
    return statOf(attempt(() => fs.lstatSync(native(path))))
  }
  access(path: string, mode: number): boolean {
    try {
      fs.accessSync(native(path), mode)
      return true
    } catch {
      return false
    }
  }
  list(path: string): string[] {
    return attempt(() => fs.readdirSync(native(path), { encoding: 'latin1' }))
  }
  mkdir(path: string, mode: number): void {
    attempt(() => fs.mkdirSync(native(path), mode))
  }
  rmdir(path: string): void {
    attempt(() => fs.rmdirSync(native(path)))
  }
  unlink(path: string): void {
    attempt(() => fs.unlinkSync(native(path)))
  }
  rename(from: string, to: string): void {
    attempt(() => fs.renameSync(native(from), native(to)))
  }
  link(target: string, path: string): void {
    attempt(() => fs.linkSync(native(target), native(path)))
  }
  symlink(target: string, path: string): void {
    attempt(() => fs.symlinkSync(native(target), native(path)))
  }
  readlink(path: string): string {
    return attempt(() => fs.readlinkSync(native(path), { encoding: 'latin1' }))
  }
  realpath(path: string): string {
    return attempt(() => fs.realpathSync.native(native(path), { encoding: 'latin1' }))
  }
  chmod(path: string, mode: number): void {
    attempt(() => fs.chmodSync(native(path), mode))
  }
  setTimes(path: string, accessedMs: number, modifiedMs: number): void {
    attempt(() => fs.utimesSync(native(path), accessedMs / 1000, modifiedMs / 1000))
  }
  mkfifo(_path: string, _mode: number): void {
    throw new FileError('ENOSYS')
  }
}
