import { utf8Bytes } from '../syntax/ansi.ts'

const ascii = /^[\x00-\x7f]*$/
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

export const isAscii = (bytes: string): boolean => ascii.test(bytes)

/** Bytes of a text, one code unit each. */
export function byteString(text: string): string {
  return isAscii(text) ? text : latin(encoder.encode(text))
}

/** The code units of a byte array. */
export function latin(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return out
}

/** The byte array of a byte string. */
export function bytesOfString(bytes: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) out[i] = bytes.charCodeAt(i)
  return out
}

/** The text of a byte string; what is not UTF-8 becomes U+FFFD. */
export function textFromBytes(bytes: string): string {
  return isAscii(bytes) ? bytes : decoder.decode(bytesOfString(bytes))
}

function sequenceLength(bytes: string, i: number): number {
  const c = bytes.charCodeAt(i)
  if (c < 0x80) return 1
  const length = c >= 0xf0 && c < 0xf5 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 0
  if (length === 0 || c >= 0xf5 || i + length > bytes.length) return 0
  for (let k = 1; k < length; k++) if ((bytes.charCodeAt(i + k) & 0xc0) !== 0x80) return 0
  return length
}

/** Characters of a byte string; a byte that is no UTF-8 stands alone as U+DC00 + byte, so that nothing is lost. */
export function decodeCharacters(bytes: string): string {
  if (isAscii(bytes)) return bytes
  let out = ''
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i)
    const c = bytes.charCodeAt(i)
    if (length === 0) {
      out += String.fromCharCode(0xdc00 + c)
      i++
      continue
    }
    if (length === 1) out += bytes[i]
    else {
      let code = c & (0xff >> (length + 1))
      for (let k = 1; k < length; k++) code = (code << 6) | (bytes.charCodeAt(i + k) & 63)
      out += String.fromCodePoint(code)
    }
    i += length
  }
  return out
}

/** The byte string of what `decodeCharacters` gave. */
export function encodeCharacters(text: string): string {
  if (isAscii(text)) return text
  let out = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    out += code >= 0xdc80 && code <= 0xdcff ? String.fromCharCode(code - 0xdc00) : utf8Bytes(code)
  }
  return out
}

/** The characters of a byte string, each as its bytes. */
export function characters(bytes: string, utf8: boolean): string[] {
  if (!utf8 || isAscii(bytes)) return bytes.split('')
  const out: string[] = []
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i) || 1
    out.push(bytes.slice(i, i + length))
    i += length
  }
  return out
}

/** How many characters a byte string has. */
export const lengthOf = (bytes: string, utf8: boolean): number => (!utf8 || isAscii(bytes) ? bytes.length : characters(bytes, true).length)
