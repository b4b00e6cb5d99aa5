import { readSet } from './bracket.ts'
import { decodeCharacters } from './text.ts'

const cache = new Map<string, RegExp>()

/** A POSIX extended regular expression as JavaScript's. Throws a SyntaxError for one that is wrong. */
export function compileExpression(pattern: string, ignoreCase: boolean, utf8: boolean): RegExp {
  const key = `${ignoreCase}${utf8}${pattern}`
  let known = cache.get(key)
  if (!known) {
    known = new RegExp(translate(utf8 ? decodeCharacters(pattern) : pattern, utf8), ignoreCase ? 'sui' : 'su')
    if (cache.size > 1000) cache.clear()
    cache.set(key, known)
  }
  return known
}

/** Texts longer than this get the first match that backtracking finds. */
const longestText = 500

/** POSIX's match: of those that start leftmost the longest, where JavaScript takes the first alternative that fits. */
export function longestMatch(expression: RegExp, text: string): RegExpExecArray | null {
  const match = expression.exec(text)
  if (!match || text.length > longestText || !/[|?*{]/.test(expression.source)) return match
  const end = match.index + match[0].length
  for (let rest = 0; rest < text.length - end; rest++) {
    const exact = new RegExp(`(?:${expression.source})(?=[^]{${rest}}$)`, `${expression.flags}y`)
    exact.lastIndex = match.index
    const longer = exact.exec(text)
    if (longer) return longer
  }
  return match
}

function translate(text: string, utf8: boolean): string {
  let out = ''
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\\') {
      const next = text[++i]
      if (next === undefined) throw new SyntaxError('Trailing backslash')
      out += gnuEscape(next)
    } else if (c === '[') {
      const set = readSet(text.replaceAll('[!', '[\\!'), i, utf8)
      const real = readPosixSet(text, i, utf8)
      void set
      if (!real) throw new SyntaxError('Unmatched [')
      out += real.source
      i = real.end - 1
    } else if (c === '{') {
      const bound = /^\{(\d*)(,?)(\d*)\}/.exec(text.slice(i))
      if (bound && (bound[1] !== '' || bound[2] !== '')) {
        out += `{${bound[1] || '0'}${bound[2]}${bound[3]}}`
        i += bound[0].length - 1
      } else out += '\\{'
    } else if (c === '}') out += '\\}'
    else if (c === ']') out += '\\]'
    else if (c === '/') out += '\\/'
    else if (c === '(') {
      depth++
      out += '('
    } else if (c === ')') {
      if (depth === 0) out += '\\)'
      else {
        depth--
        out += ')'
      }
    } else out += c
  }
  return out.replace(/([*+?}])([*+])/g, '$1')
}

function gnuEscape(c: string): string {
  if (c === 'w' || c === 'W' || c === 's' || c === 'S' || c === 'b' || c === 'B') return `\\${c}`
  if (c === '<') return '\\b(?=\\w)'
  if (c === '>') return '\\b(?<=\\w)'
  if (/[1-9]/.test(c)) return `\\${c}`
  return /[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c === '-' ? '-' : c
}

/** In POSIX brackets a backslash is text; the pattern comes with quoted characters escaped, so that one is dropped. */
function readPosixSet(text: string, start: number, utf8: boolean): { source: string; end: number } | undefined {
  const negated = text[start + 1] === '^'
  const shifted = negated ? text : text
  const set = readSet(
    shifted.startsWith('[!', start) ? `${shifted.slice(0, start + 1)}\\!${shifted.slice(start + 2)}` : shifted,
    start,
    utf8,
  )
  if (!set) return undefined
  return { source: set.source, end: shifted.startsWith('[!', start) ? set.end - 1 : set.end }
}
