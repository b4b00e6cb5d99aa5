import { ArithmeticError } from '../../expand/arithmetic-scope.ts'
import { FileError, type Program } from '../../process/command.ts'
import type { Builtin } from '../builtins.ts'
import { Discard, ShellExit } from '../endings.ts'
import { candidates } from '../find-command.ts'
import type { Shell } from '../shell.ts'
import { evalText, sourceText } from '../source.ts'
import { exitTrap } from '../traps.ts'
import { readOptions } from './arguments.ts'

function loopCount(shell: Shell, args: string[], name: string): number | undefined {
  const text = args[0] === '--' ? args[1] : args[0]
  if (text === undefined) return 1
  if (!/^[-+]?\d+$/.test(text)) {
    shell.error(`${name}: ${text}: numeric argument required`)
    throw new ShellExit(128)
  }
  refuseMore(shell, args, name)
  const count = Number(text)
  if (count < 1) {
    shell.error(`${name}: ${text}: loop count out of range`)
    return undefined
  }
  return count
}

function leave(kind: 'break' | 'continue'): NonNullable<Builtin['now']> {
  return (shell, args, name) => {
    if (shell.loopDepth === 0) {
      if (!shell.options.posix) shell.error(`${name}: only meaningful in a \`for', \`while', or \`until' loop`)
      return 0
    }
    const count = loopCount(shell, args, name)
    shell.jump = count === undefined ? 'break' : kind
    shell.jumpCount = Math.min(count ?? shell.loopDepth, shell.loopDepth)
    return count === undefined ? 1 : 0
  }
}

/** More than one argument gives up the whole command. */
function refuseMore(shell: Shell, args: readonly string[], name: string): void {
  if (args.length <= (args[0] === '--' ? 2 : 1)) return
  shell.error(`${name}: too many arguments`)
  throw new Discard(1)
}

function exitCode(shell: Shell, args: string[], name: string): number {
  const text = args[0] === '--' ? args[1] : args[0]
  if (text === undefined) return shell.status
  if (!/^[ \t]*[-+]?\d+[ \t]*$/.test(text)) {
    shell.error(`${name}: ${text}: numeric argument required`)
    return 2
  }
  refuseMore(shell, args, name)
  return Number(BigInt.asUintN(8, BigInt(text.trim().replace(/^\+/, ''))))
}

function returns(shell: Shell, args: string[], name: string): number {
  const inside = shell.functionDepth > 0 || shell.sourceDepth > 0
  if (!inside) {
    shell.error("return: can only `return' from a function or sourced script")
    if (shell.options.posix && shell.regular === 0) throw new ShellExit(2)
    return 2
  }
  shell.statusAtReturn = shell.status
  shell.status = exitCode(shell, args, name)
  shell.jump = 'return'
  return shell.status
}

/** The EXIT trap runs where `exit` stands: the function's variables and redirections are still there. */
function* exit(shell: Shell, args: string[], name: string): Program<number> {
  const status = args.length === 0 && shell.trapStatus !== undefined ? shell.trapStatus : exitCode(shell, args, name)
  throw new ShellExit(yield* exitTrap(shell, status & 255))
}

function shift(shell: Shell, args: string[]): number {
  const text = (args[0] === '--' ? args[1] : args[0]) ?? '1'
  refuseMore(shell, args, 'shift')
  if (!/^[-+]?\d+$/.test(text)) {
    shell.error(`shift: ${text}: numeric argument required`)
    return 1
  }
  const count = Number(text)
  if (count < 0) {
    shell.error(`shift: ${text}: shift count out of range`)
    return 1
  }
  if (count > shell.positional.length) {
    if (shell.shopt.shift_verbose || shell.options.posix) shell.error(`shift: ${text}: shift count out of range`)
    return 1
  }
  shell.positional = shell.positional.slice(count)
  return 0
}

function* evaluate(shell: Shell, args: string[]): Program<number> {
  const options = readOptions(shell, 'eval', args, '')
  if (!options) return 2
  const words = options.rest
  if (words.length === 0) return 0
  shell.traceDepth++
  try {
    return yield* evalText(shell, words.join(' '), shell.line)
  } finally {
    shell.traceDepth--
  }
}

function findSourced(shell: Shell, name: string): string {
  if (name.includes('/') || !shell.shopt.sourcepath) return name
  for (const path of candidates(shell, name)) {
    try {
      if (shell.files.stat(path).kind === 'file') return path
    } catch {
      // The next directory may have it.
    }
  }
  return name
}

function* source(shell: Shell, args: string[], name: string): Program<number> {
  const words = args[0] === '--' ? args.slice(1) : args
  const [path, ...rest] = words
  if (path === undefined) {
    shell.error(`${name}: filename argument required`)
    shell.complain(`${name}: usage: ${name} filename [arguments]\n`)
    return 2
  }
  let text: string
  try {
    const found = findSourced(shell, path)
    if (shell.files.stat(found).kind === 'directory') {
      shell.error(`${name}: ${path}: is a directory`)
      return 1
    }
    const file = shell.files.open(found, { read: true })
    text = yield* file.readAll()
    file.close()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    if (path.includes('/') || error.code !== 'ENOENT') shell.error(`${path}: ${error.message}`)
    else shell.error(`${path}: ${shell.options.posix ? 'file not found' : 'No such file or directory'}`)
    if (shell.options.posix && shell.regular === 0) throw new ShellExit(1)
    return 1
  }
  return yield* sourceText(shell, path, text, rest)
}

function letBuiltin(shell: Shell, args: string[]): number {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length === 0) {
    shell.error('let: expression expected')
    return 1
  }
  let value: number | bigint = 0
  for (const word of words) {
    try {
      value = shell.arithmetic(word)
    } catch (error) {
      if (!(error instanceof ArithmeticError)) throw error
      shell.error(`let: ${error.message}`)
      return 1
    }
  }
  return value === 0 ? 1 : 0
}

export const flowBuiltins: Record<string, Builtin> = {
  break: { now: leave('break') },
  continue: { now: leave('continue') },
  return: { now: returns },
  exit: { run: exit },
  logout: {
    now: (shell) => {
      shell.error("logout: not login shell: use `exit'")
      return 1
    },
  },
  shift: { now: shift },
  eval: { run: evaluate },
  source: { run: source },
  '.': { run: source },
  let: { now: letBuiltin },
}
