import { patternOf } from '../expand/pattern.ts'
import { type Command, type CommandContext, FileError, type FileStat, type Program } from '../process/command.ts'
import { inLocale, quotedWord } from './quoting.ts'
import { fileTypes, permissions } from './stat.ts'

interface Found {
  readonly path: string
  readonly start: string
  readonly name: string
  readonly depth: number
  readonly stat: FileStat
}

interface Walk {
  readonly context: CommandContext
  prune: boolean
  quit: boolean
  status: number
  out: string
  /** Paths gathered for `-exec … {} +`, by action. */
  readonly gathered: Map<readonly string[], string[]>
}

type Test = (found: Found, walk: Walk) => Program<boolean>

class Wrong extends Error {}

interface Options {
  minimum: number
  maximum: number
  depthFirst: boolean
  follow: boolean
}

/** Reads the expression of a command line into one test. */
class Reader {
  private at = 0
  private readonly words: readonly string[]
  private readonly context: CommandContext
  private readonly options: Options
  private acts = false
  constructor(words: readonly string[], context: CommandContext, options: Options) {
    this.words = words
    this.context = context
    this.options = options
  }

  test(): Test {
    const test = this.words.length === 0 ? always : this.or()
    if (this.at < this.words.length) throw new Wrong(`paths must precede expression: \`${this.words[this.at]}'`)
    return this.acts ? test : both(test, print('\n'))
  }

  private or(): Test {
    let left = this.and()
    while (this.words[this.at] === '-o' || this.words[this.at] === '-or') {
      this.at++
      const [first, second] = [left, this.and()]
      left = function* (found, walk) {
        return (yield* first(found, walk)) || (yield* second(found, walk))
      }
    }
    return left
  }

  private and(): Test {
    let left = this.not()
    for (;;) {
      const word = this.words[this.at]
      if (word === undefined || word === ')' || word === '-o' || word === '-or' || word === ',') return left
      if (word === '-a' || word === '-and') this.at++
      left = both(left, this.not())
    }
  }

  private not(): Test {
    const word = this.words[this.at]
    if (word === '!' || word === '-not') {
      this.at++
      const inner = this.not()
      return function* (found, walk) {
        return !(yield* inner(found, walk))
      }
    }
    if (word === '(') {
      this.at++
      const inner = this.or()
      if (this.words[this.at] !== ')') throw new Wrong("invalid expression; I was expecting to find a ')' somewhere but did not see one.")
      this.at++
      return inner
    }
    return this.primary()
  }

  private argument(name: string): string {
    const value = this.words[this.at++]
    if (value === undefined) throw new Wrong(`missing argument to \`${name}'`)
    return value
  }

  private primary(): Test {
    const word = this.words[this.at++] ?? ''
    switch (word) {
      case '-name':
      case '-iname': {
        const pattern = this.pattern(this.argument(word), word === '-iname')
        return when(({ name }) => pattern.test(name))
      }
      case '-path':
      case '-wholename':
      case '-ipath': {
        const pattern = this.pattern(this.argument(word), word === '-ipath')
        return when(({ path }) => pattern.test(path))
      }
      case '-regex': {
        const expression = new RegExp(`^(?:${this.argument(word).replace(/\\([(){}|+?])/g, '$1')})$`)
        return when(({ path }) => expression.test(path))
      }
      case '-type': {
        const wanted = this.argument(word).split(',')
        return when(({ stat }) => wanted.includes(fileTypes[stat.kind]))
      }
      case '-maxdepth':
        this.options.maximum = Number(this.argument(word))
        return always
      case '-mindepth':
        this.options.minimum = Number(this.argument(word))
        return always
      case '-depth':
        this.options.depthFirst = true
        return always
      case '-xdev':
      case '-mount':
      case '-daystart':
        return always
      case '-empty':
        return when(({ path, stat }) =>
          stat.kind === 'directory' ? this.context.files.list(path).length === 0 : stat.kind === 'file' && stat.size === 0,
        )
      case '-size':
        return this.size(this.argument(word))
      case '-newer': {
        const { modifiedMs } = this.context.files.stat(this.argument(word))
        return when(({ stat }) => stat.modifiedMs > modifiedMs)
      }
      case '-mtime':
      case '-mmin': {
        const unit = word === '-mtime' ? 86_400_000 : 60_000
        const now = this.context.clock.unixMs()
        return this.numeric(this.argument(word), ({ stat }) => Math.floor((now - stat.modifiedMs) / unit))
      }
      case '-perm':
        return this.permission(this.argument(word))
      case '-executable':
        return when(({ path }) => this.context.files.access(path, 1))
      case '-readable':
        return when(({ path }) => this.context.files.access(path, 4))
      case '-writable':
        return when(({ path }) => this.context.files.access(path, 2))
      case '-links':
        return this.numeric(this.argument(word), ({ stat }) => stat.links)
      case '-true':
        return always
      case '-false':
        return when(() => false)
      default:
        return this.action(word)
    }
  }

  private action(word: string): Test {
    if (word !== '-prune') this.acts = true
    switch (word) {
      case '-print':
        return print('\n')
      case '-print0':
        return print('\0')
      case '-printf': {
        const format = this.argument(word)
        return function* (found, walk) {
          walk.out += formatted(format, found)
          return true
        }
      }
      case '-prune':
        return function* (_, walk) {
          walk.prune = true
          return true
        }
      case '-quit':
        return function* (_, walk) {
          walk.quit = true
          return true
        }
      case '-delete':
        this.options.depthFirst = true
        return remove
      case '-exec':
      case '-execdir':
      case '-ok':
        return this.exec(word)
      default:
        throw new Wrong(/^-/.test(word) ? `unknown predicate \`${word}'` : `paths must precede expression: \`${word}'`)
    }
  }

  private exec(word: string): Test {
    const end = this.words.findIndex((one, i) => i >= this.at && (one === ';' || (one === '+' && this.words[i - 1] === '{}')))
    if (end < 0) throw new Wrong(`missing argument to \`${word}'`)
    const argv = this.words.slice(this.at, end)
    this.at = end + 1
    if (this.words[end] === '+') {
      return function* ({ path }, walk) {
        const known = walk.gathered.get(argv) ?? []
        walk.gathered.set(argv, [...known, path])
        return true
      }
    }
    return function* ({ path }, walk) {
      yield* flush(walk)
      const status = yield* walk.context.run(
        argv.map((one) => one.replaceAll('{}', path)),
        { words: 'find' },
      )
      return status === 0
    }
  }

  private pattern(text: string, ignoreCase: boolean) {
    return patternOf(text, { extended: false, ignoreCase, utf8: this.context.locale.utf8 })
  }

  private numeric(text: string, value: (found: Found) => number): Test {
    const limit = Number(text.replace(/^[-+]/, ''))
    if (Number.isNaN(limit)) throw new Wrong(`non-numeric argument to \`-${text}'`)
    return when((found) =>
      text.startsWith('+') ? value(found) > limit : text.startsWith('-') ? value(found) < limit : value(found) === limit,
    )
  }

  private size(text: string): Test {
    const unit = { c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[text.at(-1) ?? ''] ?? 512
    return this.numeric(text.replace(/[cwbkMG]$/, ''), ({ stat }) => Math.ceil(stat.size / unit))
  }

  private permission(text: string): Test {
    const bits = Number.parseInt(text.replace(/^[-/]/, ''), 8)
    if (text.startsWith('-')) return when(({ stat }) => (stat.mode & bits) === bits)
    if (text.startsWith('/')) return when(({ stat }) => bits === 0 || (stat.mode & bits) !== 0)
    return when(({ stat }) => (stat.mode & 0o7777) === bits)
  }
}

const when = (holds: (found: Found) => boolean): Test =>
  function* (found) {
    return holds(found)
  }
const always = when(() => true)
const both = (first: Test, second: Test): Test =>
  function* (found, walk) {
    return (yield* first(found, walk)) && (yield* second(found, walk))
  }
const print = (end: string): Test =>
  function* ({ path }, walk) {
    walk.out += path + end
    return true
  }

function* remove({ path, stat }: Found, walk: Walk): Program<boolean> {
  if (path === '.') return true
  try {
    if (stat.kind === 'directory') walk.context.files.rmdir(path)
    else walk.context.files.unlink(path)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    yield* walk.context.stderr.write(inLocale(`find: cannot delete ${quotedWord(path)}: ${error.message}\n`, walk.context.locale.utf8))
    walk.status = 1
    return false
  }
}

function formatted(format: string, { path, start, name, depth, stat }: Found): string {
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.'
  const values: Readonly<Record<string, string>> = {
    p: path,
    f: name,
    h: directory,
    P: path === start ? '' : path.slice(start.replace(/\/$/, '').length + 1),
    H: start,
    d: String(depth),
    s: String(stat.size),
    y: fileTypes[stat.kind],
    m: (stat.mode & 0o7777).toString(8),
    M: permissions(stat),
    n: String(stat.links),
    i: String(stat.inode),
    U: String(stat.uid),
    G: String(stat.gid),
    '%': '%',
  }
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\', r: '\r' }
  return format.replace(/%T@|%([A-Za-z%])|\\(.)/g, (all, key: string | undefined, escape: string | undefined) => {
    if (all === '%T@') return `${(stat.modifiedMs / 1000).toFixed(10)}`
    return key === undefined ? (escapes[escape ?? ''] ?? all) : (values[key] ?? all)
  })
}

function* flush(walk: Walk): Program<void> {
  const text = walk.out
  walk.out = ''
  if (text !== '') yield* walk.context.stdout.write(text)
}

function* visit(walk: Walk, path: string, start: string, depth: number, test: Test, options: Options): Program<void> {
  let stat: FileStat
  try {
    stat = options.follow ? walk.context.files.stat(path) : walk.context.files.lstat(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    yield* walk.context.stderr.write(inLocale(`find: ${quotedWord(path)}: ${error.message}\n`, walk.context.locale.utf8))
    walk.status = 1
    return
  }
  const name = path.replace(/\/+$/, '').replace(/^.*\//, '') || path
  const found: Found = { path, start, name, depth, stat }
  walk.prune = false
  const tested = depth >= options.minimum
  if (tested && !options.depthFirst) yield* test(found, walk)
  if (walk.out.length > 4000) yield* flush(walk)
  const pruned = walk.prune
  if (stat.kind === 'directory' && depth < options.maximum && !pruned && !walk.quit) {
    for (const child of walk.context.files.list(path)) {
      yield* visit(walk, `${path.endsWith('/') ? path : `${path}/`}${child}`, start, depth + 1, test, options)
      if (walk.quit) return
    }
  }
  if (tested && options.depthFirst && !walk.quit) yield* test(found, walk)
}

/** Walks directories and does something with what it finds. */
export const find: Command = function* (context) {
  const words = [...context.args]
  const options: Options = { minimum: 0, maximum: Number.POSITIVE_INFINITY, depthFirst: false, follow: false }
  while (/^-[HLP]$/.test(words[0] ?? '')) options.follow = words.shift() === '-L'
  const first = words.findIndex((word) => /^[-(!]/.test(word))
  const starts = words.splice(0, first < 0 ? words.length : first)
  const walk: Walk = { context, prune: false, quit: false, status: 0, out: '', gathered: new Map() }
  try {
    const test = new Reader(words, context, options).test()
    for (const start of starts.length === 0 ? ['.'] : starts) if (!walk.quit) yield* visit(walk, start, start, 0, test, options)
    yield* flush(walk)
    for (const [argv, paths] of walk.gathered) {
      const status = yield* context.run([...argv.slice(0, -1), ...paths], { words: 'find' })
      if (status !== 0) walk.status = 1
    }
    return walk.status
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    yield* flush(walk)
    yield* context.stderr.write(`find: ${error.message}\n`)
    return 1
  }
}
