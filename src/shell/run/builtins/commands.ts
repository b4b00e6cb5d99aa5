import type { Program } from '../../process/command.ts'
import { type Builtin, builtins } from '../builtins.ts'
import { callBuiltin } from '../call-builtin.ts'
import { ShellExit } from '../endings.ts'
import { runExternal } from '../external.ts'
import { findCommand, findPath } from '../find-command.ts'
import { runFound } from '../run-found.ts'
import type { Shell } from '../shell.ts'
import { exitTrap } from '../traps.ts'
import { flag } from '../variables.ts'
import { alias, unalias } from './alias.ts'
import { readOptions } from './arguments.ts'
import { compgen, complete } from './complete.ts'
import { brief, describe, isBuiltin, type } from './describe.ts'
import { usages } from './usages.ts'

const standardPath = '/bin:/usr/bin:/sbin:/usr/sbin'

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
