import { FileError, type Program } from '../process/command.ts'
import { inLocale, quoted, quotedWord } from './quoting.ts'
import { Failure, gnu, type Tool, UsageError } from './tool.ts'

const need = (tool: Tool): void => {
  if (tool.operands.length === 0) throw new UsageError('missing operand')
}

/** Tries something with a file; a failed call is told in `words` and remembered. */
function* attempt(tool: Tool, words: (reason: string) => string, work: () => void): Program<boolean> {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    yield* tool.complain(words(error.message))
    return false
  }
}

const kindOf = (tool: Tool, path: string, follow = true) => {
  try {
    return (follow ? tool.context.files.stat(path) : tool.context.files.lstat(path)).kind
  } catch {
    return undefined
  }
}

const join = (directory: string, name: string): string => `${directory.replace(/\/+$/, '')}/${name}`
const nameOf = (path: string): string => path.replace(/\/+$/, '').replace(/^.*\//, '')

export const rm = gnu({ letters: 'rRfidv', long: { recursive: 'r', force: 'f', dir: 'd', verbose: 'v' } }, function* (tool) {
  if (tool.operands.length === 0 && tool.has('f')) return
  need(tool)
  for (const path of tool.operands) yield* remove(tool, path)
})

function* remove(tool: Tool, path: string): Program<void> {
  const { files } = tool.context
  const kind = kindOf(tool, path, false)
  if (kind === undefined && tool.has('f')) return
  if (kind === 'directory') {
    if (!tool.has('r') && !tool.has('R') && !tool.has('d')) return yield* tool.complain(`cannot remove ${quoted(path)}: Is a directory`)
    if (!tool.has('d') || tool.has('r')) for (const name of files.list(path)) yield* remove(tool, join(path, name))
    if (
      yield* attempt(
        tool,
        (reason) => `cannot remove ${quoted(path)}: ${reason}`,
        () => files.rmdir(path),
      )
    ) {
      if (tool.has('v')) yield* tool.out(`removed directory ${quoted(path)}\n`)
    }
    return
  }
  if (
    yield* attempt(
      tool,
      (reason) => `cannot remove ${quoted(path)}: ${reason}`,
      () => files.unlink(path),
    )
  ) {
    if (tool.has('v')) yield* tool.out(`removed ${quoted(path)}\n`)
  }
}

export const mkdir = gnu({ letters: 'pm:v', long: { parents: 'p', mode: 'm:', verbose: 'v' } }, function* (tool) {
  need(tool)
  const mode = Number.parseInt(tool.value('m') ?? '777', 8)
  for (const path of tool.operands) {
    const pieces = path.split('/')
    const paths = tool.has('p') ? pieces.map((_, i) => pieces.slice(0, i + 1).join('/')).filter((one) => one !== '') : [path]
    for (const one of paths) {
      if (tool.has('p') && kindOf(tool, one) === 'directory') continue
      if (
        !(yield* attempt(
          tool,
          (reason) => inLocale(`cannot create directory ${quotedWord(one)}: ${reason}`, tool.context.locale.utf8),
          () => tool.context.files.mkdir(one, mode),
        ))
      )
        break
      if (tool.has('v')) yield* tool.out(`mkdir: created directory ${quoted(one)}\n`)
    }
  }
})

export const rmdir = gnu({ letters: 'pv', long: { parents: 'p' } }, function* (tool) {
  need(tool)
  for (const path of tool.operands)
    yield* attempt(
      tool,
      (reason) => `failed to remove ${quoted(path)}: ${reason}`,
      () => tool.context.files.rmdir(path),
    )
})

export const touch = gnu({ letters: 'acmd:r:t:', long: { 'no-create': 'c', date: 'd:', reference: 'r:' } }, function* (tool) {
  if (tool.operands.length === 0) throw new UsageError('missing file operand')
  const { files, clock } = tool.context
  const given = tool.value('d')
  const stamp = given === undefined ? clock.unixMs() : given.startsWith('@') ? Number(given.slice(1)) * 1000 : Date.parse(given)
  const at = tool.has('r') ? files.stat(tool.value('r') ?? '').modifiedMs : stamp
  for (const path of tool.operands) {
    // Standard output has no name to be touched by.
    if (path === '-') continue
    if (kindOf(tool, path) === undefined) {
      if (tool.has('c')) continue
      if (
        !(yield* attempt(
          tool,
          (reason) => `cannot touch ${quoted(path)}: ${reason}`,
          () => files.open(path, { write: true, create: true }).close(),
        ))
      )
        continue
    }
    yield* attempt(
      tool,
      (reason) => `setting times of ${quoted(path)}: ${reason}`,
      () => files.setTimes(path, at, at),
    )
  }
})

/** The mode that `chmod` means, from the one there is. */
function modeFrom(text: string, mode: number, umask: number): number | undefined {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8)
  let result = mode
  for (const clause of text.split(',')) {
    const found = /^([ugoa]*)([-+=])([rwxX]*)$/.exec(clause)
    if (!found) return undefined
    const [, who = '', sign, letters = ''] = found
    const everyone = who === '' || who.includes('a')
    const mask =
      (everyone ? 0o777 : 0) | (who.includes('u') ? 0o700 : 0) | (who.includes('g') ? 0o070 : 0) | (who.includes('o') ? 0o007 : 0)
    const x = letters.includes('x') || (letters.includes('X') && (mode & 0o111) !== 0)
    const bits = (letters.includes('r') ? 0o444 : 0) | (letters.includes('w') ? 0o222 : 0) | (x ? 0o111 : 0)
    const change = bits & mask & (who === '' ? ~umask : 0o777)
    result = sign === '+' ? result | change : sign === '-' ? result & ~change : (result & ~mask) | change
  }
  return result
}

export const chmod = gnu({ letters: 'Rfv', long: { recursive: 'R' }, inOrder: true }, function* (tool) {
  const [mode, ...paths] = tool.operands
  if (mode === undefined) throw new UsageError('missing operand')
  if (paths.length === 0) throw new UsageError(`missing operand after ${quoted(mode)}`)
  const change = function* (path: string): Program<void> {
    const { files } = tool.context
    yield* attempt(
      tool,
      (reason) => `cannot access ${quoted(path)}: ${reason}`,
      () => {
        const wanted = modeFrom(mode, files.stat(path).mode, tool.context.umask)
        if (wanted === undefined) throw new UsageError(`invalid mode: ${quoted(mode)}`)
        files.chmod(path, wanted)
      },
    )
    if (tool.has('R') && kindOf(tool, path) === 'directory') for (const name of files.list(path)) yield* change(join(path, name))
  }
  for (const path of paths) yield* change(path)
})

/** Where each source goes: into a directory, or under the last name. */
function* targets(tool: Tool): Program<readonly (readonly [from: string, to: string])[]> {
  const into = tool.value('t')
  const sources = into === undefined ? tool.operands.slice(0, -1) : tool.operands
  const target = into ?? tool.operands.at(-1)
  if (target === undefined) throw new UsageError('missing file operand')
  if (sources.length === 0) throw new UsageError(`missing destination file operand after ${quoted(target)}`)
  const directory = !tool.has('T') && kindOf(tool, target) === 'directory'
  if (sources.length > 1 && !directory) throw new Failure(`target ${quoted(target)} is not a directory`)
  return sources.map((from) => [from, directory ? join(target, nameOf(from)) : target])
}

export const cp = gnu(
  {
    letters: 'rRafpvnt:TdHLPiu',
    long: {
      recursive: 'r',
      archive: 'a',
      force: 'f',
      verbose: 'v',
      'no-clobber': 'n',
      'target-directory': 't:',
      'no-target-directory': 'T',
      preserve: 'p::',
    },
  },
  function* (tool) {
    for (const [from, to] of yield* targets(tool)) yield* copy(tool, from, to)
  },
)

function* copy(tool: Tool, from: string, to: string): Program<void> {
  const { files } = tool.context
  const kind = kindOf(tool, from)
  if (kind === undefined) return yield* tool.complain(`cannot stat ${quoted(from)}: No such file or directory`)
  if (kind === 'directory') {
    if (!tool.has('r') && !tool.has('R') && !tool.has('a'))
      return yield* tool.complain(`-r not specified; omitting directory ${quoted(from)}`)
    if (kindOf(tool, to) === undefined) files.mkdir(to)
    for (const name of files.list(from)) yield* copy(tool, join(from, name), join(to, name))
    return
  }
  if (tool.has('n') && kindOf(tool, to) !== undefined) return
  try {
    if (files.realpath(from) === (kindOf(tool, to) && files.realpath(to)))
      return yield* tool.complain(`${quoted(from)} and ${quoted(to)} are the same file`)
    const source = files.open(from, { read: true })
    const target = files.open(to, { write: true, create: true, truncate: true, mode: source.stat().mode & 0o777 })
    for (let chunk = yield* source.read(); chunk !== ''; chunk = yield* source.read()) yield* target.write(chunk)
    if (tool.has('p') || tool.has('a')) files.setTimes(to, source.stat().accessedMs, source.stat().modifiedMs)
    source.close()
    target.close()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return yield* tool.complain(`cannot create regular file ${quoted(to)}: ${error.message}`)
  }
  if (tool.has('v')) yield* tool.out(`${quoted(from)} -> ${quoted(to)}\n`)
}

export const mv = gnu(
  { letters: 'fnivt:T', long: { force: 'f', 'no-clobber': 'n', verbose: 'v', 'target-directory': 't:', 'no-target-directory': 'T' } },
  function* (tool) {
    for (const [from, to] of yield* targets(tool)) {
      if (kindOf(tool, from, false) === undefined) {
        yield* tool.complain(`cannot stat ${quoted(from)}: No such file or directory`)
        continue
      }
      if (tool.has('n') && kindOf(tool, to) !== undefined) continue
      const moved = yield* attempt(
        tool,
        (reason) => `cannot move ${quoted(from)} to ${quoted(to)}: ${reason}`,
        () => tool.context.files.rename(from, to),
      )
      if (moved && tool.has('v')) yield* tool.out(`renamed ${quoted(from)} -> ${quoted(to)}\n`)
    }
  },
)

export const ln = gnu({ letters: 'sfnvt:T', long: { symbolic: 's', force: 'f', verbose: 'v' } }, function* (tool) {
  const { files } = tool.context
  const pairs = tool.operands.length === 1 ? [[tool.operands[0] ?? '', nameOf(tool.operands[0] ?? '')] as const] : yield* targets(tool)
  for (const [from, to] of pairs) {
    if (tool.has('f') && kindOf(tool, to, false) !== undefined) files.unlink(to)
    const kind = tool.has('s') ? 'symbolic link' : 'hard link'
    yield* attempt(
      tool,
      (reason) => `failed to create ${kind} ${quoted(to)}: ${reason}`,
      () => (tool.has('s') ? files.symlink(from, to) : files.link(from, to)),
    )
  }
})

export const readlink = gnu({ letters: 'fenmz', long: { canonicalize: 'f' } }, function* (tool) {
  need(tool)
  for (const path of tool.operands) {
    try {
      const { files } = tool.context
      yield* tool.out(
        `${tool.has('f') || tool.has('e') || tool.has('m') ? files.realpath(path) : files.readlink(path)}${tool.has('n') ? '' : '\n'}`,
      )
    } catch {
      tool.status = 1
    }
  }
})

export const realpath = gnu({ letters: 'emsz' }, function* (tool) {
  need(tool)
  for (const path of tool.operands) {
    try {
      yield* tool.out(`${tool.context.files.realpath(path)}\n`)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      yield* tool.complain(`${path}: ${error.message}`)
    }
  }
})

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const mktemp = gnu(
  { letters: 'dqup:t', long: { directory: 'd', quiet: 'q', 'dry-run': 'u', tmpdir: 'p::', suffix: 'suffix:' } },
  function* (tool) {
    const { context } = tool
    const template = tool.operands[0] ?? 'tmp.XXXXXXXXXX'
    if (tool.operands.length > 1) throw new UsageError('too many templates')
    const suffix = tool.value('suffix') ?? ''
    const found = /X{3,}(?=[^X]*$)/.exec(template)
    if (!found) throw new Failure(`too few X's in template ${quoted(template)}`)
    const name =
      template.replace(/X{3,}(?=[^X]*$)/, (run) => Array.from(run, () => letters[Math.floor(context.random() * letters.length)]).join('')) +
      suffix
    const inside = tool.operands.length === 0 || tool.has('p') || tool.has('t')
    const directory = tool.value('p') || context.env.get('TMPDIR') || '/tmp'
    const path = inside ? join(directory, name) : name
    if (!tool.has('u')) {
      try {
        if (tool.has('d')) context.files.mkdir(path, 0o700)
        else context.files.open(path, { write: true, create: true, exclusive: true, mode: 0o600 }).close()
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        if (tool.has('q')) return 1
        throw new Failure(
          `failed to create ${tool.has('d') ? 'directory' : 'file'} via template ${quoted(inside ? join(directory, template) : template)}: ${error.message}`,
        )
      }
    }
    yield* tool.out(`${path}\n`)
    return 0
  },
)
