import { InMemoryFs } from 'just-bash/browser'
import type { FileSet } from '#project/files.ts'
import type { BootSpec } from '../runtime.ts'
import { latin1 } from './latin-1.ts'

/** Whatever is appended here goes out at once. */
export const liveStderr = '/dev/.stderr'

/** A write into a part of the disk that Lambda mounts read-only. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly'
  readonly path: string

  constructor(path: string) {
    super('Read-only file system')
    this.path = path
  }
}

const files = (root: string, set: FileSet) =>
  Object.entries(set).map(([path, { content, executable }]) => [`${root}/${path}`, { content, mode: executable ? 0o755 : 0o644 }] as const)

const folders = ['/tmp', '/var/task', '/var/runtime', '/opt', '/bin', '/usr/bin', '/usr/local/bin', '/etc', '/proc/self/fd']
const devices = ['null', 'zero', 'stdin', 'stdout', 'stderr'].map((name) => [`/dev/${name}`, ''] as const)

/** Lambda's disk: `/var/task` and `/opt` read-only, `/tmp` writable. */
export class LambdaDisk extends InMemoryFs {
  readonly #wroteStderr: (text: string) => void

  constructor({ task, layer }: BootSpec, wroteStderr: (text: string) => void) {
    super(Object.fromEntries([...devices, ...files('/var/task', task), ...files('/opt', layer)]))
    for (const folder of folders) this.mkdirSync(folder, { recursive: true })
    this.#wroteStderr = wroteStderr
  }

  // just-bash spreads 64 KiB at a time into String.fromCharCode, which overflows the small stack of a worker.
  override async readFileBytes(path: string) {
    // Only just-bash can make its type of byte strings; at run time it is this string.
    return latin1(await this.readFileBuffer(path)) as never
  }
  override async readFile(...[path, options]: Parameters<InMemoryFs['readFile']>) {
    const encoding = typeof options === 'string' ? options : options?.encoding
    return encoding === 'binary' || encoding === 'latin1' ? latin1(await this.readFileBuffer(path)) : super.readFile(path, options)
  }
  override async writeFile(...[path, content, options]: Parameters<InMemoryFs['writeFile']>) {
    if (path === liveStderr) return this.#stderr(content)
    return super.writeFile(writable(path), content, options)
  }
  override async appendFile(...[path, content, options]: Parameters<InMemoryFs['appendFile']>) {
    if (path === liveStderr) return this.#stderr(content)
    return super.appendFile(writable(path), content, options)
  }
  override async mkdir(...[path, options]: Parameters<InMemoryFs['mkdir']>) {
    return super.mkdir(writable(path), options)
  }
  override async rm(...[path, options]: Parameters<InMemoryFs['rm']>) {
    return super.rm(writable(path), options)
  }
  override async mv(...[from, to]: Parameters<InMemoryFs['mv']>) {
    return super.mv(writable(from), writable(to))
  }
  override async cp(...[from, to, options]: Parameters<InMemoryFs['cp']>) {
    return super.cp(from, writable(to), options)
  }
  override async chmod(...[path, mode]: Parameters<InMemoryFs['chmod']>) {
    return super.chmod(writable(path), mode)
  }
  override async symlink(...[target, path]: Parameters<InMemoryFs['symlink']>) {
    return super.symlink(target, writable(path))
  }
  override async link(...[existing, path]: Parameters<InMemoryFs['link']>) {
    return super.link(existing, writable(path))
  }
  override async utimes(...[path, accessed, modified]: Parameters<InMemoryFs['utimes']>) {
    return super.utimes(writable(path), accessed, modified)
  }

  #stderr(content: string | Uint8Array) {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
    if (text !== '') this.#wroteStderr(text)
  }
}

function writable(path: string): string {
  if (/^\/(var\/task|opt)(\/|$)/.test(path)) throw new ReadOnly(path)
  return path
}
