import { type ErrorCode, FileError, type FileStat, type OpenOptions } from '../process/command.ts'
import { type Description, namedPipeEnd, PipeBuffer } from '../process/description.ts'
import type { FileStore } from '../process/file-store.ts'
import { FileContent } from './file-content.ts'
import { DeviceDescription, type DeviceName, FileDescription } from './memory-description.ts'
import { statOf } from './memory-node.ts'

/** One file of a machine that lives in memory. Contents are byte strings. */
export interface MemoryNode {
  kind: FileStat['kind']
  mode: number
  uid: number
  gid: number
  links: number
  readonly inode: number
  modifiedMs: number
  accessedMs: number
  changedMs: number
  /** Of a regular file. */
  readonly content: FileContent
  /** Of a symbolic link. */
  target: string
  /** Of a directory. */
  readonly entries: Map<string, MemoryNode>
  device?: DeviceName
  pipe?: PipeBuffer
}

export interface MemoryStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly uid: number
  readonly gid: number
  readonly random: () => number
  /** Directories below which things can be changed once `seal` was called; devices can be written anywhere. */
  readonly writable: readonly string[]
  /** Bytes that may be written below `/tmp`. */
  readonly temporaryBytes: number
}

/** The disk of an execution environment: read-only but for `/tmp`, which has a size. */
export class MemoryStore implements FileStore {
  readonly options: MemoryStoreOptions
  private readonly root: MemoryNode
  private inodes = 1
  private sealed = false
  /** Bytes in regular files. */
  used = 0
  /** Told of every path whose file was written or removed; nobody unless asked. */
  changed: ((path: string) => void) | undefined

  constructor(options: MemoryStoreOptions) {
    this.options = options
    this.root = this.make('directory', 0o755)
    for (const path of ['/dev', '/tmp', '/var/task', '/var/runtime', '/opt', '/usr/bin', '/usr/local/bin', '/bin', '/etc', '/proc/self'])
      this.makeDirectories(path)
    this.lookup('/tmp').mode = 0o1777
    for (const device of ['null', 'zero', 'full', 'random', 'urandom'] as const) this.makeDevice(device)
  }

  private make(kind: FileStat['kind'], mode: number): MemoryNode {
    const { uid, gid, now } = this.options
    const at = now()
    const node: MemoryNode = {
      kind,
      mode,
      uid,
      gid,
      links: 1,
      inode: this.inodes,
      modifiedMs: at,
      accessedMs: at,
      changedMs: at,
      content: new FileContent(),
      target: '',
      entries: new Map(),
    }
    this.inodes += 1
    return node
  }

  private makeDevice(device: DeviceName): void {
    const node = this.make('character', 0o666)
    node.device = device
    this.lookup('/dev').entries.set(device, node)
  }

  makeDirectories(path: string): void {
    let node = this.root
    for (const name of path.split('/').filter((piece) => piece !== '')) {
      const next = node.entries.get(name) ?? this.make('directory', 0o755)
      node.entries.set(name, next)
      node = next
    }
  }

  /** Puts a file there before the machine starts. */
  place(path: string, content: string, mode: number): void {
    const at = path.lastIndexOf('/')
    this.makeDirectories(path.slice(0, at))
    const node = this.make('file', mode)
    node.content.append(content)
    this.lookup(path.slice(0, at) || '/').entries.set(path.slice(at + 1), node)
  }

  /** Size and first bytes of a regular file; undefined when there is none. */
  peek(path: string, longest: number): { bytes: number; start: string } | undefined {
    if (!this.access(path, 0)) return undefined
    const { node } = this.walk(path, true)
    return node?.kind === 'file' ? { bytes: node.content.length, start: node.content.read(0, longest) } : undefined
  }

  /** From now on the read-only directories are. */
  seal(): void {
    this.sealed = true
  }

  /** Takes or gives back space; throws ENOSPC when there is not enough. */
  account(bytes: number): void {
    if (bytes > 0 && this.used + bytes > this.options.temporaryBytes) throw new FileError('ENOSPC')
    this.used += bytes
  }

  /** Bytes that may still be written. */
  get room(): number {
    return this.options.temporaryBytes - this.used
  }

  private writable(path: string): void {
    if (this.isReadOnly(path)) throw new FileError('EROFS')
  }

  private isReadOnly(path: string): boolean {
    return this.sealed && !this.options.writable.some((top) => path === top || path.startsWith(top.endsWith('/') ? top : `${top}/`))
  }

  /** The node at a path; links in its last piece are followed when asked. */
  private walk(path: string, follow: boolean): Walk {
    const found = this.find(path, follow)
    if (typeof found === 'string') throw new FileError(found)
    return found
  }

  /** The same, or why there is no way: an exception costs more than the whole walk. */
  private find(path: string, follow: boolean, hops = 0): Walk | ErrorCode {
    if (hops > 40) return 'ELOOP'
    const pieces = path.split('/').filter((piece) => piece !== '' && piece !== '.')
    const trail: { node: MemoryNode; name: string }[] = [{ node: this.root, name: '' }]
    for (let i = 0; i < pieces.length; i += 1) {
      const name = pieces[i] ?? ''
      const last = i === pieces.length - 1
      const here = trail.at(-1)?.node ?? this.root
      if (here.kind !== 'directory') return 'ENOTDIR'
      if (name === '..') {
        if (trail.length > 1) trail.pop()
        continue
      }
      const node = here.entries.get(name)
      const at = () => `${trail.map((one) => one.name).join('/')}/${name}`
      if (node?.kind === 'symlink' && (!last || follow)) {
        const base = trail.map((one) => one.name).join('/')
        const target = node.target.startsWith('/') ? node.target : `${base}/${node.target}`
        return this.find([target, ...pieces.slice(i + 1)].join('/'), follow, hops + 1)
      }
      if (last) return { parent: here, name, node, path: at() }
      if (!node) return 'ENOENT'
      trail.push({ node, name })
    }
    const end = trail.at(-1)
    const parent = trail.at(-2)?.node ?? this.root
    return { parent, name: end?.name ?? '', node: end?.node, path: trail.map((one) => one.name).join('/') || '/' }
  }

  private lookup(path: string, follow = true): MemoryNode {
    const { node } = this.walk(path, follow)
    if (!node || (path.endsWith('/') && node.kind !== 'directory')) throw new FileError(node ? 'ENOTDIR' : 'ENOENT')
    return node
  }

  open(path: string, options: OpenOptions): Description {
    const found = this.walk(path, true)
    const changes = options.write === true || options.append === true
    let { node } = found
    if (node && options.exclusive && options.create) throw new FileError('EEXIST')
    if (!node) {
      if (!options.create) throw new FileError('ENOENT')
      if (path.endsWith('/')) throw new FileError('EISDIR')
      this.writable(found.path)
      node = this.make('file', options.mode ?? 0o644)
      found.parent.entries.set(found.name, node)
      found.parent.modifiedMs = this.options.now()
      this.changed?.(found.path)
    } else {
      if (node.kind === 'directory' && changes) throw new FileError('EISDIR')
      if (changes && node.kind === 'file') this.writable(found.path)
      if (!this.permitted(node, (options.read ? 4 : 0) | (changes ? 2 : 0))) throw new FileError('EACCES')
    }
    if (node.device) return new DeviceDescription(node, node.device, this.options.random)
    if (node.pipe) return namedPipeEnd(node.pipe, options.read === true, changes)
    if (options.truncate && node.kind === 'file') {
      this.truncate(node)
      this.changed?.(found.path)
    }
    return new FileDescription(this, node, options, found.path)
  }

  private truncate(node: MemoryNode): void {
    this.account(-node.content.length)
    node.content.truncate(0)
    node.modifiedMs = this.options.now()
  }

  private permitted(node: MemoryNode, wanted: number): boolean {
    return ((node.mode >> 6) & wanted) === wanted
  }

  stat(path: string): FileStat {
    return statOf(this.lookup(path))
  }
  lstat(path: string): FileStat {
    return statOf(this.lookup(path, false))
  }
  access(path: string, mode: number): boolean {
    const found = this.find(path, true)
    if (typeof found === 'string') return false
    const { node, path: full } = found
    if (!node) return false
    if (mode & 2 && node.kind !== 'character' && this.isReadOnly(full)) return false
    return this.permitted(node, mode)
  }
  list(path: string): string[] {
    const node = this.lookup(path)
    if (node.kind !== 'directory') throw new FileError('ENOTDIR')
    return [...node.entries.keys()]
  }

  mkdir(path: string, mode: number): void {
    const found = this.walk(path, true)
    if (found.node) throw new FileError('EEXIST')
    this.writable(found.path)
    found.parent.entries.set(found.name, this.make('directory', mode))
  }
  rmdir(path: string): void {
    const { parent, name, node, path: full } = this.walk(path, false)
    if (!node) throw new FileError('ENOENT')
    if (node.kind !== 'directory') throw new FileError('ENOTDIR')
    if (node.entries.size > 0) throw new FileError('ENOTEMPTY')
    this.writable(full)
    parent.entries.delete(name)
  }
  unlink(path: string): void {
    const { parent, name, node, path: full } = this.walk(path, false)
    if (!node) throw new FileError('ENOENT')
    if (node.kind === 'directory') throw new FileError('EISDIR')
    this.writable(full)
    parent.entries.delete(name)
    node.links -= 1
    if (node.links === 0 && node.kind === 'file') this.account(-node.content.length)
    this.changed?.(full)
  }
  rename(from: string, to: string): void {
    const source = this.walk(from, false)
    const target = this.walk(to, false)
    if (!source.node) throw new FileError('ENOENT')
    if (source.node === target.node) return
    this.writable(source.path)
    this.writable(target.path)
    if (target.path.startsWith(`${source.path}/`)) throw new FileError('EINVAL')
    if (target.node?.kind === 'directory' && source.node.kind !== 'directory') throw new FileError('EISDIR')
    if (target.node && target.node.kind !== 'directory' && source.node.kind === 'directory') throw new FileError('ENOTDIR')
    if (target.node && target.node.entries.size > 0) throw new FileError('ENOTEMPTY')
    if (target.node?.kind === 'file') this.account(-target.node.content.length)
    source.parent.entries.delete(source.name)
    target.parent.entries.set(target.name, source.node)
    this.changed?.(source.path)
    this.changed?.(target.path)
  }
  link(target: string, path: string): void {
    const node = this.lookup(target, false)
    if (node.kind === 'directory') throw new FileError('EPERM')
    this.insert(path, node)
    node.links += 1
  }
  symlink(target: string, path: string): void {
    const node = this.make('symlink', 0o777)
    node.target = target
    this.insert(path, node)
  }
  mkfifo(path: string, mode: number): void {
    const node = this.make('pipe', mode)
    node.pipe = new PipeBuffer()
    this.insert(path, node)
  }
  private insert(path: string, node: MemoryNode): void {
    const found = this.walk(path, false)
    if (found.node) throw new FileError('EEXIST')
    this.writable(found.path)
    found.parent.entries.set(found.name, node)
    this.changed?.(found.path)
  }
  readlink(path: string): string {
    const node = this.lookup(path, false)
    if (node.kind !== 'symlink') throw new FileError('EINVAL')
    return node.target
  }
  realpath(path: string): string {
    const { node, path: full } = this.walk(path, true)
    if (!node) throw new FileError('ENOENT')
    return full
  }
  chmod(path: string, mode: number): void {
    const { node, path: full } = this.walk(path, true)
    if (!node) throw new FileError('ENOENT')
    this.writable(full)
    node.mode = mode
    node.changedMs = this.options.now()
  }
  setTimes(path: string, accessedMs: number, modifiedMs: number): void {
    const { node, path: full } = this.walk(path, true)
    if (!node) throw new FileError('ENOENT')
    this.writable(full)
    node.accessedMs = accessedMs
    node.modifiedMs = modifiedMs
  }
}

interface Walk {
  readonly parent: MemoryNode
  readonly name: string
  readonly node: MemoryNode | undefined
  readonly path: string
}
