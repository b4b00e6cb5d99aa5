import { jsonError } from '#project/json-error.ts'

/** The event with one item on a line; undefined when it is not JSON. */
export function laidOut(event: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(event), null, 2)
  } catch {
    return undefined
  }
}

/** Where the text stops being JSON, counted in UTF-16 units from its start. */
export function offsetOf(event: string): number | undefined {
  const error = jsonError(event)
  if (!error) return undefined
  const before = event.split('\n').slice(0, error.line - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + error.column - 1
}
