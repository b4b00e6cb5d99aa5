import type { BodyId } from './runtime-api.ts'

/** The bodies that an event, or any other plain value, names. */
export function bodiesIn(value: unknown): readonly BodyId[] {
  if (typeof value !== 'object' || value === null) return []
  if ('id' in value && 'bytes' in value) return [value.id as BodyId]
  return Object.values(value).flatMap(bodiesIn)
}
