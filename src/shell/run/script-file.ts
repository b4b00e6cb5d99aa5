import { FileError, type Program } from '../process/command.ts'
import { contextOf } from './command-context.ts'
import { executableAt } from './find-command.ts'
import type { Shell } from './shell.ts'
import { whole } from './whole.ts'

/** A NUL in front of the first newline. */
export const isBinary = (text: string): boolean => {
  const head = text.slice(0, 80)
  const end = head.indexOf('\n')
  return (end < 0 ? head : head.slice(0, end)).includes('\0')
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
    return yield* whole.bash(shell.process, ['bash', path, ...args.slice(1)], environment)
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
    return yield* whole.bash(shell.process, [words[0] ?? '', ...words.slice(1), path, ...args.slice(1)], environment)
  const command = shell.kernel.host.programAt(interpreter) ?? shell.kernel.host.programAt(`/usr/bin/${name}`)
  if (command) {
    return yield* command(contextOf(shell.process, [...words, path, ...args.slice(1)], environment, shell.utf8))
  }
  const missing = !executableAt(shell, interpreter)
  shell.error(missing ? `${path}: cannot execute: required file not found` : `${path}: ${interpreter}: bad interpreter: Permission denied`)
  return missing ? 127 : 126
}
