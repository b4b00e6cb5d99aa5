import { FileError, type FileKind, type FileStat } from '../process/command.ts'
import { quoted } from './quoting.ts'
import { gnu, UsageError } from './tool.ts'

/** The letters that find and ls have for kinds of files. */
export const fileTypes: Readonly<Record<FileKind, string>> = {
  file: 'f',
  directory: 'd',
  symlink: 'l',
  pipe: 'p',
  character: 'c',
  block: 'b',
  socket: 's',
}
const words: Readonly<Record<FileKind, string>> = {
  file: 'regular file',
  directory: 'directory',
  symlink: 'symbolic link',
  pipe: 'fifo',
  character: 'character special file',
  block: 'block special file',
  socket: 'socket',
}

/** `-rwxr-xr-x`. */
export function permissions({ kind, mode }: FileStat): string {
  const first = kind === 'file' ? '-' : fileTypes[kind]
  let out = first
  for (const [shift, special, letter] of [
    [6, 0o4000, 's'],
    [3, 0o2000, 's'],
    [0, 0o1000, 't'],
  ] as const) {
    const bits = mode >> shift
    const runs = (bits & 1) !== 0
    out += (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-')
    out += mode & special ? (runs ? letter : letter.toUpperCase()) : runs ? 'x' : '-'
  }
  return out
}

const kinds: Readonly<Record<FileKind, number>> = {
  file: 0o100000,
  directory: 0o040000,
  symlink: 0o120000,
  pipe: 0o010000,
  character: 0o020000,
  block: 0o060000,
  socket: 0o140000,
}

/** What is known of a file, by a format. */
export const stat = gnu(
  { letters: 'c:Lft', long: { format: 'c:', printf: 'printf:', dereference: 'L', terse: 't', 'file-system': 'f' } },
  function* (tool) {
    if (tool.operands.length === 0) throw new UsageError('missing operand')
    const { files, user } = tool.context
    for (const path of tool.operands) {
      let found: FileStat
      try {
        found = tool.has('L') ? files.stat(path) : files.lstat(path)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        yield* tool.complain(`cannot statx ${quoted(path)}: ${error.message}`)
        continue
      }
      const owner = (number: number) => (number === user.uid ? user.name : number === 0 ? 'root' : String(number))
      const shownName = found.kind === 'symlink' ? `${quoted(path)} -> ${quoted(files.readlink(path))}` : quoted(path)
      const time = (ms: number) => {
        const date = new Date(ms).toISOString()
        return `${date.slice(0, 10)} ${date.slice(11, 19)}.${String(Math.floor((ms % 1000) * 1e6)).padStart(9, '0')} +0000`
      }
      const values: Readonly<Record<string, string>> = {
        n: path,
        N: shownName,
        s: String(found.size),
        a: (found.mode & 0o7777).toString(8),
        A: permissions(found),
        f: (kinds[found.kind] | found.mode).toString(16),
        F: found.kind === 'file' && found.size === 0 ? 'regular empty file' : words[found.kind],
        u: String(found.uid),
        U: owner(found.uid),
        g: String(found.gid),
        G: owner(found.gid),
        h: String(found.links),
        i: String(found.inode),
        d: String(found.device),
        b: String(Math.ceil(found.size / 4096) * 8),
        B: '512',
        o: '4096',
        X: String(Math.floor(found.accessedMs / 1000)),
        Y: String(Math.floor(found.modifiedMs / 1000)),
        Z: String(Math.floor(found.changedMs / 1000)),
        W: '0',
        w: '-',
        x: time(found.accessedMs),
        y: time(found.modifiedMs),
        z: time(found.changedMs),
        '%': '%',
      }
      const printf = tool.value('printf')
      const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '"': '"' }
      const format =
        printf?.replace(/\\(.)/g, (_, c: string) => escapes[c] ?? c) ??
        `${
          tool.value('c') ??
          '  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: %d\tInode: %-11i Links: %h\nAccess: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nAccess: %x\nModify: %y\nChange: %z\n Birth: %w'
        }\n`
      yield* tool.out(
        format.replace(/%([-0]?)(\d*)([A-Za-z%])/g, (all, flag: string, width: string, key: string) => {
          const value = values[key]
          if (value === undefined) return all.endsWith('%') ? all : '?'
          return flag === '-' ? value.padEnd(Number(width)) : value.padStart(Number(width), flag === '0' ? '0' : ' ')
        }),
      )
    }
  },
)
