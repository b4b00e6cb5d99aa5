/** A name as coreutils shows it: always in quotes, as a shell would read it. */
export function quoted(name: string): string {
  if (/[\x00-\x1f\x7f]/.test(name))
    return name
      .split(/([\x00-\x1f\x7f]+)/)
      .map(quotedPiece)
      .join('')
  if (!name.includes("'")) return `'${name}'`
  return /["$`\\]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`
}

const quotedPiece = (piece: string, index: number) => {
  if (index % 2 === 0) return index === 0 || piece !== '' ? `'${piece}'` : ''
  const escapes = [...piece].map((letter) => named[letter] ?? `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`)
  return `$'${escapes.join('')}'`
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}

/** A name as coreutils shows it before a colon: in quotes only when a shell would need them. */
export const quotedIfNeeded = (name: string): string => (name === '' || /[^\w@%+=:,./\x80-\xff-]|:$/.test(name) ? quoted(name) : name)

/** A word as messages quote it: ‘so’ in a UTF-8 locale, 'so' elsewhere. The marks are beyond a byte until `inLocale` chooses. */
export const quotedWord = (word: string): string => `\u2018${word}\u2019`

/** Puts the locale's quotation marks in. */
export const inLocale = (message: string, utf8: boolean): string =>
  message.replace(/\u2018/g, utf8 ? '\xe2\x80\x98' : "'").replace(/\u2019/g, utf8 ? '\xe2\x80\x99' : "'")
