import { glob } from '../../expand/glob.ts'
import { patternOf } from '../../expand/pattern.ts'
import { quoteAlways, singleQuote } from '../../expand/quote.ts'
import type { Program } from '../../process/command.ts'
import { printFunction } from '../../syntax/print.ts'
import { type Builtin, builtins } from '../builtins.ts'
import { callBuiltin } from '../execute.ts'
import { candidates, executableAt, findCommand, findPath, runExternal, runFound } from '../external.ts'
import { type Shell, ShellExit } from '../shell.ts'
import { exitTrap } from '../traps.ts'
import { flag } from '../variables.ts'
import { readOptions } from './arguments.ts'
import { usages } from './usages.ts'

const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'case',
  'esac',
  'for',
  'select',
  'while',
  'until',
  'do',
  'done',
  'in',
  'function',
  'time',
  '{',
  '}',
  '!',
  '[[',
  ']]',
  'coproc',
])
const standardPath = '/bin:/usr/bin:/sbin:/usr/sbin'

const isBuiltin = (shell: Shell, name: string): boolean => builtins.has(name) && !shell.disabled.has(name)

/** Runs a builtin or program although a function has its name. */
function* withoutFunctions(shell: Shell, args: string[], path?: string): Program<number> {
  const [name = ''] = args
  const builtin = shell.disabled.has(name) ? undefined : builtins.get(name)
  if (builtin) {
    // A special builtin's mistakes do not end the shell here.
    shell.regular++
    try {
      return yield* callBuiltin(shell, name, builtin, args.slice(1))
    } finally {
      shell.regular--
    }
  }
  const before = shell.variables.current.get('PATH')?.value
  if (path !== undefined) shell.assign('PATH', path)
  try {
    return yield* runExternal(shell, { kind: 'simple', assignments: [], words: [], redirections: [], line: shell.line, column: 1 }, args)
  } finally {
    if (path !== undefined && before !== undefined) shell.assign('PATH', before)
  }
}

function* command(shell: Shell, args: string[]): Program<number> {
  const options = readOptions(shell, 'command', args, 'pvV')
  if (!options) return 2
  const { flags, rest } = options
  if (rest.length === 0) return 0
  const path = flags.has('p') ? standardPath : undefined
  if (flags.has('v') || flags.has('V')) {
    let status = 0
    let some = false
    for (const name of rest) {
      const text = flags.has('v') ? brief(shell, name, path) : describe(shell, name, false, path)[0]
      if (text === undefined) {
        status = 1
        if (flags.has('V')) shell.error(`command: ${name}: not found`)
      } else {
        some = true
        shell.print(1, `${text}\n`)
      }
    }
    return some ? 0 : status
  }
  return yield* withoutFunctions(shell, rest, path)
}

function brief(shell: Shell, name: string, path?: string): string | undefined {
  const alias = shell.aliases.get(name)
  if (alias !== undefined && (shell.shopt.expand_aliases || shell.options.posix)) return `alias ${name}=${quoteAlways(alias)}`
  if (keywords.has(name) || shell.functions.has(name) || isBuiltin(shell, name)) return name
  const found = findPath(shell, name, path)
  if (found === undefined) return undefined
  return name.includes('/') && !name.startsWith('/') ? `${shell.logicalCwd}/${name.replace(/^\.\//, '')}` : found
}

/** What `type` says of a name; all meanings with `all`. */
function describe(shell: Shell, name: string, all: boolean, path?: string): string[] {
  const out: string[] = []
  const alias = shell.aliases.get(name)
  if (alias !== undefined && (shell.shopt.expand_aliases || shell.options.posix)) out.push(`${name} is aliased to \`${alias}'`)
  if (keywords.has(name)) out.push(`${name} is a shell keyword`)
  const entry = shell.functions.get(name)
  if (entry) out.push(`${name} is a function\n${printFunction(name, entry.body)}`)
  if (isBuiltin(shell, name)) out.push(`${name} is a ${shell.options.posix && builtins.get(name)?.special ? 'special ' : ''}shell builtin`)
  if (all || out.length === 0)
    out.push(
      ...paths(shell, name, all, path).map((one) => (!all && shell.hashed.has(name) ? `${name} is hashed (${one})` : `${name} is ${one}`)),
    )
  return all ? out : out.slice(0, 1)
}

function paths(shell: Shell, name: string, all: boolean, path?: string): string[] {
  if (!all) {
    const found = findPath(shell, name, path)
    return found === undefined ? [] : [found]
  }
  return [...candidates(shell, name, path)].filter((one) => executableAt(shell, one))
}

function kinds(shell: Shell, name: string): string[] {
  const out: string[] = []
  if (shell.aliases.has(name) && (shell.shopt.expand_aliases || shell.options.posix)) out.push('alias')
  if (keywords.has(name)) out.push('keyword')
  if (shell.functions.has(name)) out.push('function')
  if (isBuiltin(shell, name)) out.push('builtin')
  for (const _ of paths(shell, name, true)) out.push('file')
  return out
}

function type(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'type', args, 'afptP')
  if (!options) return 2
  const { flags, rest } = options
  let status = 0
  for (const name of rest) {
    const all = flags.has('a')
    const hidden = flags.has('f') ? shell.functions.get(name) : undefined
    if (hidden) shell.functions.delete(name)
    let lines: string[]
    if (flags.has('t')) lines = all ? kinds(shell, name) : kinds(shell, name).slice(0, 1)
    else if (flags.has('P')) lines = paths(shell, name, all)
    else if (flags.has('p')) lines = kinds(shell, name)[0] === 'file' ? paths(shell, name, all) : []
    else lines = describe(shell, name, all)
    if (hidden) shell.functions.set(name, hidden)
    if (lines.length > 0) shell.print(1, lines.map((line) => `${line}\n`).join(''))
    else if (!(flags.has('p') && kinds(shell, name).length > 0)) {
      status = 1
      if (!flags.has('t') && !flags.has('p') && !flags.has('P')) shell.error(`type: ${name}: not found`)
    }
  }
  return status
}

function* builtinCommand(shell: Shell, args: string[]): Program<number> {
  const words = args[0] === '--' ? args.slice(1) : args
  const [name] = words
  if (name === undefined) return 0
  const found = builtins.get(name)
  if (!found || shell.disabled.has(name)) {
    shell.error(`builtin: ${name}: not a shell builtin`)
    return 1
  }
  return yield* callBuiltin(shell, name, found, words.slice(1))
}

function hash(shell: Shell, args: string[]): number {
  if (!shell.options.hashall) {
    shell.error('hash: hashing disabled')
    return 1
  }
  const options = readOptions(shell, 'hash', args, 'rltdp:')
  if (!options) return 2
  const { flags, values, rest } = options
  if (flags.has('r')) {
    shell.hashed.clear()
    return 0
  }
  if (rest.length === 0) {
    if (shell.hashed.size === 0) {
      if (!flags.has('l')) shell.print(1, 'hash: hash table empty\n')
      return 0
    }
    if (flags.has('l')) for (const [name, { path }] of shell.hashed) shell.print(1, `builtin hash -p ${path} ${name}\n`)
    else
      shell.print(
        1,
        `hits\tcommand\n${[...shell.hashed.values()].map(({ path, hits }) => `${String(hits).padStart(4)}\t${path}\n`).join('')}`,
      )
    return 0
  }
  let status = 0
  for (const name of rest) {
    if (values.p !== undefined) shell.hashed.set(name, { path: values.p, hits: 0 })
    else if (flags.has('d')) {
      if (!shell.hashed.delete(name)) {
        shell.error(`hash: ${name}: not found`)
        status = 1
      }
    } else if (flags.has('t')) {
      const known = shell.hashed.get(name)
      if (known) shell.print(1, rest.length > 1 ? `${name}\t${known.path}\n` : `${known.path}\n`)
      else {
        shell.error(`hash: ${name}: not found`)
        status = 1
      }
    } else if (!isBuiltin(shell, name) && !shell.functions.has(name)) {
      shell.hashed.delete(name)
      const path = findPath(shell, name)
      if (path) shell.hashed.set(name, { path, hits: 0 })
      else {
        shell.error(`hash: ${name}: not found`)
        status = 1
      }
    }
  }
  return status
}

function alias(shell: Shell, args: string[]): number {
  const words = args[0] === '-p' || args[0] === '--' ? args.slice(1) : args
  const line = (name: string) => `${shell.options.posix ? '' : 'alias '}${name}=${singleQuote(shell.aliases.get(name) ?? '')}\n`
  if (words.length === 0) {
    shell.print(1, [...shell.aliases.keys()].sort().map(line).join(''))
    return 0
  }
  let status = 0
  for (const word of words) {
    const at = word.indexOf('=', 1)
    if (at > 0) {
      const name = word.slice(0, at)
      if (/[\s$`'"\\/&|;()<>]/.test(name)) {
        shell.error(`alias: \`${name}': invalid alias name`)
        status = 1
      } else shell.aliases.set(name, word.slice(at + 1))
    } else if (shell.aliases.has(word)) shell.print(1, line(word))
    else {
      shell.error(`alias: ${word}: not found`)
      status = 1
    }
  }
  return status
}

function unalias(shell: Shell, args: string[]): number {
  if (args.length === 0) {
    shell.complain(`unalias: usage: ${usages.unalias}\n`)
    return 2
  }
  if (args[0] === '-a') {
    shell.aliases.clear()
    return 0
  }
  let status = 0
  for (const name of args) {
    if (name === '--' || shell.aliases.delete(name)) continue
    shell.error(`unalias: ${name}: not found`)
    status = 1
  }
  return status
}

function enable(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'enable', args, 'adnpsf:')
  if (!options) return 2
  const { flags, rest } = options
  if (rest.length === 0) {
    const names = [...builtins.keys()].sort().filter((name) => !flags.has('s') || builtins.get(name)?.special)
    for (const name of names) {
      const off = shell.disabled.has(name)
      if (flags.has('a') || off === flags.has('n')) shell.print(1, `enable ${off ? '-n ' : ''}${name}\n`)
    }
    return 0
  }
  let status = 0
  for (const name of rest) {
    if (!builtins.has(name)) {
      shell.error(`enable: ${name}: not a shell builtin`)
      status = 1
    } else if (flags.has('n')) shell.disabled.add(name)
    else shell.disabled.delete(name)
  }
  return status
}

function* exec(shell: Shell, args: string[]): Program<number> {
  const options = readOptions(shell, 'exec', args, 'cla:')
  if (!options) return 2
  const { flags, values, rest } = options
  if (rest.length === 0) return 0
  const name = rest[0] ?? ''
  const found = findCommand(shell, name)
  if (found.kind === 'refused') {
    const message = found.message === 'command not found' ? 'not found' : found.message
    shell.error(found.message === 'command not found' ? `exec: ${name}: ${message}` : `${name}: ${message}`)
    if (found.message === 'Is a directory') shell.error(`exec: ${name}: cannot execute: ${message}`)
    if (!(found.status === 126)) {
      if (shell.shopt.execfail) return found.status
    } else if (shell.shopt.execfail) return found.status
    throw new ShellExit(found.status)
  }
  if (flags.has('c')) {
    for (const name of [...shell.variables.current.keys()]) {
      const variable = shell.variables.current.get(name)
      if (variable) variable.flags &= ~flag.exported
    }
  }
  if (shell.backlog.length > 0) yield* shell.flush()
  const argv = [values.a ?? (flags.has('l') ? `-${name}` : name), ...rest.slice(1)]
  shell.traps.clear()
  const status = yield* runFound(shell, found, argv)
  void exitTrap
  throw new ShellExit(status)
}

function caller(shell: Shell, args: string[]): number {
  const index = Number(args[0] ?? 0)
  const frames = shell.frames.slice().reverse()
  const frame = frames[index]
  if (!frame && args.length === 0) {
    shell.print(1, '0 NULL\n')
    return 0
  }
  if (!frame) return 1
  const outer = frames[index + 1]
  const file = outer ? outer.file : shell.commandString === undefined ? shell.zero : 'environment'
  if (args.length === 0) shell.print(1, `${frame.callLine} ${outer ? file : shell.commandString === undefined ? file : 'NULL'}\n`)
  else shell.print(1, `${frame.callLine} ${outer ? (outer.kind === 'source' ? 'source' : outer.name) : 'main'} ${file}\n`)
  return 0
}

function help(shell: Shell, args: string[]): number {
  const names = args.filter((arg) => !arg.startsWith('-'))
  let status = 0
  for (const name of names) {
    if (usages[name] || builtins.has(name)) shell.print(1, `${name}: ${usages[name] ?? name}\n`)
    else {
      shell.error(`help: no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`)
      status = 1
    }
  }
  return status
}

/** Interactive shells' builtins do nothing in a script. */
const nothing: Builtin = { now: () => 0 }

export const commandBuiltins: Record<string, Builtin> = {
  command: { run: command },
  builtin: { run: builtinCommand },
  type: { now: type },
  hash: { now: hash },
  alias: { now: alias },
  unalias: { now: unalias },
  enable: { now: enable },
  exec: { run: exec },
  caller: { now: caller },
  help: { now: help },
  history: nothing,
  fc: nothing,
  bind: {
    now: (shell) => {
      shell.error('bind: warning: line editing not enabled')
      return 0
    },
  },
  complete: { now: complete },
  compgen: { now: compgen },
  compopt: {
    now: (shell, args) => {
      const unknown = args.find(
        (arg) => /^[^-+]/.test(arg) && !/^(nospace|filenames|default|bashdefault|dirnames|noquote|nosort|plusdirs)$/.test(arg),
      )
      if (unknown === undefined) shell.error('compopt: not currently executing completion function')
      else if (shell.completions.has(unknown)) return 0
      else shell.error(`compopt: ${unknown}: no completion specification`)
      return 1
    },
  },
}

/** The names of programs in PATH. */
function pathNames(shell: Shell): string[] {
  return (shell.get('PATH') ?? '').split(':').flatMap((directory) => {
    try {
      return shell.files.list(directory)
    } catch {
      return []
    }
  })
}

function pathsWith(shell: Shell, prefix: string, directories: boolean): string[] {
  const slash = prefix.lastIndexOf('/') + 1
  const head = prefix.slice(0, slash)
  try {
    const names = shell.files.list(head === '' ? '.' : head).filter((name) => name.startsWith(prefix.slice(slash)))
    return names.map((name) => head + name).filter((path) => !directories || shell.files.stat(path).kind === 'directory')
  } catch {
    return []
  }
}

/** `-X pattern` takes words away; `!` in front, all others. */
function isExcluded(shell: Shell, word: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return false
  const inverted = pattern.startsWith('!')
  return patternOf(inverted ? pattern.slice(1) : pattern, shell.patternOptions).test(word) !== inverted
}

/** How words are completed is remembered and listed; nobody types here. */
function complete(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'complete', args, 'abcdefgjksuvprDEIo:A:G:W:F:C:X:P:S:')
  if (!options) return 2
  const { flags, values, rest } = options
  if (flags.has('r')) return forgetCompletions(shell, rest)
  if (flags.has('p') || rest.length === 0) return listCompletions(shell, rest)
  const letters = [...flags].filter((letter) => /[abcdefgjksuv]/.test(letter)).map((letter) => ` -${letter}`)
  const valued = ['o', 'A', 'G', 'W', 'P', 'S', 'X', 'F', 'C'].flatMap((letter) => {
    const value = values[letter]
    return value === undefined ? [] : [` -${letter} ${/[oAF]/.test(letter) ? value : singleQuote(value)}`]
  })
  for (const name of rest) shell.completions.set(name, `complete${letters.join('')}${valued.join('')} ${name}`)
  return 0
}

function forgetCompletions(shell: Shell, names: readonly string[]): number {
  if (names.length === 0) shell.completions.clear()
  let status = 0
  for (const name of names) if (!shell.completions.delete(name)) status = noCompletion(shell, name)
  return status
}

function listCompletions(shell: Shell, names: readonly string[]): number {
  let status = 0
  for (const name of names.length === 0 ? shell.completions.keys() : names) {
    const text = shell.completions.get(name)
    if (text === undefined) status = noCompletion(shell, name)
    else shell.print(1, `${text}\n`)
  }
  return status
}

function noCompletion(shell: Shell, name: string): number {
  shell.error(`complete: ${name}: no completion specification`)
  return 1
}

function compgen(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'compgen', args, 'abcdefgjksuvA:W:P:S:X:o:F:C:G:')
  if (!options) return 2
  const prefix = options.rest[0] ?? ''
  const action = options.values.A
  let words: string[] = []
  if (options.flags.has('v') || action === 'variable')
    words = [...shell.variables.current].flatMap(([name, variable]) => (variable.isSet ? [name] : [])).sort()
  if (options.flags.has('c') || action === 'command')
    words = [...keywords, ...builtins.keys(), ...shell.functions.keys(), ...pathNames(shell)]
  if (options.values.G !== undefined) words = glob(shell, options.values.G)
  if (action === 'function') words = [...shell.functions.keys()].sort()
  if (options.flags.has('b') || action === 'builtin') words = [...builtins.keys()].sort()
  if (options.flags.has('k') || action === 'keyword') words = [...keywords]
  if (options.flags.has('a') || action === 'alias') words = [...shell.aliases.keys()].sort()
  if (options.values.W !== undefined) words = options.values.W.split(/\s+/).filter((word) => word !== '')
  if (options.flags.has('d') || action === 'directory') words = [...words, ...pathsWith(shell, prefix, true)]
  if (options.flags.has('f') || action === 'file') words = [...words, ...pathsWith(shell, prefix, false)]
  const found = words.filter((word) => word.startsWith(prefix) && !isExcluded(shell, word, options.values.X))
  shell.print(1, found.map((word) => `${options.values.P ?? ''}${word}${options.values.S ?? ''}\n`).join(''))
  return found.length > 0 ? 0 : 1
}
