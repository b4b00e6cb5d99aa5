import type { Shell } from '../run/shell.ts'
import { patternOf } from './pattern.ts'

/** A pattern with its backslashes removed. */
export const unescape = (text: string): string => text.replace(/\\(.)/gs, '$1')

export const hasGlob = (text: string, extended: boolean): boolean =>
  /(^|[^\\])(\\\\)*([*?]|\[.*\])/s.test(text) || (extended && /[?*+@!]\(/.test(text))

/** The paths that match, sorted by byte; empty when there are none. */
export function glob(shell: Shell, pattern: string): string[] {
  const extended = shell.shopt.extglob === true
  const pieces = splitPath(pattern, extended)
  let globbed = false
  let paths = [/^\/*/.exec(pattern)?.[0] ?? '']
  pieces.forEach(({ text, slashes }, i) => {
    const last = i === pieces.length - 1
    if (text === '**' && shell.shopt.globstar) paths = paths.flatMap((path) => starstar(shell, path, last && slashes === ''))
    else if (hasGlob(text, extended)) paths = paths.flatMap((path) => matches(shell, path, text, last && slashes === ''))
    else paths = paths.map((path) => join(path, unescape(text))).filter((path) => exists(shell, path))
    globbed ||= hasGlob(text, extended)
    // bash keeps several slashes only where nothing in front of them is a pattern.
    const between = globbed && !last ? '/' : slashes
    if (slashes !== '') paths = paths.filter((path) => path === '' || isDirectory(shell, path)).map((path) => ended(path, between))
  })
  const found = [...new Set(paths)].filter((path) => path !== '').sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return ignored(shell, found)
}

const ended = (path: string, slashes: string): string => (path === '' ? '' : path.endsWith('/') ? path : path + slashes)

function ignored(shell: Shell, paths: string[]): string[] {
  const ignore = shell.get('GLOBIGNORE')
  if (!ignore) return paths
  const patterns = ignore
    .split(':')
    .filter((one) => one !== '')
    .map((one) => patternOf(one, shell.patternOptions))
  return paths.filter((path) => !patterns.some((one) => one.test(path)) && !/(^|\/)\.\.?$/.test(path))
}

/** Pieces between slashes, each with the slashes behind it; a slash inside parentheses of extglob does not separate. */
function splitPath(pattern: string, extended: boolean): { text: string; slashes: string }[] {
  const out: { text: string; slashes: string }[] = []
  let depth = 0
  let piece = ''
  const text = pattern.replace(/^\/+/, '')
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\\') {
      piece += c + (text[++i] ?? '')
      continue
    }
    if (extended && c === '(') depth++
    else if (extended && c === ')') depth--
    if (c === '/' && depth <= 0) {
      let slashes = '/'
      for (; text[i + 1] === '/'; i++) slashes += '/'
      out.push({ text: piece, slashes })
      piece = ''
    } else piece += c
  }
  if (piece !== '') out.push({ text: piece, slashes: '' })
  return out
}

const join = (path: string, name: string): string => (path === '' ? name : path.endsWith('/') ? path + name : `${path}/${name}`)

function list(shell: Shell, path: string): string[] {
  try {
    return shell.files.list(path === '' ? '.' : path)
  } catch {
    return []
  }
}

function isDirectory(shell: Shell, path: string): boolean {
  try {
    return shell.files.stat(path === '' ? '.' : path).kind === 'directory'
  } catch {
    return false
  }
}

function exists(shell: Shell, path: string): boolean {
  try {
    shell.files.lstat(path)
    return true
  } catch {
    return false
  }
}

function matches(shell: Shell, path: string, piece: string, last: boolean): string[] {
  const pattern = patternOf(piece, { ...shell.patternOptions, ignoreCase: shell.shopt.nocaseglob === true })
  const dots = piece.startsWith('.') || piece.startsWith('\\.') || shell.shopt.dotglob === true || !!shell.get('GLOBIGNORE')
  const names = list(shell, path)
  if (piece.startsWith('.') && shell.shopt.globskipdots !== true) names.push('.', '..')
  const found = names.filter((name) => (dots || !name.startsWith('.')) && pattern.test(name)).map((name) => join(path, name))
  return last ? found : found.filter((one) => isDirectory(shell, one))
}

function starstar(shell: Shell, path: string, last: boolean): string[] {
  const out: string[] = path === '' || !last ? [path] : [path.endsWith('/') ? path : `${path}/`]
  const visit = (at: string) => {
    for (const name of list(shell, at)) {
      if (name.startsWith('.') && shell.shopt.dotglob !== true) continue
      const full = join(at, name)
      const directory = shell.files.lstat(full).kind === 'directory'
      if (last || directory) out.push(full)
      if (directory) visit(full)
    }
  }
  visit(path)
  return out
}
