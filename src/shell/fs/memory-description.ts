import { FileError, type FileStat, type OpenOptions, type Wait } from '../process/command.ts'
import { again, type Description } from '../process/description.ts'
import { statOf } from './memory-node.ts'
import type { MemoryNode, MemoryStore } from './memory-store.ts'

/** An open regular file or directory. */
export class FileDescription implements Description {
  references = 0
  readonly terminal = false
  readonly readable: Wait = again
  readonly writable: Wait = again
  private position = 0
  private readonly store: MemoryStore
  private readonly node: MemoryNode
  private readonly options: OpenOptions
  readonly label: string

  constructor(store: MemoryStore, node: MemoryNode, options: OpenOptions, path: string) {
    this.label = path
    this.store = store
    this.node = node
    this.options = options
  }

  readNow(max: number): string {
    if (this.node.kind === 'directory') throw new FileError('EISDIR')
    if (!this.options.read) throw new FileError('EBADF')
    const bytes = this.node.content.read(this.position, max)
    this.position += bytes.length
    return bytes
  }

  writeNow(bytes: string): number {
    if (!this.options.write && !this.options.append) throw new FileError('EBADF')
    const { node } = this
    const at = this.options.append ? node.content.length : this.position
    const grown = at + bytes.length - node.content.length
    // What still fits is written; the rest meets a full disk.
    const fits = grown <= this.store.room ? bytes : bytes.slice(0, Math.max(0, bytes.length - (grown - this.store.room)))
    if (fits === '' && bytes !== '') throw new FileError('ENOSPC')
    this.store.account(Math.max(0, at + fits.length - node.content.length))
    node.content.write(at, fits)
    this.position = at + fits.length
    node.modifiedMs = this.store.options.now()
    this.store.changed?.(this.label)
    return fits.length
  }

  unread(bytes: string): void {
    this.position -= bytes.length
  }
  seek(offset: number): boolean {
    this.position = offset
    return true
  }
  stat(): FileStat {
    return statOf(this.node)
  }
  release(): void {}
}

export type DeviceName = 'null' | 'zero' | 'full' | 'random' | 'urandom'

/** An open character device. */
export class DeviceDescription implements Description {
  references = 0
  readonly terminal = false
  readonly readable: Wait = again
  readonly writable: Wait = again
  private readonly node: MemoryNode
  private readonly device: DeviceName
  private readonly random: () => number
  get label(): string {
    return `/dev/${this.device}`
  }

  constructor(node: MemoryNode, device: DeviceName, random: () => number) {
    this.node = node
    this.device = device
    this.random = random
  }

  readNow(max: number): string {
    if (this.device === 'null') return ''
    if (this.device === 'zero' || this.device === 'full') return '\0'.repeat(max)
    let bytes = ''
    for (let i = 0; i < max; i += 1) bytes += String.fromCharCode(Math.floor(this.random() * 256))
    return bytes
  }
  writeNow(bytes: string): number {
    if (this.device === 'full') throw new FileError('ENOSPC')
    return bytes.length
  }
  unread(): void {}
  seek(): boolean {
    return true
  }
  stat(): FileStat {
    return statOf(this.node)
  }
  release(): void {}
}
