import { FileError } from '../../process/command.ts'
import type { Builtin } from '../builtins.ts'
import type { Shell } from '../shell.ts'
import { flag, Variable } from '../variables.ts'
import { readOptions } from './arguments.ts'

/** A path without `.`, `..` and double slashes. */
export function normalize(path: string): string {
  const out: string[] = []
  for (const piece of path.split('/')) {
    if (piece === '' || piece === '.') continue
    if (piece === '..') out.pop()
    else out.push(piece)
  }
  return `/${out.join('/')}`
}

function setVariable(shell: Shell, name: string, value: string): void {
  const variable = shell.variables.current.get(name)
  if (variable) {
    variable.value = value
    variable.flags &= ~flag.invisible
  } else {
    const made = new Variable(value)
    shell.variables.current.set(name, made)
  }
}

/** Makes `path` the working directory; a message when it cannot be. */
function enter(shell: Shell, path: string, physical: boolean): string | undefined {
  const logical = path.startsWith('/') ? normalize(path) : normalize(`${shell.logicalCwd}/${path}`)
  const target = physical ? path : logical
  try {
    if (shell.files.stat(target).kind !== 'directory') throw new FileError('ENOTDIR')
    if (!shell.files.access(target, 1)) throw new FileError('EACCES')
    const real = shell.files.realpath(target)
    setVariable(shell, 'OLDPWD', shell.logicalCwd)
    shell.process.cwd = real
    shell.logicalCwd = physical ? real : logical
    setVariable(shell, 'PWD', shell.logicalCwd)
    return undefined
  } catch (error) {
    if (error instanceof FileError) return error.message
    throw error
  }
}

function cd(shell: Shell, args: string[]): number {
  const options = readOptions(
    shell,
    'cd',
    args.map((arg) => (arg === '-' ? '\u{0}-' : arg)),
    'LPe@',
  )
  if (!options) return 2
  const rest = options.rest.map((arg) => (arg === '\u{0}-' ? '-' : arg))
  if (rest.length > 1) {
    shell.error('cd: too many arguments')
    return 1
  }
  const physical = options.flags.has('P') || (shell.options.physical && !options.flags.has('L'))
  let [target] = rest
  let show = false
  if (target === undefined) {
    target = shell.get('HOME')
    if (target === undefined) {
      shell.error('cd: HOME not set')
      return 1
    }
  } else if (target === '-') {
    target = shell.get('OLDPWD')
    if (target === undefined) {
      shell.error('cd: OLDPWD not set')
      return 1
    }
    show = true
  }
  if (target === '') {
    if (show) shell.print(1, '\n')
    return 0
  }
  const searched = search(shell, target)
  if (searched !== undefined && enter(shell, searched, physical) === undefined) {
    shell.print(1, `${shell.logicalCwd}\n`)
    return 0
  }
  const failure = enter(shell, target, physical)
  if (failure !== undefined) {
    const variable = shell.shopt.cdable_vars ? shell.get(target) : undefined
    if (variable !== undefined && enter(shell, variable, physical) === undefined) {
      shell.print(1, `${shell.logicalCwd}\n`)
      return 0
    }
    shell.error(`cd: ${target}: ${failure}`)
    return 1
  }
  if (show) shell.print(1, `${shell.logicalCwd}\n`)
  return 0
}

/** A directory of CDPATH that has the target. */
function search(shell: Shell, target: string): string | undefined {
  const path = shell.get('CDPATH')
  if (!path || /^(\/|\.\.?(\/|$))/.test(target)) return undefined
  for (const directory of path.split(':')) {
    if (directory === '' || directory === '.') return undefined
    const candidate = `${directory}/${target}`
    try {
      if (shell.files.stat(candidate).kind === 'directory') return candidate
    } catch {
      // The next one may have it.
    }
  }
  return undefined
}

function pwd(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'pwd', args, 'LP')
  if (!options) return 2
  const physical = options.flags.has('P') || (shell.options.physical && !options.flags.has('L'))
  shell.print(1, `${physical ? shell.process.cwd : shell.logicalCwd}\n`)
  return 0
}

const tilde = (shell: Shell, path: string): string => {
  const home = shell.get('HOME')
  if (!home) return path
  return path === home ? '~' : path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}

function dirs(shell: Shell, args: string[]): number {
  let mode = ''
  let long = false
  let pick: number | undefined
  const stack = [shell.logicalCwd, ...shell.directories]
  for (const arg of args) {
    if (arg === '-c') {
      shell.directories = []
      return 0
    }
    if (arg === '-l') long = true
    else if (arg === '-p' || arg === '-v') mode = arg
    else if (/^\+\d+$/.test(arg)) pick = Number(arg.slice(1))
    else if (/^-\d+$/.test(arg)) pick = stack.length - 1 - Number(arg.slice(1))
    else {
      shell.error(`dirs: ${arg}: invalid option`)
      shell.complain('dirs: usage: dirs [-clpv] [+N] [-N]\n')
      return 2
    }
  }
  const shown = stack.map((path) => (long ? path : tilde(shell, path)))
  if (pick !== undefined) {
    const one = shown[pick]
    if (one === undefined) {
      const empty = shell.directories.length === 0
      shell.error(empty ? 'dirs: directory stack empty' : `dirs: ${args.at(-1)?.slice(1)}: directory stack index out of range`)
      return 1
    }
    shell.print(1, `${one}\n`)
  } else if (mode === '-v') shell.print(1, shown.map((path, i) => `${String(i).padStart(2)}  ${path}\n`).join(''))
  else if (mode === '-p') shell.print(1, shown.map((path) => `${path}\n`).join(''))
  else shell.print(1, `${shown.join(' ')}\n`)
  return 0
}

function rotationOf(shell: Shell, arg: string, name: string): number | undefined {
  const stack = shell.directories.length + 1
  const n = Number(arg.slice(1))
  const index = arg.startsWith('+') ? n : stack - 1 - n
  if (index >= 0 && index < stack) return index
  shell.error(`${name}: ${arg}: directory stack index out of range`)
  return undefined
}

function pushd(shell: Shell, args: string[]): number {
  const noChange = args[0] === '-n'
  const [target] = noChange ? args.slice(1) : args[0] === '--' ? args.slice(1) : args
  const stack = [shell.logicalCwd, ...shell.directories]
  if (target !== undefined && args.length > (noChange ? 2 : args[0] === '--' ? 2 : 1)) {
    shell.error('pushd: too many arguments')
    return 1
  }
  if (target === undefined) {
    if (stack.length < 2) {
      shell.error('pushd: no other directory')
      return 1
    }
    return rotate(shell, [stack[1] ?? '', stack[0] ?? '', ...stack.slice(2)], noChange)
  }
  if (/^[-+]\d+$/.test(target)) {
    if (stack.length < 2) {
      shell.error('pushd: no other directory')
      return 1
    }
    const index = rotationOf(shell, target, 'pushd')
    return index === undefined ? 1 : rotate(shell, [...stack.slice(index), ...stack.slice(0, index)], noChange)
  }
  if (noChange) {
    shell.directories.unshift(target)
    return dirs(shell, [])
  }
  const before = shell.logicalCwd
  const failure = enter(shell, target === '-' ? (shell.get('OLDPWD') ?? '') : target, false)
  if (failure !== undefined) {
    shell.error(`pushd: ${target}: ${failure}`)
    return 1
  }
  shell.directories.unshift(before)
  return dirs(shell, [])
}

function rotate(shell: Shell, stack: string[], noChange: boolean): number {
  if (!noChange) {
    const failure = enter(shell, stack[0] ?? '', false)
    if (failure !== undefined) {
      shell.error(`pushd: ${stack[0]}: ${failure}`)
      return 1
    }
  }
  shell.directories = stack.slice(1)
  return dirs(shell, [])
}

function popd(shell: Shell, args: string[]): number {
  const noChange = args[0] === '-n'
  const [target] = noChange ? args.slice(1) : args
  if (shell.directories.length === 0) {
    shell.error('popd: directory stack empty')
    return 1
  }
  let index = 0
  if (target !== undefined) {
    if (!/^[-+]\d+$/.test(target)) {
      shell.error(`popd: ${target}: invalid argument`)
      shell.complain('popd: usage: popd [-n] [+N | -N]\n')
      return 2
    }
    const found = rotationOf(shell, target, 'popd')
    if (found === undefined) return 1
    index = found
  }
  if (index > 0) shell.directories.splice(index - 1, 1)
  else if (noChange) shell.directories.shift()
  else {
    const next = shell.directories[0] ?? ''
    const failure = enter(shell, next, false)
    if (failure !== undefined) {
      shell.error(`popd: ${next}: ${failure}`)
      return 1
    }
    shell.directories.shift()
  }
  return dirs(shell, [])
}

export const directoryBuiltins: Record<string, Builtin> = {
  cd: { now: cd },
  pwd: { now: pwd },
  dirs: { now: dirs },
  pushd: { now: pushd },
  popd: { now: popd },
}
