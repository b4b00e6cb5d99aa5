import { crc32 } from 'node:zlib'

/**
 * One message of `application/vnd.amazon.eventstream`, the framing in which AWS streams answers: lengths, headers and payload,
 * each part followed by its checksum. All numbers are big-endian.
 */
export function eventMessage(eventType: string, contentType: string, payload: Uint8Array): Buffer {
  const headers = Buffer.concat([header(':event-type', eventType), header(':content-type', contentType), header(':message-type', 'event')])
  const length = preludeBytes + headers.length + payload.length + crcBytes
  const prelude = Buffer.concat([uint32(length), uint32(headers.length)])
  const message = Buffer.concat([prelude, uint32(crc32(prelude)), headers, payload])
  return Buffer.concat([message, uint32(crc32(message))])
}

const crcBytes = 4
const preludeBytes = 8 + crcBytes
/** The type of a header's value: a text. */
const textValue = 7

function header(name: string, value: string): Buffer {
  const [key, text] = [Buffer.from(name), Buffer.from(value)]
  const lengths = Buffer.alloc(3)
  lengths.writeUInt8(textValue)
  lengths.writeUInt16BE(text.length, 1)
  return Buffer.concat([Buffer.from([key.length]), key, lengths, text])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
