import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import type { Program } from '../process/command.ts'
import { Parser } from '../syntax/parser.ts'
import { ScriptError } from '../syntax/tree.ts'
import { Discard, ExpansionError, ShellExit } from './endings.ts'
import type { Shell } from './shell.ts'
import { returnTrap } from './traps.ts'
import { whole } from './whole.ts'

export function parserFor(shell: Shell, text: string, line: number, warn?: () => void): Parser {
  return new Parser(text, {
    line,
    alias: (name) => (shell.shopt.expand_aliases || shell.options.posix ? shell.aliases.get(name) : undefined),
    extendedGlob: () => shell.shopt.extglob === true,
    posix: () => shell.options.posix,
    warn: warn ?? ((at, message) => shell.complain(`${shell.zero}: line ${at}: warning: ${message}\n`)),
  })
}

/** Prints a syntax error as bash does. */
export function reportSyntax(shell: Shell, error: ScriptError, prefix = ''): void {
  const place =
    shell.commandString !== undefined && shell.sourceDepth === 0 && prefix === ''
      ? `${shell.zero}: -c: line ${error.line}: `
      : shell.placeOf(error.line, prefix)
  if (error.message !== '') shell.complain(`${place}${error.message}\n`)
  if (error.mistake !== undefined) shell.complain(`${place}syntax error: \`${error.mistake}'\n`)
  if (error.excerpt !== undefined) shell.complain(`${place}\`${error.excerpt}'\n`)
}

/** Runs a text as `eval`, traps and sourced files do: command by command in this shell. */
export function* evalText(shell: Shell, text: string, line: number, prefix = 'eval'): Program<number> {
  const parser = parserFor(shell, text, line)
  const before = { loopDepth: shell.loopDepth, ignoreErrors: shell.ignoreErrors }
  let status = 0
  for (;;) {
    let tree: ReturnType<Parser['next']>
    try {
      tree = parser.next()
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      reportSyntax(shell, error, prefix)
      shell.status = error.status === 'kept' ? 2 : error.status
      if (shell.options.posix) throw new ShellExit(2)
      return shell.status
    }
    if (!tree) return status
    if (shell.options.noexec) continue
    try {
      status = yield* whole.list(shell, tree)
    } catch (error) {
      status = yield* giveUpPart(shell, error, before)
    }
    if (shell.jump !== undefined) return status
  }
}

/** Bad expansions give up one command of an evaluated text, and not what stands around it. */
function* giveUpPart(shell: Shell, error: unknown, before: { loopDepth: number; ignoreErrors: number }): Program<number> {
  const expansion = (error instanceof ExpansionError && !error.fatal) || error instanceof ArithmeticError || error instanceof ScriptError
  if (shell.isSubshell || !(expansion || error instanceof Discard)) throw error
  if (expansion) shell.error(error.message)
  if (shell.backlog.length > 0) yield* shell.flush()
  shell.status = error instanceof Discard ? error.status : 1
  shell.jump = undefined
  shell.loopDepth = before.loopDepth
  shell.ignoreErrors = before.ignoreErrors
  return shell.status
}

/** Runs a script's text from its first to its last complete command; errors give up one command only. */
export function* runScript(shell: Shell, text: string, line = 1): Program<number> {
  const parser = parserFor(shell, text, line)
  let status = 0
  for (;;) {
    let tree: ReturnType<Parser['next']>
    const from = parser.position
    try {
      tree = parser.next()
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      reportSyntax(shell, error)
      if (error.status !== 'kept') shell.status = error.status
      if (error.lineOnly && !shell.options.posix) {
        parser.skipLine()
        continue
      }
      return shell.status
    }
    if (shell.options.verbose && parser.position > from)
      shell.complain(`${parser.source.slice(from, parser.position).replace(/\n$/, '')}\n`)
    if (!tree) return status
    if (shell.options.noexec) continue
    try {
      status = yield* whole.list(shell, tree)
    } catch (error) {
      status = yield* giveUp(shell, error)
    }
    if (shell.jump === 'return') {
      shell.jump = undefined
      if (shell.frames.at(-1)?.kind === 'source') return shell.status
    }
    shell.jump = undefined
    if (shell.options.onecmd && shell.commandString === undefined) return status
  }
}

function* giveUp(shell: Shell, error: unknown): Program<number> {
  if (error instanceof Discard) {
    shell.status = error.status
    shell.resetAfterError()
    if (shell.isSubshell) throw error
    return error.status
  }
  if (error instanceof ExpansionError || error instanceof ArithmeticError || error instanceof ScriptError) {
    shell.error(error.message)
    if (shell.backlog.length > 0) yield* shell.flush()
    shell.status = 1
    if (error instanceof ExpansionError && error.fatal) throw new ShellExit(shell.commandString !== undefined ? 127 : 1)
    shell.resetAfterError()
    if (shell.isSubshell) throw new Discard(1)
    return 1
  }
  throw error
}

/** Runs a file in this shell. Throws a FileError. */
export function* sourceFile(shell: Shell, path: string): Program<number> {
  const file = shell.files.open(path, { read: true })
  const text = yield* file.readAll()
  file.close()
  return yield* sourceText(shell, path, text, [])
}

/** Runs the text of a sourced file, perhaps with parameters of its own. */
export function* sourceText(shell: Shell, path: string, text: string, args: string[]): Program<number> {
  const { positional, loopDepth } = shell
  if (args.length > 0) shell.positional = args
  shell.frames.push({ name: 'source', callLine: shell.line, file: path, kind: 'source', args })
  shell.sourceDepth++
  shell.traceDepth++
  const sets = shell.positionalSets
  try {
    let status = yield* evalText(shell, text, 1, 'source')
    if (shell.jump === 'return') {
      shell.jump = undefined
      status = shell.status
    }
    yield* returnTrap(shell)
    return status
  } finally {
    shell.traceDepth--
    shell.sourceDepth--
    shell.frames.pop()
    // What `set --` left stays.
    if (args.length > 0 && shell.positionalSets === sets) shell.positional = positional
    shell.loopDepth = loopDepth
  }
}
