import { type Command, type CommandContext, FileError, type OpenFile, type Program, type Reader } from '../process/command.ts'
import { inLocale, quotedIfNeeded } from './quoting.ts'

/** The options a command knows. */
export interface OptionTable {
  /** As for getopt: `n:` takes a value, `w::` may carry one. */
  readonly letters?: string
  /** Long names and the letter they stand for; a name of its own takes a value when it ends with `:`, may carry one with `::`. */
  readonly long?: Readonly<Record<string, string>>
  /** Options end at the first operand. */
  readonly inOrder?: boolean
  /** `-5` stands for this letter with the value 5. */
  readonly digits?: string
  /** Exit status of a wrong command line; 1 when not given. */
  readonly usageStatus?: number
}

/** What was wrong with the command line. */
export class UsageError extends Error {}

/** Ends a command with a status, after what it has to say. */
export class Failure extends Error {
  readonly status: number
  constructor(message: string, status = 1) {
    super(message)
    this.status = status
  }
}

/** stdio's block, when the output is no terminal. */
const block = 4096

/** One running command: its options, and standard output as stdio buffers it. */
export class Tool {
  readonly context: CommandContext
  readonly options: readonly (readonly [key: string, value: string])[]
  readonly operands: readonly string[]
  /** The exit status so far. */
  status = 0
  #buffer = ''

  constructor(context: CommandContext, table: OptionTable) {
    this.context = context
    const { options, operands } = parseOptions(context.args, table)
    this.options = options
    this.operands = operands
  }

  has(key: string): boolean {
    return this.options.some(([name]) => name === key)
  }

  /** The value given last. */
  value(key: string): string | undefined {
    return this.options.findLast(([name]) => name === key)?.[1]
  }

  all(key: string): readonly string[] {
    return this.options.flatMap(([name, value]) => (name === key ? [value] : []))
  }

  /** The last given of several options that exclude each other. */
  last(keys: string): string | undefined {
    return this.options.findLast(([name]) => keys.includes(name))?.[0]
  }

  *out(text: string): Program<void> {
    this.#buffer += text
    if (this.#buffer.length >= block || this.context.stdout.terminal) yield* this.flush()
  }

  *flush(): Program<void> {
    const text = this.#buffer
    this.#buffer = ''
    if (text !== '') yield* this.context.stdout.write(text)
  }

  /** Prints `name: text` on standard error and remembers the failure. */
  *complain(text: string, status = 1): Program<void> {
    if (this.status < status) this.status = status
    yield* this.context.stderr.write(`${this.context.name}: ${text}\n`)
  }

  /** Runs `body` over every named input, `-` being standard input; complains about those that cannot be read. */
  *inputs(
    names: readonly string[],
    body: (input: Reader, name: string) => Program<void>,
    words = (name: string, text: string) => `${quotedIfNeeded(name)}: ${text}`,
  ): Program<void> {
    for (const name of names.length === 0 ? ['-'] : names) {
      let file: OpenFile | undefined
      try {
        file = name === '-' ? undefined : this.context.files.open(name, { read: true })
        yield* body(file ?? this.context.stdin, name)
      } catch (error) {
        if (!(error instanceof FileError) || error.code === 'EPIPE') throw error
        yield* this.complain(words(name, error.message))
      } finally {
        file?.close()
      }
    }
  }
}

/** Makes a command out of a table of options and what it does. */
export const gnu = (table: OptionTable, body: (tool: Tool) => Program<number | void>): Command =>
  function* (context) {
    let tool: Tool | undefined
    try {
      tool = new Tool(context, table)
      const status = yield* body(tool)
      yield* tool.flush()
      return status ?? tool.status
    } catch (error) {
      return yield* failed(error, context, tool, table)
    }
  }

function* failed(error: unknown, { name, stderr, locale }: CommandContext, tool: Tool | undefined, table: OptionTable): Program<number> {
  if (error instanceof UsageError) {
    yield* stderr.write(
      `${error.message === '' ? '' : `${name}: ${inLocale(error.message, locale.utf8)}\n`}Try '${name} --help' for more information.\n`,
    )
    return table.usageStatus ?? 1
  }
  if (error instanceof FileError) {
    yield* stderr.write(`${name}: write error: ${error.message}\n`)
    return table.usageStatus ?? 1
  }
  if (!(error instanceof Failure)) throw error
  if (tool) yield* tool.flush()
  if (error.message !== '') yield* stderr.write(`${name}: ${inLocale(error.message, locale.utf8)}\n`)
  return error.status
}

type Takes = 'none' | 'value' | 'maybe'

function parseOptions(args: readonly string[], table: OptionTable) {
  const options: [string, string][] = []
  const operands: string[] = []
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') operands.push(...rest.splice(0))
    else if (arg.startsWith('--')) options.push(longOption(arg, rest, table))
    else if (table.digits !== undefined && /^-\d+$/.test(arg)) options.push([table.digits, arg.slice(1)])
    else if (arg.startsWith('-') && arg !== '-') shortOptions(arg, rest, table, options)
    else if (table.inOrder) operands.push(arg, ...rest.splice(0))
    else operands.push(arg)
  }
  return { options, operands }
}

function takes(key: string, { letters = '' }: OptionTable): Takes | undefined {
  if (key.length > 1 && key.includes(':')) return key.endsWith('::') ? 'maybe' : 'value'
  if (key.length > 1) return 'none'
  const at = key === ':' ? -1 : letters.indexOf(key)
  if (at < 0) return undefined
  if (letters.charAt(at + 1) !== ':') return 'none'
  return letters.charAt(at + 2) === ':' ? 'maybe' : 'value'
}

function shortOptions(arg: string, rest: string[], table: OptionTable, options: [string, string][]): void {
  for (let at = 1; at < arg.length; at += 1) {
    const letter = arg.charAt(at)
    const kind = takes(letter, table)
    if (kind === undefined) throw new UsageError(`invalid option -- '${letter}'`)
    if (kind === 'none') {
      options.push([letter, ''])
      continue
    }
    const value = kind === 'maybe' || at + 1 < arg.length ? arg.slice(at + 1) : rest.shift()
    if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`)
    options.push([letter, value])
    return
  }
}

function longOption(arg: string, rest: string[], table: OptionTable): [string, string] {
  const equals = arg.indexOf('=')
  const given = equals < 0 ? arg.slice(2) : arg.slice(2, equals)
  const long = table.long ?? {}
  const matches = Object.hasOwn(long, given) ? [given] : Object.keys(long).filter((name) => name.startsWith(given))
  if (matches.length === 0) throw new UsageError(`unrecognized option '${arg}'`)
  const [name = ''] = matches
  if (matches.length > 1 && new Set(matches.map((match) => long[match])).size > 1)
    throw new UsageError(`option '${arg}' is ambiguous; possibilities: ${matches.map((match) => `'--${match}'`).join(' ')}`)
  const key = long[name] ?? name
  const kind = takes(key, table)
  const plain = key.replace(/(.):+$/, '$1')
  if (kind === 'none' && equals >= 0) throw new UsageError(`option '--${name}' doesn't allow an argument`)
  if (equals >= 0) return [plain, arg.slice(equals + 1)]
  if (kind !== 'value') return [plain, '']
  const value = rest.shift()
  if (value === undefined) throw new UsageError(`option '--${name}' requires an argument`)
  return [plain, value]
}

/** The lines of an input, each with its terminator where it has one. */
export function* lines(input: Reader, body: (line: string) => Program<boolean | void>, terminator = '\n'): Program<void> {
  let pending = ''
  for (;;) {
    const chunk = yield* input.read(65_536)
    if (chunk === '') break
    let start = 0
    for (let end = chunk.indexOf(terminator); end >= 0; end = chunk.indexOf(terminator, start)) {
      const stop = yield* body(pending + chunk.slice(start, end + 1))
      if (stop === false) return
      pending = ''
      start = end + 1
    }
    pending += chunk.slice(start)
  }
  if (pending !== '') yield* body(pending)
}

/** A line without its terminator. */
export const bare = (line: string, terminator = '\n'): string => (line.endsWith(terminator) ? line.slice(0, -1) : line)

const sizes = 'KMGTPEZY'

/** A number of bytes or lines as head, tail and their kin read it: `5`, `1K` = 1024, `1kB` = 1000; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  const found = /^(\d+)(?:(b)|([kKMGTPEZY])(B|iB)?)?$/.exec(text)
  if (!found) return undefined
  const [, digits, blocks, letter, suffix] = found
  if (blocks !== undefined) return Number(digits) * 512
  const power = letter === undefined ? 0 : sizes.indexOf(letter.toUpperCase()) + 1
  return Number(digits) * (suffix === 'B' ? 1000 : 1024) ** power
}

/** The characters of a byte string: UTF-8 sequences, or single bytes. */
export const characters = (bytes: string, utf8: boolean): readonly string[] =>
  utf8 && /[\x80-\xff]/.test(bytes)
    ? (bytes.match(/[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g) ?? [])
    : bytes.split('')
