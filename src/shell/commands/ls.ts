import { FileError, type FileStat, type Program } from '../process/command.ts'
import { formatDate } from './date.ts'
import { quoted } from './quoting.ts'
import { gnu, type Tool } from './tool.ts'

interface Entry {
  readonly name: string
  readonly path: string
  readonly stat: FileStat
}

/** Lists files, one on a line; in long form with mode, links, owner, size and time. */
export const ls = gnu(
  {
    letters: 'laA1dtrRhFSUpgonis',
    long: { all: 'a', 'almost-all': 'A', directory: 'd', reverse: 'r', recursive: 'R', 'human-readable': 'h', classify: 'F' },
    usageStatus: 2,
  },
  function* (tool) {
    const given = tool.operands.length === 0 ? ['.'] : tool.operands
    const entries: Entry[] = []
    for (const path of given) {
      try {
        const stat = tool.has('l') || tool.has('d') ? tool.context.files.lstat(path) : tool.context.files.stat(path)
        entries.push({ name: path, path, stat })
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        yield* tool.complain(`cannot access ${quoted(path)}: ${error.message}`, 2)
      }
    }
    const opened = (entry: Entry) => entry.stat.kind === 'directory' && !tool.has('d')
    const plain = sorted(
      tool,
      entries.filter((entry) => !opened(entry)),
    )
    yield* print(tool, plain)
    let first = plain.length === 0
    for (const entry of sorted(tool, entries.filter(opened))) {
      yield* directory(tool, entry.path, first, given.length > 1 || tool.has('R'))
      first = false
    }
  },
)

function* directory(tool: Tool, path: string, first: boolean, titled: boolean): Program<void> {
  const { files } = tool.context
  const names = files.list(path).filter((name) => tool.has('a') || tool.has('A') || !name.startsWith('.'))
  const all = tool.has('a') ? ['.', '..', ...names] : names
  const entries = sorted(
    tool,
    all.map((name) => ({ name, path: `${path.replace(/\/$/, '')}/${name}`, stat: files.lstat(`${path.replace(/\/$/, '')}/${name}`) })),
  )
  if (titled) yield* tool.out(`${first ? '' : '\n'}${path}:\n`)
  if (tool.has('l')) yield* tool.out(`total ${entries.reduce((sum, { stat }) => sum + Math.ceil(stat.size / 4096) * 4, 0)}\n`)
  yield* print(tool, entries)
  if (!tool.has('R')) return
  for (const entry of entries)
    if (entry.stat.kind === 'directory' && entry.name !== '.' && entry.name !== '..') yield* directory(tool, entry.path, false, true)
}

function sorted(tool: Tool, entries: readonly Entry[]): readonly Entry[] {
  const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const order = tool.last('tSU')
  const list =
    order === 'U'
      ? [...entries]
      : entries.toSorted(
          (a, b) => (order === 't' ? b.stat.modifiedMs - a.stat.modifiedMs : order === 'S' ? b.stat.size - a.stat.size : 0) || byName(a, b),
        )
  return tool.has('r') ? list.toReversed() : list
}

function* print(tool: Tool, entries: readonly Entry[]): Program<void> {
  const width = (of: (entry: Entry) => string) => Math.max(0, ...entries.map((entry) => of(entry).length))
  const size = ({ stat }: Entry) => (tool.has('h') ? human(stat.size) : String(stat.size))
  const [links, sizes] = [width(({ stat }) => String(stat.links)), width(size)]
  for (const entry of entries) {
    const { stat } = entry
    const mark = tool.has('F') || (tool.has('p') && stat.kind === 'directory') ? classify(stat) : ''
    if (!tool.has('l')) {
      yield* tool.out(`${entry.name}${mark}\n`)
      continue
    }
    const when = formatDate('%b %e %H:%M', stat.modifiedMs, 0)
    const target = stat.kind === 'symlink' ? ` -> ${tool.context.files.readlink(entry.path)}` : ''
    yield* tool.out(
      `${modeText(stat)} ${String(stat.links).padStart(links)} ${owner(stat.uid)} ${owner(stat.gid)} ${size(entry).padStart(sizes)} ${when} ${entry.name}${mark}${target}\n`,
    )
  }
}

const owner = (id: number): string => (id === 0 ? 'root' : String(id))

const classify = ({ kind, mode }: FileStat): string =>
  kind === 'directory' ? '/' : kind === 'symlink' ? '@' : kind === 'pipe' ? '|' : mode & 0o111 ? '*' : ''

const kinds: Readonly<Record<FileStat['kind'], string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  pipe: 'p',
  character: 'c',
  block: 'b',
  socket: 's',
}

/** `-rwxr-xr-x`. */
export function modeText({ kind, mode }: FileStat): string {
  const bits = [...'rwxrwxrwx'].map((letter, i) => (mode & (0o400 >> i) ? letter : '-'))
  if (mode & 0o1000) bits[8] = mode & 0o001 ? 't' : 'T'
  return (kinds[kind] ?? '-') + bits.join('')
}

function human(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1024 && unit < 5) {
    value /= 1024
    unit += 1
  }
  return unit === 0
    ? String(bytes)
    : `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${'KMGTP'.charAt(unit - 1)}`
}
