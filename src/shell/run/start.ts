import { changeCase } from '../expand/parameter.ts'
import { promptText } from '../expand/prompt.ts'
import { expandText } from '../expand/words.ts'
import { FileError, type Program } from '../process/command.ts'
import { Collector, type Description, pipe } from '../process/description.ts'
import type { Exit, Process } from '../process/kernel.ts'
import { type CommandPart, type Part, parseParts } from '../syntax/parts.ts'
import { printFunction } from '../syntax/print.ts'
import { type List, ScriptError } from '../syntax/tree.ts'
import { list } from './execute.ts'
import { type Expansions, expansions } from './expansions.ts'
import { contextOf, executableAt, setShellMaker } from './external.ts'
import { checkPipe, failure, fork, runForked, waitToFork } from './fork.ts'
import { callFunction } from './function.ts'
import { optionLetters } from './options.ts'
import { type PlainProcess, plainProcess } from './plain-program.ts'
import { Discard, ExpansionError, Shell, ShellExit } from './shell.ts'
import { parserFor, reportSyntax, runScript, sourceFile } from './source.ts'
import { installSpecials } from './specials.ts'
import { exitTrap } from './traps.ts'
import { flag, Sequence, Variable } from './variables.ts'

setShellMaker((process, env) => createShell(process, env))

Object.assign(expansions, {
  text: (shell, parts) => (impure(parts) ? drain(shell, parts) : expandText(shell, parts)),
  substitute,
  substituteProcess,
  changeCase,
  functionText: (entry) => printFunction('', entry.body).replace(/^ /, ''),
  tracePrompt,
  commandNotFound: function* (shell, args) {
    const handler = shell.functions.get('command_not_found_handle')
    return handler ? yield* callFunction(shell, handler, args) : 127
  },
} satisfies Expansions)

const impure = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.kind === 'command' || (part.kind === 'double' && impure(part.parts)))

/** Where a text must be known at once: command substitutions run to their end before anything else. */
function drain(shell: Shell, parts: readonly Part[]): string {
  const resolved = parts.map((part) => {
    if (part.kind === 'double') return { kind: 'quoted' as const, text: drain(shell, part.parts) }
    if (part.kind !== 'command') return part
    const program = substitute(shell, part)
    for (let i = 0; i < 1000; i++) {
      const result = program.next()
      if (result.done) return { kind: 'result' as const, text: result.value }
    }
    throw new ExpansionError('command substitution: would have to wait in an arithmetic subscript')
  })
  return expandText(shell, resolved)
}

function tracePrompt(shell: Shell): string {
  const raw = shell.get('PS4')
  if (raw === undefined) return '+ '
  const { xtrace } = shell.options
  shell.options.xtrace = false
  const { status } = shell
  try {
    const text = promptText(shell, raw)
    return text === '' ? '' : (text[0] ?? '').repeat(shell.traceDepth - 1) + text
  } finally {
    shell.options.xtrace = xtrace
    shell.status = status
  }
}

function programOf(shell: Shell, part: { source: string; line: number; program: List[] | undefined }): List[] {
  if (part.program && shell.aliases.size === 0) return part.program
  // bash numbers the lines inside from the line of the command around it.
  const blank = /^\s*/.exec(part.source)?.[0].split('\n').length ?? 1
  const parser = parserFor(shell, part.source, shell.line - blank + 1)
  const lists: List[] = []
  for (let tree = parser.next(); tree; tree = parser.next()) lists.push(tree)
  part.program = lists
  return lists
}

function* runLists(shell: Shell, part: { source: string; line: number; program: List[] | undefined }): Program<number> {
  let lists: List[]
  try {
    lists = programOf(shell, part)
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    reportSyntax(shell, error, 'command substitution')
    return 2
  }
  let status = 0
  const [only] = lists
  const [item] = only?.items ?? []
  shell.last = lists.length === 1 && only?.items.length === 1 && item?.command.kind === 'simple' && !item.background
  for (const tree of lists) {
    status = yield* list(shell, tree)
    if (shell.jump !== undefined) return status
  }
  return status
}

function* substitute(shell: Shell, part: CommandPart): Program<string> {
  const collector = new Collector()
  const plain = plainSubstitution(shell, part)
  if (plain) {
    plain.process.assign(1, collector)
    return yield* substituted(shell, collector, yield* shell.kernel.runInline(plain.process, plain.program))
  }
  const file = /^\s*<\s*([^\s;|&<>()]+|"[^"]*")\s*$/.exec(part.source)
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  if (!shell.shopt.inherit_errexit && !shell.options.posix) child.options.errexit = false
  child.traceDepth++
  child.loopDepth = shell.loopDepth
  child.process.assign(1, collector)
  const body = file ? readWhole(child, file[1] ?? '', part.line) : runLists(child, part)
  return yield* substituted(shell, collector, yield* shell.kernel.runInline(child.process, runForked(child, body)))
}

/** `$(program words…)`, which needs no shell. */
function plainSubstitution(shell: Shell, part: CommandPart): PlainProcess | undefined {
  const [only, ...more] = part.program ?? []
  const [item] = only?.items ?? []
  if (!only || !item || more.length > 0 || only.items.length > 1 || item.background || shell.aliases.size > 0) return undefined
  return plainProcess(shell, item.command)
}

/** What a command substitution printed, when its end has come. */
function* substituted(shell: Shell, collector: Collector, exit: Exit): Program<string> {
  while (collector.open) yield collector.closed
  shell.checkDeath()
  const status = exit.signal === undefined ? exit.code : 128 + exit.signal
  shell.expansionStatus = status
  shell.status = status
  let text = collector.text
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '')
    shell.error('warning: command substitution: ignored null byte in input')
  }
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--
  return end === text.length ? text : text.slice(0, end)
}

/** `$(< file)`. */
function* readWhole(shell: Shell, word: string, line: number): Program<number> {
  shell.line = line
  const path = shell.expandText(parseParts(word, line))
  try {
    const file = shell.files.open(path, { read: true })
    const text = yield* file.readAll()
    file.close()
    shell.print(1, text)
    return 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    shell.error(`${path}: ${error.message}`)
    return 1
  }
}

function* substituteProcess(
  shell: Shell,
  part: { direction: '<' | '>'; source: string; line: number; program: List[] | undefined },
): Program<string> {
  checkPipe(shell)
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const { reader, writer } = pipe()
  const reads = part.direction === '<'
  child.process.assign(reads ? 1 : 0, reads ? writer : reader)
  let number = 63
  while (shell.process.descriptors[number]) number--
  shell.process.assign(number, reads ? reader : writer)
  shell.processSubstitutions.push(number)
  child.ignoreErrors = 0
  shell.kernel.start(child.process, runForked(child, runLists(child, part)))
  const { process } = child
  shell.substituted.set(process.pid, process)
  shell.lastBackground = child.process.pid
  return `/dev/fd/${number}`
}

/** A new shell in a process, with the variables a shell sets itself. */
export function createShell(process: Process, env: ReadonlyMap<string, string>): Shell {
  const shell = new Shell(process.kernel, process)
  for (const [name, value] of env) importVariable(shell, name, value)
  const { host } = process.kernel
  shell.startMs = host.clock.unixMs()
  shell.randomState = (process.pid * 2654435761 + Math.floor(host.random() * 2147483647)) >>> 0
  installSpecials(shell)
  const set = (name: string, value: string, flags = 0) => {
    const variable = new Variable(value)
    variable.flags = flags
    shell.variables.current.set(name, variable)
  }
  const keep = (name: string, value: string, flags = 0) => {
    if (!shell.variables.current.has(name)) set(name, value, flags)
  }
  set('IFS', ' \t\n')
  keep('PS4', '+ ')
  set('OPTIND', '1')
  set('OPTERR', '1')
  set('PPID', String(process.parent?.pid ?? host.parentPid ?? 1), flag.readonly | flag.integer)
  set('UID', String(host.user.uid), flag.readonly | flag.integer)
  set('EUID', String(host.user.uid), flag.readonly | flag.integer)
  keep('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  keep('TERM', 'dumb')
  keep('SHELL', '/bin/bash')
  set('BASH_LOADABLES_PATH', '/usr/local/lib/bash:/usr/lib/bash:/opt/local/lib/bash:/usr/pkg/lib/bash:/opt/pkg/lib/bash:.')
  set('COMP_WORDBREAKS', ' \t\n"\'@><=;|&(:')
  shell.lastArgument = env.get('_') ?? ''
  set('BASH', '/bin/bash')
  set('BASH_VERSION', '5.2.15(1)-release')
  set('HOSTNAME', host.user.host)
  set('HOSTTYPE', 'x86_64')
  set('MACHTYPE', 'x86_64-pc-linux-gnu')
  set('OSTYPE', 'linux-gnu')
  const versions = new Variable()
  versions.sequence = new Sequence()
  ;['5', '2', '15', '1', 'release', 'x86_64-pc-linux-gnu'].forEach((part, i) => versions.sequence?.set(i, part))
  versions.flags = flag.readonly
  shell.variables.current.set('BASH_VERSINFO', versions)
  set('SHLVL', String(Math.max(0, (Math.trunc(Number(env.get('SHLVL'))) || 0) + 1)), flag.exported)
  const cwd = env.get('PWD')
  shell.logicalCwd = cwd?.startsWith('/') && sameDirectory(shell, cwd) ? cwd : process.cwd
  set('PWD', shell.logicalCwd, flag.exported)
  if (!shell.variables.current.has('OLDPWD')) {
    const old = new Variable()
    old.flags = flag.exported
    shell.variables.current.set('OLDPWD', old)
  }
  return shell
}

function sameDirectory(shell: Shell, path: string): boolean {
  try {
    const a = shell.files.stat(path)
    const b = shell.files.stat('.')
    return a.device === b.device && a.inode === b.inode
  } catch {
    return false
  }
}

function importVariable(shell: Shell, name: string, value: string): void {
  const exported = /^BASH_FUNC_(.+)%%$/.exec(name)
  if (exported?.[1] !== undefined) {
    try {
      const tree = parserFor(shell, `${exported[1]} ${value}`, 1).next()
      const command = tree?.items[0]?.command
      if (command?.kind === 'function')
        shell.functions.set(exported[1], {
          name: exported[1],
          body: command.body,
          file: 'environment',
          line: 0,
          traced: false,
          exported: true,
          readonly: false,
        })
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
    }
    return
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    shell.foreign.set(name, value)
    return
  }
  const variable = new Variable(value)
  variable.flags = flag.exported
  shell.variables.current.set(name, variable)
}

const versionText = `GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)
This is not GNU bash, but a shell that does as it does.`

const usageText = `Usage:\tbash [GNU long option] [option] ...
\tbash [GNU long option] [option] script-file ...
GNU long options:
${'debug debugger dump-po-strings dump-strings help init-file login noediting noprofile norc posix pretty-print rcfile restricted verbose version'
  .split(' ')
  .map((name) => `\t--${name}`)
  .join('\n')}
Shell options:
\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)
\t-abefhkmnptuvxBCEHPT or -o option`

/** What the command line of `bash` asks for. */
interface Invocation {
  command: string | undefined
  file: string | undefined
  args: string[]
  zero: string | undefined
}

const longNames = new Map<string, string>(optionLetters.filter(([, letter]) => letter !== '').map(([name, letter]) => [letter, name]))

function readInvocation(shell: Shell, argv: readonly string[]): Invocation | string {
  let wantsCommand = false
  let wantsInput = false
  let i = 1
  for (; i < argv.length; i++) {
    const arg = argv[i] ?? ''
    if (arg === '--' || arg === '-') {
      i++
      break
    }
    if (arg.startsWith('--')) {
      if (arg === '--posix') {
        shell.options.posix = true
        shell.variables.current.set('POSIXLY_CORRECT', new Variable('y'))
      } else if (arg === '--version') return versionText
      else if (/^--(norc|noprofile|login|noediting|restricted|verbose|debugger)$/.test(arg)) {
        if (arg === '--verbose') shell.options.verbose = true
      } else if (arg === '--rcfile' || arg === '--init-file') i++
      else return `${arg}: invalid option\n${usageText}`
      continue
    }
    if (!/^[-+]./.test(arg)) break
    const on = arg.startsWith('-')
    for (const letter of arg.slice(1)) {
      if (letter === 'c') wantsCommand = true
      else if (letter === 's') wantsInput = true
      else if (letter === 'i' || letter === 'l' || letter === 'r' || letter === 'D') continue
      else if (letter === 'o' || letter === 'O') {
        const name = argv[++i]
        if (name === undefined) continue
        if (letter === 'o' && name in shell.options) (shell.options as Record<string, boolean>)[name] = on
        else if (letter === 'O' && name in shell.shopt) shell.shopt[name] = on
        else return `line 0: bash: ${name}: invalid ${letter === 'o' ? 'option' : 'shell option'} name`
      } else {
        const name = longNames.get(letter)
        if (!name) return `${arg[0]}${letter}: invalid option\n${usageText}`
        ;(shell.options as Record<string, boolean>)[name] = on
      }
    }
  }
  const rest = argv.slice(i)
  if (wantsCommand) {
    if (rest.length === 0) return '-c: option requires an argument'
    return { command: rest[0], file: undefined, zero: rest[1], args: rest.slice(2) }
  }
  if (wantsInput || rest.length === 0) return { command: undefined, file: undefined, zero: undefined, args: rest }
  return { command: undefined, file: rest[0], zero: rest[0], args: rest.slice(1) }
}

/** The life of a `bash` process: `argv[0]` may be `sh`, which means POSIX mode. */
export function* bashProgram(process: Process, argv: readonly string[], env: ReadonlyMap<string, string>): Program<number> {
  const shell = createShell(process, env)
  const name = argv[0] ?? 'bash'
  shell.zero = name
  if (/(^|\/)-?(sh|dash)$/.test(name)) shell.options.posix = true
  if (env.has('POSIXLY_CORRECT')) shell.options.posix = true
  const invocation = readInvocation(shell, argv)
  if (typeof invocation === 'string') {
    if (invocation === versionText) {
      shell.print(1, `${invocation}\n`)
      return 0
    }
    shell.complain(`${name}: ${invocation}\n`)
    return 2
  }
  if (shell.options.posix) shell.shopt.expand_aliases = true
  shell.positional = invocation.args
  if (invocation.zero !== undefined) shell.zero = invocation.zero
  if (invocation.command !== undefined) {
    shell.commandString = invocation.command
    shell.variables.current.set('BASH_EXECUTION_STRING', new Variable(invocation.command))
    return yield* life(shell, withEnvironmentFile(shell, runScript(shell, invocation.command)))
  }
  if (invocation.file === undefined) return yield* life(shell, fromInput(shell))
  return yield* fromFile(shell, name, invocation.file)
}

function* fromFile(shell: Shell, name: string, path: string): Program<number> {
  let text: string
  try {
    if (shell.files.stat(path).kind === 'directory') throw new FileError('EISDIR')
    const file = shell.files.open(path, { read: true })
    text = yield* file.readAll()
    file.close()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const text = error.code === 'EISDIR' ? `${path}: ${path}: Is a directory\n` : `${name}: ${path}: ${error.message}\n`
    shell.complain(text)
    return error.code === 'ENOENT' ? 127 : 126
  }
  if (isBinary(text)) {
    shell.complain(`${path}: ${path}: cannot execute binary file\n`)
    return 126
  }
  return yield* life(shell, withEnvironmentFile(shell, runScript(shell, text)))
}

/** BASH_ENV names a script that runs first. */
function* withEnvironmentFile(shell: Shell, body: Program): Program<number> {
  const raw = shell.options.posix ? undefined : shell.get('BASH_ENV')
  if (raw) {
    const path = shell.expandText(parseParts(raw, 0, 'double'))
    try {
      if (shell.files.stat(path).kind === 'file') yield* sourceFile(shell, path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
    }
  }
  return yield* body
}

/** A NUL in front of the first newline. */
const isBinary = (text: string): boolean => {
  const head = text.slice(0, 80)
  const end = head.indexOf('\n')
  return (end < 0 ? head : head.slice(0, end)).includes('\0')
}

/** A script on standard input, read as it comes: commands in it may read what follows. */
function* fromInput(shell: Shell): Program<number> {
  shell.fromInput = true
  const description = shell.process.descriptors[0]
  if (!description) return 0
  let text = ''
  let line = 1
  let status = 0
  for (;;) {
    const got = yield* readLineOf(description)
    if (got !== '') text += got
    if (text === '' && got === '') return status
    const parser = parserFor(shell, text, line)
    let complete = true
    try {
      while (parser.next()) complete = true
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      complete = got === '' || !/unexpected end of file|unexpected EOF/.test(error.message)
    }
    if (complete && got !== '' && /<<-?\s*\S/.test(text) && hereOpen(shell, text)) complete = false
    if (complete && got !== '' && /(^|[^\\])\\\n$/.test(text)) complete = false
    if (!complete) continue
    status = yield* runScript(shell, text, line)
    line += text.split('\n').length - 1
    text = ''
    if (got === '') return status
  }
}

function hereOpen(shell: Shell, text: string): boolean {
  let open = false
  const parser = parserFor(shell, text, 1, () => {
    open = true
  })
  try {
    while (parser.next()) open = open || false
  } catch {
    return false
  }
  return open
}

function* readLineOf(description: Description): Program<string> {
  let out = ''
  for (;;) {
    const bytes = description.readNow(4096)
    if (bytes === undefined) {
      yield description.readable
      continue
    }
    if (bytes === '') return out
    const at = bytes.indexOf('\n')
    if (at >= 0) {
      description.unread(bytes.slice(at + 1))
      return out + bytes.slice(0, at + 1)
    }
    out += bytes
  }
}

function* life(shell: Shell, body: Program): Program<number> {
  let status: number
  try {
    status = yield* body
    status = shell.status
  } catch (error) {
    status = error instanceof Discard || error instanceof ShellExit ? error.status : yield* failure(shell, error)
  }
  status = yield* exitTrap(shell, status)
  if (shell.backlog.length > 0) yield* shell.flush()
  return status & 255
}

/** Runs a script file that a command names: by its `#!` line, or as a script of the same shell. */
export function* scriptProgram(shell: Shell, path: string, args: string[], environment: ReadonlyMap<string, string>): Program<number> {
  let text: string
  try {
    const file = shell.files.open(path, { read: true })
    text = yield* file.readAll()
    file.close()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    shell.error(`${path}: ${error.message}`)
    return 126
  }
  const shebang = /^#![ \t]*([^ \t\n]+)(?:[ \t]+([^\n]*?))?[ \t]*(\n|$)/.exec(text)
  if (!shebang) {
    if (isBinary(text)) {
      const command = shell.kernel.host.programAt(`/usr/bin/${path.replace(/.*\//, '')}`)
      void command
      shell.error(`${path}: cannot execute binary file: Exec format error`)
      return 126
    }
    return yield* bashProgram(shell.process, ['bash', path, ...args.slice(1)], environment)
  }
  const interpreter = shebang[1] ?? ''
  const argument = shebang[2]
  const words = /\/env$/.test(interpreter)
    ? (argument ?? '').replace(/^-S\s+/, '').split(/\s+/)
    : argument
      ? [interpreter, argument]
      : [interpreter]
  const name = (words[0] ?? '').replace(/.*\//, '')
  if (/^(bash|sh|dash)$/.test(name))
    return yield* bashProgram(shell.process, [words[0] ?? '', ...words.slice(1), path, ...args.slice(1)], environment)
  const command = shell.kernel.host.programAt(interpreter) ?? shell.kernel.host.programAt(`/usr/bin/${name}`)
  if (command) {
    return yield* command(contextOf(shell.process, [...words, path, ...args.slice(1)], environment, shell.utf8))
  }
  const missing = !executableAt(shell, interpreter)
  shell.error(missing ? `${path}: cannot execute: required file not found` : `${path}: ${interpreter}: bad interpreter: Permission denied`)
  return missing ? 127 : 126
}
