import type { Bytes } from '#base/bytes.ts'
import type { BodyId, BodyRef } from '#lambda/runtime-api.ts'

/** Bytes that can be read. */
export interface Bodies {
  /** Throws when the id was never put: that would be a bug of ours. */
  get(id: BodyId): Bytes
}

/** Bytes kept beside the trace. */
export interface BodyStore extends Bodies {
  put(bytes: Bytes): BodyRef
  forget(id: BodyId): void
  /** Everything that is kept. */
  readonly all: ReadonlyMap<BodyId, Bytes>
  /** Bytes kept now. */
  readonly size: number
}

export function bodyStore(): BodyStore {
  const kept = new Map<BodyId, Bytes>()
  let count = 0
  let size = 0
  return {
    all: kept,
    put(bytes) {
      const id = `body-${++count}` as BodyId
      kept.set(id, bytes)
      size += bytes.length
      return { id, bytes: bytes.length }
    },
    get(id) {
      const bytes = kept.get(id)
      if (!bytes) throw new Error(`Failed to read ${id}: no such body`)
      return bytes
    },
    forget(id) {
      size -= kept.get(id)?.length ?? 0
      kept.delete(id)
    },
    get size() {
      return size
    },
  }
}
