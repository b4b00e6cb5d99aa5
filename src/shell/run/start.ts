import './all-builtins.ts'
import { changeCase } from '../expand/change-text.ts'
import { expandText } from '../expand/one-text.ts'
import { FileError, type Program } from '../process/command.ts'
import type { Process } from '../process/kernel.ts'
import { parseParts } from '../syntax/parts.ts'
import { printFunction } from '../syntax/print.ts'
import { Discard, ShellExit } from './endings.ts'
import { list, run } from './execute.ts'
import { drain, impure, tracePrompt } from './expand-at-once.ts'
import { failure } from './fork.ts'
import { fromInput } from './from-input.ts'
import { callFunction } from './function.ts'
import { readInvocation, versionText } from './invocation.ts'
import { createShell } from './new-shell.ts'
import { runFound } from './run-found.ts'
import { isBinary } from './script-file.ts'
import type { Shell } from './shell.ts'
import { evalText, runScript, sourceFile } from './source.ts'
import { substitute, substituteProcess } from './substitution.ts'
import { exitTrap } from './traps.ts'
import { Variable } from './variables.ts'
import { type Whole, whole } from './whole.ts'

Object.assign(whole, {
  list,
  command: run,
  evalText,
  runFound,
  bash: bashProgram,
  newShell: createShell,
  expandText: (shell, parts) => (impure(parts) ? drain(shell, parts) : expandText(shell, parts)),
  substitute,
  substituteProcess,
  changeCase,
  functionText: (entry) => printFunction('', entry.body).replace(/^ /, ''),
  tracePrompt,
  commandNotFound: function* (shell, args) {
    const handler = shell.functions.get('command_not_found_handle')
    return handler ? yield* callFunction(shell, handler, args) : 127
  },
} satisfies Whole)

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
