import type { Bytes } from '#base/bytes.ts'
import type { BodyId, BodyRef } from '#lambda/runtime-api.ts'

/** Bytes kept beside the trace. */
export interface BodyStore {
  put(bytes: Bytes): BodyRef
  /** Throws when the id was never put: that would be a bug of ours. */
  get(id: BodyId): Bytes
}

export function bodyStore(): BodyStore {
  const kept = new Map<BodyId, Bytes>()
  return {
    put(bytes) {
      const id = `body-${kept.size + 1}` as BodyId
      kept.set(id, bytes)
      return { id, bytes: bytes.length }
    },
    get(id) {
      const bytes = kept.get(id)
      if (!bytes) throw new Error(`Failed to read ${id}: no such body`)
      return bytes
    },
  }
}
