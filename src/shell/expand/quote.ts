import { characters, isAscii } from './text.ts'

const control = /[\x00-\x1f\x7f]/
const named: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\x1b': '\\E',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  "'": "\\'",
}

const needsAnsi = (text: string): boolean =>
  control.test(text) || (!isAscii(text) && characters(text, true).some((c) => c.length === 1 && c > '\x7f'))

/** `$'…'`. */
export function ansiQuote(text: string): string {
  let out = ''
  for (const c of characters(text, true)) {
    const code = c.charCodeAt(0)
    if (named[c] !== undefined) out += named[c]
    else if (c.length === 1 && (code < 32 || code >= 127)) out += `\\${code.toString(8).padStart(3, '0')}`
    else out += c
  }
  return `$'${out}'`
}

export const singleQuote = (text: string): string => (text === "'" ? "\\'" : `'${text.replaceAll("'", "'\\''")}'`)

/** As `${x@Q}` and `set -x`'s kin quote: always in quotes. */
export const quoteAlways = (text: string): string => (text === "'" ? "\\'" : needsAnsi(text) ? ansiQuote(text) : singleQuote(text))

const special = /[ \t\n!"#$&'()*;<>?[\\\]^`{|}~]/

/** As `set` and `alias` list values: bare when nothing needs quotes. */
export function quoteValue(text: string): string {
  if (text === '') return ''
  if (needsAnsi(text)) return ansiQuote(text)
  return special.test(text) ? singleQuote(text) : text
}

/** As `set -x` shows a word. */
export function quoteTrace(text: string): string {
  if (text === '') return "''"
  if (/[ \t\n!"$&'()*;<>?[\\\]^`{|}]/.test(text) || /^[~#]/.test(text) || /[:=]~/.test(text)) return singleQuote(text)
  return needsAnsi(text) ? ansiQuote(text) : text
}

/** As `declare -p` shows a value. */
export function quoteDeclared(text: string): string {
  if (needsAnsi(text)) return ansiQuote(text)
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`
}

/** As `declare -p` shows a key of an associative array. */
export function quoteKey(text: string): string {
  if (needsAnsi(text)) return ansiQuote(text)
  return special.test(text) || text === '' || text === '@' || text === '*' ? `"${text.replace(/["$`\\]/g, '\\$&')}"` : text
}

/** As `printf %q` quotes: with backslashes. */
export function quoteBackslash(text: string): string {
  if (text === '') return "''"
  if (needsAnsi(text)) return ansiQuote(text)
  return text
    .replace(/[ !"$&'()*,;<>?[\\\]^`{|}]/g, '\\$&')
    .replace(/^[~#]/, '\\$&')
    .replace(/([:=])~/g, '$1\\~')
}
