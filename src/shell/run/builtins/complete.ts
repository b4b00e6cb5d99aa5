import { glob } from '../../expand/glob.ts'
import { patternOf } from '../../expand/pattern.ts'
import { singleQuote } from '../../expand/quote.ts'
import { reservedWords } from '../../syntax/reserved-words.ts'
import { builtins } from '../builtins.ts'
import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'

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
export function complete(shell: Shell, args: string[]): number {
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

export function compgen(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'compgen', args, 'abcdefgjksuvA:W:P:S:X:o:F:C:G:')
  if (!options) return 2
  const prefix = options.rest[0] ?? ''
  const action = options.values.A
  let words: string[] = []
  if (options.flags.has('v') || action === 'variable')
    words = [...shell.variables.current].flatMap(([name, variable]) => (variable.isSet ? [name] : [])).sort()
  if (options.flags.has('c') || action === 'command')
    words = [...reservedWords, ...builtins.keys(), ...shell.functions.keys(), ...pathNames(shell)]
  if (options.values.G !== undefined) words = glob(shell, options.values.G)
  if (action === 'function') words = [...shell.functions.keys()].sort()
  if (options.flags.has('b') || action === 'builtin') words = [...builtins.keys()].sort()
  if (options.flags.has('k') || action === 'keyword') words = [...reservedWords]
  if (options.flags.has('a') || action === 'alias') words = [...shell.aliases.keys()].sort()
  if (options.values.W !== undefined) words = options.values.W.split(/\s+/).filter((word) => word !== '')
  if (options.flags.has('d') || action === 'directory') words = [...words, ...pathsWith(shell, prefix, true)]
  if (options.flags.has('f') || action === 'file') words = [...words, ...pathsWith(shell, prefix, false)]
  const found = words.filter((word) => word.startsWith(prefix) && !isExcluded(shell, word, options.values.X))
  shell.print(1, found.map((word) => `${options.values.P ?? ''}${word}${options.values.S ?? ''}\n`).join(''))
  return found.length > 0 ? 0 : 1
}
