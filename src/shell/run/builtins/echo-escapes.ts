import { escapes, utf8Bytes } from '../../syntax/ansi.ts'

/** Escapes of `echo -e` and `%b`; `stop` when `\c` ended the output. */
export function unescapeEcho(text: string, percentB = false, missing?: () => void): { text: string; stop: boolean } {
  if (!text.includes('\\')) return { text, stop: false }
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c !== '\\') {
      out += c
      continue
    }
    const next = text[i + 1]
    if (next === 'c') return { text: out, stop: true }
    const simple = next === undefined ? undefined : escapes[next]
    if (simple !== undefined) {
      out += simple
      i++
      continue
    }
    const rest = text.slice(i + 1, i + 12)
    let match: RegExpExecArray | null
    if ((match = /^0([0-7]{0,3})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] || '0', 8) & 255)
    else if (percentB && (match = /^([1-7][0-7]{0,2})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] ?? '0', 8) & 255)
    else if ((match = /^x([0-9A-Fa-f]{1,2})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] ?? '0', 16))
    else if ((match = /^u([0-9A-Fa-f]{1,4})/.exec(rest)) || (match = /^U([0-9A-Fa-f]{1,8})/.exec(rest)))
      out += utf8Bytes(Number.parseInt(match[1] ?? '0', 16))
    else {
      if (next === 'x') missing?.()
      out += '\\'
      continue
    }
    i += match[0].length
  }
  return { text: out, stop: false }
}
