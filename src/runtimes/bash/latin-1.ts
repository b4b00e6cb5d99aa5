/** A string with one code unit per byte: how just-bash hands bytes around. In pieces, because the stack of a worker is small. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
