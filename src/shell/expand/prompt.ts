import type { Shell } from '../run/shell.ts'
import { parseParts } from '../syntax/parts.ts'

/** A prompt string (PS4, `${x@P}`) expanded. */
export function promptText(shell: Shell, text: string): string {
  const home = shell.get('HOME') ?? ''
  const { user } = shell.kernel.host
  const cwd = shell.logicalCwd
  const short = cwd === home ? '~' : home !== '' && cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
  const one = (c: string): string => {
    switch (c) {
      case 'a':
        return '\x07'
      case 'e':
        return '\x1b'
      case 'n':
        return '\n'
      case 'r':
        return '\r'
      case 's':
        return shell.zero.replace(/.*\//, '')
      case 'u':
        return user.name
      case 'h':
        return user.host.replace(/\..*/, '')
      case 'H':
        return user.host
      case 'w':
        return short
      case 'W':
        return cwd === home ? '~' : cwd.replace(/.*\/(?=.)/, '')
      case '$':
        return user.uid === 0 ? '#' : '$'
      case 'v':
        return '5.2'
      case 'V':
        return '5.2.15'
      case 'j':
        return String(shell.jobs.length)
      case '!':
      case '#':
        return '1'
      case '[':
      case ']':
        return ''
      case '\\':
        return '\\'
      default:
        return `\\${c}`
    }
  }
  const decoded = text.replace(/\\([0-7]{3})|\\(.)/gs, (_, octal: string | undefined, c: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : one(c),
  )
  if (!/[$`\\]/.test(decoded)) return decoded
  return shell.expandText(parseParts(decoded, shell.line, 'double'))
}
