import { FileError, type FileStat, type Program, type Wait } from './command.ts'

/** Somebody waits for something to happen; every waiter is woken once. */
export class Happening implements Wait {
  private waiters = new Set<() => void>()

  subscribe(wake: () => void): () => void {
    this.waiters.add(wake)
    return () => this.waiters.delete(wake)
  }

  fire(): void {
    if (this.waiters.size === 0) return
    const waiters = this.waiters
    this.waiters = new Set()
    for (const wake of waiters) wake()
  }
}

/** A wait that is over at once: the process only lets others run. */
export const again: Wait = {
  subscribe(wake) {
    wake()
    return () => undefined
  },
}

/** An open file description: shared by every descriptor that was duplicated from it. */
export interface Description {
  /** How many descriptors refer to it. */
  references: number
  readonly terminal: boolean
  /** At most `max` bytes; '' at the end of file, undefined when it would have to wait. */
  readNow(max: number): string | undefined
  /** How many bytes were taken; fewer than all when it would have to wait. Throws a FileError. */
  writeNow(bytes: string): number
  /** Gives bytes back that were read too far. */
  unread(bytes: string): void
  readonly readable: Wait
  readonly writable: Wait
  seek(offset: number): boolean
  stat(): FileStat
  /** The last descriptor was closed. */
  release(): void
  /** Whether readNow would answer at once. */
  ready?(): boolean
  /** What it leads to, in a recording: a path, `pipe:7`. */
  readonly label?: string
  /** Opening waits: a named pipe for its other end. */
  opening?(): Program<void>
}

/** A stat for what is no file of a file system. */
export const anonymousStat = (kind: FileStat['kind'], inode: number): FileStat => ({
  kind,
  mode: 0o600,
  size: 0,
  uid: 0,
  gid: 0,
  links: 1,
  device: 0,
  inode,
  modifiedMs: 0,
  accessedMs: 0,
  changedMs: 0,
})

const capacity = 65_536

/** The bytes between two ends. */
export class PipeBuffer {
  private chunks: string[] = []
  size = 0
  readers = 0
  writers = 0
  readonly changed = new Happening()

  push(bytes: string): number {
    if (this.readers === 0) throw new FileError('EPIPE')
    const room = capacity - this.size
    if (room <= 0 || (bytes.length <= 4096 && bytes.length > room)) return 0
    const part = bytes.length <= room ? bytes : bytes.slice(0, room)
    this.chunks.push(part)
    this.size += part.length
    this.changed.fire()
    return part.length
  }

  shift(max: number): string | undefined {
    if (this.size === 0) return this.writers === 0 ? '' : undefined
    let out = this.chunks.shift() ?? ''
    while (out.length < max && this.chunks.length > 0) out += this.chunks.shift() ?? ''
    if (out.length > max) {
      this.chunks.unshift(out.slice(max))
      out = out.slice(0, max)
    }
    this.size -= out.length
    this.changed.fire()
    return out
  }

  unshift(bytes: string): void {
    if (bytes === '') return
    this.chunks.unshift(bytes)
    this.size += bytes.length
  }
}

let pipes = 1000

class PipeEnd implements Description {
  references = 0
  readonly terminal = false
  readonly inode = pipes++
  protected readonly buffer: PipeBuffer
  get label(): string {
    return `pipe:${this.inode}`
  }
  readonly readable: Wait
  readonly writable: Wait
  constructor(buffer: PipeBuffer) {
    this.buffer = buffer
    this.readable = buffer.changed
    this.writable = buffer.changed
  }
  readNow(_max: number): string | undefined {
    throw new FileError('EBADF')
  }
  writeNow(_bytes: string): number {
    throw new FileError('EBADF')
  }
  unread(bytes: string): void {
    this.buffer.unshift(bytes)
  }
  seek(): boolean {
    return false
  }
  stat(): FileStat {
    return anonymousStat('pipe', this.inode)
  }
  release(): void {
    this.buffer.changed.fire()
  }
}

class PipeReader extends PipeEnd {
  override readNow(max: number): string | undefined {
    return this.buffer.shift(max)
  }
  ready(): boolean {
    return this.buffer.size > 0 || this.buffer.writers === 0
  }
  override release(): void {
    this.buffer.readers--
    super.release()
  }
}

class PipeWriter extends PipeEnd {
  override writeNow(bytes: string): number {
    return this.buffer.push(bytes)
  }
  override release(): void {
    this.buffer.writers--
    super.release()
  }
}

/** A new pipe: what is written to one end is read from the other. */
export function pipe(): { reader: Description; writer: Description } {
  const buffer = new PipeBuffer()
  buffer.readers = 1
  buffer.writers = 1
  return { reader: new PipeReader(buffer), writer: new PipeWriter(buffer) }
}

/** Both ends of one buffer in one description: a named pipe opened for reading and writing. */
export function namedPipeEnd(buffer: PipeBuffer, read: boolean, write: boolean): Description {
  const end = read ? new PipeReader(buffer) : new PipeWriter(buffer)
  if (read) buffer.readers++
  if (write) buffer.writers++
  buffer.changed.fire()
  if (read && write) {
    end.writeNow = (bytes) => buffer.push(bytes)
    end.release = () => {
      buffer.readers--
      buffer.writers--
      buffer.changed.fire()
    }
  }
  return end
}

/** Gathers what a command substitution prints. */
export class Collector implements Description {
  references = 0
  readonly terminal = false
  readonly label = 'substitution'
  readonly closed = new Happening()
  text = ''
  open = true
  readonly readable: Wait = again
  readonly writable: Wait = again
  readNow(): string | undefined {
    throw new FileError('EBADF')
  }
  writeNow(bytes: string): number {
    this.text += bytes
    return bytes.length
  }
  unread(): void {}
  seek(): boolean {
    return false
  }
  stat(): FileStat {
    return anonymousStat('pipe', 999)
  }
  release(): void {
    this.open = false
    this.closed.fire()
  }
}

/** A text to read: here-documents and strings. */
export class TextSource implements Description {
  references = 0
  readonly terminal = false
  readonly readable: Wait = again
  readonly writable: Wait = again
  private text: string
  private position = 0
  constructor(text: string) {
    this.text = text
  }
  readNow(max: number): string {
    const out = this.text.slice(this.position, this.position + max)
    this.position += out.length
    return out
  }
  writeNow(): number {
    throw new FileError('EBADF')
  }
  unread(bytes: string): void {
    this.position -= bytes.length
  }
  seek(offset: number): boolean {
    this.position = offset
    return true
  }
  stat(): FileStat {
    return { ...anonymousStat('file', 998), size: this.text.length }
  }
  release(): void {}
}
