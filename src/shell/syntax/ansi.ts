/** UTF-8 bytes of a code point, as a byte string. */
export function utf8Bytes(code: number): string {
  if (code < 0x80) return String.fromCharCode(code)
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63))
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  return String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
}

/** Escapes of one letter, as `echo -e` has them. */
export const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Those of `$'…'` and of a format of printf, which have more. */
export const letters: Readonly<Record<string, string>> = { ...escapes, "'": "'", '"': '"', '?': '?' }

/** The inside of `$'…'`. A NUL ends the text, as in bash. */
export function decodeAnsi(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c !== '\\' || i + 1 >= text.length) {
      out += c
      continue
    }
    const rest = text.slice(i + 1, i + 12)
    const simple = letters[rest[0] ?? '']
    let match: RegExpExecArray | null
    if (simple !== undefined) {
      out += simple
      i++
    } else if ((match = /^[0-7]{1,3}/.exec(rest))) {
      const code = Number.parseInt(match[0], 8) & 255
      if (code === 0) return out
      out += String.fromCharCode(code)
      i += match[0].length
    } else if ((match = /^x\{([0-9A-Fa-f]+)\}|^x([0-9A-Fa-f]{1,2})/.exec(rest))) {
      const code = Number.parseInt(match[1] ?? match[2] ?? '0', 16) & 255
      if (code === 0) return out
      out += String.fromCharCode(code)
      i += match[0].length
    } else if ((match = /^u([0-9A-Fa-f]{1,4})|^U([0-9A-Fa-f]{1,8})/.exec(rest))) {
      const code = Number.parseInt(match[1] ?? match[2] ?? '0', 16)
      if (code === 0) return out
      out += utf8Bytes(code)
      i += match[0].length
    } else if (rest[0] === 'c' && rest.length > 1) {
      out += String.fromCharCode(rest.charCodeAt(1) & 31)
      i += 2
    } else out += '\\'
  }
  return out
}

/** A word as bash keeps it: `$'…'` outside of other quotes has become `'…'`. */
export function withPlainQuotes(word: string): string {
  if (!word.includes("$'")) return word
  return word.replace(/\\.|'[^']*'|"(?:\\.|[^"\\])*"|\$'((?:\\.|[^'\\])*)'/gs, (all, inside: string | undefined) =>
    inside === undefined ? all : `'${decodeAnsi(inside).replaceAll("'", "'\\''")}'`,
  )
}
