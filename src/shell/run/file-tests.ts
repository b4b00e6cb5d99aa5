import { FileError, type FileStat } from '../process/command.ts'
import { anonymousStat } from '../process/description.ts'
import type { Shell } from './shell.ts'

export function compareFiles(shell: Shell, operator: string, left: string, right: string): boolean {
  const a = statOf(shell, left, true)
  const b = statOf(shell, right, true)
  if (operator === '-nt') return a !== undefined && (b === undefined || a.modifiedMs > b.modifiedMs)
  if (operator === '-ot') return b !== undefined && (a === undefined || a.modifiedMs < b.modifiedMs)
  return a !== undefined && b !== undefined && a.device === b.device && a.inode === b.inode
}

function statOf(shell: Shell, path: string, follow: boolean): FileStat | undefined {
  if (path === '') return undefined
  try {
    return follow ? shell.files.stat(path) : shell.files.lstat(path)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

const kinds: Record<string, FileStat['kind']> = {
  '-f': 'file',
  '-d': 'directory',
  '-p': 'pipe',
  '-S': 'socket',
  '-b': 'block',
  '-c': 'character',
}

/** One-sided tests. */
export function unaryTest(shell: Shell, operator: string, text: string): boolean {
  switch (operator) {
    case '-n':
      return text !== ''
    case '-z':
      return text === ''
    case '-v':
      return isVariableSet(shell, text)
    case '-o':
      return (shell.options as Record<string, boolean>)[text] === true
    case '-t':
      return shell.process.descriptors[Number(text)]?.terminal === true
    case '-R':
      return shell.variables.current.get(text)?.has(64) === true && shell.variables.current.get(text)?.value !== undefined
    case '-h':
    case '-L':
      return statOf(shell, text, false)?.kind === 'symlink'
    case '-r':
      return text !== '' && shell.files.access(text, 4)
    case '-w':
      return text !== '' && shell.files.access(text, 2)
    case '-x':
      return text !== '' && (shell.kernel.host.programAt(text) !== undefined || shell.files.access(text, 1))
    default:
      return fileTest(
        shell,
        operator,
        statOf(shell, text, true) ??
          ((operator === '-e' || operator === '-f' || operator === '-s') && shell.kernel.host.programAt(text)
            ? { ...anonymousStat('file', 1), size: 1 }
            : undefined),
      )
  }
}

function fileTest(shell: Shell, operator: string, stat: FileStat | undefined): boolean {
  if (!stat) return false
  const kind = kinds[operator]
  if (kind) return stat.kind === kind
  switch (operator) {
    case '-e':
    case '-a':
      return true
    case '-s':
      return stat.size > 0
    case '-u':
      return (stat.mode & 0o4000) !== 0
    case '-g':
      return (stat.mode & 0o2000) !== 0
    case '-k':
      return (stat.mode & 0o1000) !== 0
    case '-O':
      return stat.uid === shell.kernel.host.user.uid
    case '-G':
      return stat.gid === shell.kernel.host.user.gid
    case '-N':
      return stat.modifiedMs > stat.accessedMs
    default:
      return false
  }
}

/** `-v name`, `-v array[index]`. */
export function isVariableSet(shell: Shell, text: string): boolean {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:\[(.*)\])?$/s.exec(text)
  if (!match) return /^\d+$/.test(text) && Number(text) <= shell.positional.length
  const [, name = '', index] = match
  if (index === undefined) return shell.get(name) !== undefined
  const variable = shell.lookup(name)
  if (!variable) return false
  if (index === '@' || index === '*') return variable.association?.get(index) !== undefined || variable.isSet
  return shell.getElement(name, index) !== undefined
}
