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
  const start = pattern.startsWith('/') ? '/' : ''
  let paths = [start]
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] ?? ''
    const last = i === pieces.length - 1
    if (piece === '') {
      if (last)
        paths = paths.filter((path) => path !== '' && isDirectory(shell, path)).map((path) => (path.endsWith('/') ? path : `${path}/`))
      continue
    }
    if (piece === '**' && shell.shopt.globstar) paths = paths.flatMap((path) => starstar(shell, path, last))
    else if (hasGlob(piece, extended)) paths = paths.flatMap((path) => matches(shell, path, piece, last))
    else paths = paths.map((path) => join(path, unescape(piece))).filter((path) => exists(shell, path))
    if (paths.length === 0) return []
  }
  const found = [...new Set(paths)].filter((path) => path !== '').sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return ignored(shell, found)
}

function ignored(shell: Shell, paths: string[]): string[] {
  const ignore = shell.get('GLOBIGNORE')
  if (!ignore) return paths
  const patterns = ignore
    .split(':')
    .filter((one) => one !== '')
    .map((one) => patternOf(one, shell.patternOptions))
  return paths.filter((path) => !patterns.some((one) => one.test(path)) && !/(^|\/)\.\.?$/.test(path))
}

/** Pieces between slashes; a slash inside brackets or parentheses of extglob still separates, as in bash. */
function splitPath(pattern: string, extended: boolean): string[] {
  const out: string[] = []
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
      out.push(piece)
      piece = ''
      while (text[i + 1] === '/') i++
    } else piece += c
  }
  out.push(piece)
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
