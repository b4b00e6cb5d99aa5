import { type Command, FileError } from '../process/command.ts'
import type { Shell } from './shell.ts'

export type Found =
  | { kind: 'shell'; path: string }
  | { kind: 'builtin'; path: string; name: string }
  | { kind: 'program'; path: string; command: Command }
  | { kind: 'script'; path: string }
  | { kind: 'refused'; path: string; message: string; status: number }

/** All paths of a name in PATH; the name itself when it has a slash. */
export function* candidates(
  shell: Shell,
  name: string,
  path = shell.get('PATH') ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
): Generator<string> {
  if (name.includes('/')) {
    yield name
    return
  }
  for (const directory of path.split(':')) yield directory === '' ? `./${name}` : `${directory.replace(/\/$/, '')}/${name}`
}

export function executableAt(shell: Shell, path: string): boolean {
  if (shell.kernel.host.programAt(path)) return true
  // Most paths lead nowhere, and asking for permission first throws nothing.
  try {
    return shell.files.access(path, 1) && shell.files.stat(path).kind === 'file'
  } catch {
    return false
  }
}

/** The path that a name means; undefined when there is none. */
export function findPath(shell: Shell, name: string, path?: string): string | undefined {
  if (path === undefined && !name.includes('/')) {
    const hashed = shell.hashed.get(name)
    if (hashed) return hashed.path
  }
  for (const candidate of candidates(shell, name, path)) if (executableAt(shell, candidate)) return candidate
  return undefined
}

export function findCommand(shell: Shell, name: string, path?: string): Found {
  const refused = (at: string, message: string, status: number): Found => ({ kind: 'refused', path: at, message, status })
  const at = findPath(shell, name, path)
  if (at === undefined) {
    if (!name.includes('/')) return refused(name, 'command not found', 127)
    return refused(name, ...whyNot(shell, name))
  }
  if (/(^|\/)(bash|sh|dash)$/.test(at)) return { kind: 'shell', path: at }
  const command = shell.kernel.host.programAt(at.startsWith('/') ? at : `${shell.process.cwd}/${at}`)
  if (command) return { kind: 'program', path: at, command }
  const builtin = /^\/(?:usr\/)?bin\/(echo|printf|test|\[|pwd|kill|true|false)$/.exec(at)?.[1]
  if (builtin !== undefined) return { kind: 'builtin', path: at, name: builtin }
  return { kind: 'script', path: at }
}

function whyNot(shell: Shell, path: string): [string, number] {
  try {
    return shell.files.stat(path).kind === 'directory' ? ['Is a directory', 126] : ['Permission denied', 126]
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return [error.message, error.code === 'ENOENT' ? 127 : 126]
  }
}
