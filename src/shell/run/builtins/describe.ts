import { quoteAlways } from '../../expand/quote.ts'
import { printFunction } from '../../syntax/print.ts'
import { reservedWords } from '../../syntax/reserved-words.ts'
import { builtins } from '../builtins.ts'
import { candidates, executableAt, findPath } from '../find-command.ts'
import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'

export const isBuiltin = (shell: Shell, name: string): boolean => builtins.has(name) && !shell.disabled.has(name)

export function brief(shell: Shell, name: string, path?: string): string | undefined {
  const alias = shell.aliases.get(name)
  if (alias !== undefined && (shell.shopt.expand_aliases || shell.options.posix)) return `alias ${name}=${quoteAlways(alias)}`
  if (reservedWords.has(name) || shell.functions.has(name) || isBuiltin(shell, name)) return name
  const found = findPath(shell, name, path)
  if (found === undefined) return undefined
  return name.includes('/') && !name.startsWith('/') ? `${shell.logicalCwd}/${name.replace(/^\.\//, '')}` : found
}

/** What `type` says of a name; all meanings with `all`. */
export function describe(shell: Shell, name: string, all: boolean, path?: string): string[] {
  const out: string[] = []
  const alias = shell.aliases.get(name)
  if (alias !== undefined && (shell.shopt.expand_aliases || shell.options.posix)) out.push(`${name} is aliased to \`${alias}'`)
  if (reservedWords.has(name)) out.push(`${name} is a shell keyword`)
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
  if (reservedWords.has(name)) out.push('keyword')
  if (shell.functions.has(name)) out.push('function')
  if (isBuiltin(shell, name)) out.push('builtin')
  for (const _ of paths(shell, name, true)) out.push('file')
  return out
}

export function type(shell: Shell, args: string[]): number {
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
