export type Bytes = Uint8Array<ArrayBuffer>

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

/** The text of UTF-8 bytes; bytes that are not UTF-8 become U+FFFD. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Whether the bytes are well-formed UTF-8, and so can be shown as text without loss. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether the bytes are one JSON text. */
export function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(textOf(bytes))
    return true
  } catch {
    return false
  }
}

/** All of these bytes in one piece. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
