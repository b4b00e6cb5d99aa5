/** Headers in the order and letter case in which they were sent. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/**
 * A browser's `Request` drops headers that a program may well send (Host, Content-Length, User-Agent …). This header carries
 * the whole list past it, so that the far side knows what was sent.
 */
export const carriedHeadersName = 'x-carried-headers'

/** The list as the value of that header: JSON in ASCII. */
export const carryHeaders = (headers: HeaderList): string =>
  JSON.stringify(headers).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Reads such a value; undefined when it is not a list of pairs. */
export function carriedHeaders(value: string): HeaderList | undefined {
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) && list.every(isPair) ? list : undefined
  } catch {
    return undefined
  }
}

const isPair = (entry: unknown): entry is readonly [string, string] =>
  Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string')
