import type { SourceFile } from '#project/files.ts'
import { byteString, bytesOfString, isAscii, latin, textFromBytes } from '#shell/expand/text.ts'
import type { MemoryStore } from '#shell/fs/memory-store.ts'
import type { BootSpec, TemporaryChanges } from '../runtime.ts'

/** Who is told of files in `/tmp`. */
interface Keeper {
  readonly keepTemporary?: (changes: TemporaryChanges) => void
}

const root = '/tmp/'

/** Bytes that are told at once; more waits for `pause` ms, so that a program that writes much is not slowed by telling of it. */
const atOnce = 262_144
const pause = 250
/** A larger file is not kept, bytes: the page could not hold what fits into /tmp. */
const largestKept = 16 * 1024 * 1024

/** Puts what an earlier program left in `/tmp` where it was. */
export function restoreTemporary(store: MemoryStore, { temporary = {} }: Pick<BootSpec, 'temporary'>): void {
  for (const [path, { content, executable }] of Object.entries(temporary))
    store.place(byteString(root + path), typeof content === 'string' ? byteString(content) : latin(content), executable ? 0o755 : 0o644)
}

/** Tells the page what becomes of the files in `/tmp`: a killed program cannot be asked any more. */
export class TemporaryFiles {
  readonly #store: MemoryStore
  readonly #host: Keeper
  readonly #touched = new Set<string>()
  #told = 0

  constructor(store: MemoryStore, host: Keeper) {
    this.#store = store
    this.#host = host
  }

  touched(path: string): void {
    if (path.startsWith(root)) this.#touched.add(path)
  }

  /** To be called often; `now` is any clock in ms. */
  tell(now: number): void {
    const changes = this.take(now)
    if (changes) this.#host.keepTemporary?.(changes)
  }

  /** What there is to tell now, which counts as told. */
  take(now: number): TemporaryChanges | undefined {
    if (this.#touched.size === 0) return undefined
    if (this.#bytes() > atOnce && now - this.#told < pause) return undefined
    this.#told = now
    const changes: Record<string, SourceFile | null> = {}
    for (const path of this.#touched) changes[textFromBytes(path.slice(root.length))] = this.#fileAt(path)
    this.#touched.clear()
    return changes
  }

  #bytes(): number {
    let sum = 0
    for (const path of this.#touched) sum += this.#store.peek(path, 0)?.bytes ?? 0
    return sum
  }

  #fileAt(path: string): SourceFile | null {
    const size = this.#store.peek(path, 0)?.bytes ?? Number.POSITIVE_INFINITY
    const found = size <= largestKept ? this.#store.peek(path, size) : undefined
    if (!found) return null
    // A text crosses to the page faster than bytes.
    const content = isAscii(found.start) ? found.start : bytesOfString(found.start)
    return { content, executable: this.#store.access(path, 1) }
  }
}
