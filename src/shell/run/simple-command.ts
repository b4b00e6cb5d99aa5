import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import { assignmentOf } from '../expand/compile.ts'
import { expandTextOf } from '../expand/text-of-word.ts'
import { expandWordInto } from '../expand/words.ts'
import type { Program } from '../process/command.ts'
import { isAssignment } from '../syntax/parser.ts'
import type { SimpleCommand, Word } from '../syntax/tree.ts'
import { type Builtin, builtins, declarationBuiltins } from './builtins.ts'
import { callBuiltin } from './call-builtin.ts'
import { Discard, ShellExit } from './endings.ts'
import { runExternal } from './external.ts'
import { callFunction } from './function.ts'
import { finish } from './outcome.ts'
import { redirect, restore, type Undo } from './redirect.ts'
import type { Shell } from './shell.ts'
import { assignTraced, temporaryValues } from './temporary-values.ts'
import { traceCommand } from './trace.ts'
import { debugTrap } from './traps.ts'
import { flag, Variable } from './variables.ts'

export function* simple(shell: Shell, node: SimpleCommand, alone = false): Program<number> {
  shell.line = node.line
  shell.expansionStatus = undefined
  if (yield* debugTrap(shell, node)) return 0
  const mark = shell.processSubstitutions.length
  // A trap that the command itself sets is not for its own failure.
  const trapped = shell.traps.has('ERR')
  let status: number
  try {
    status = yield* simpleBody(shell, shell.options.keyword ? withKeywords(node) : node)
  } catch (error) {
    if (error instanceof ArithmeticError) {
      shell.error(error.message)
      throw new Discard(1)
    }
    throw error
  }
  if (shell.processSubstitutions.length > mark) shell.closeSubstitutions(mark)
  if (alone) {
    shell.status = status
    return status
  }
  return yield* finish(shell, status, trapped)
}

/** `set -k`: every word that looks like an assignment is one. */
function withKeywords(node: SimpleCommand): SimpleCommand {
  const assignments = node.words.slice(1).filter((word) => isAssignment(word.text))
  if (assignments.length === 0) return node
  return {
    ...node,
    assignments: [...node.assignments, ...assignments],
    words: node.words.filter((word) => !assignments.includes(word)),
  }
}

function* simpleBody(shell: Shell, node: SimpleCommand): Program<number> {
  const args: string[] = []
  const first = node.words[0]
  if (first) {
    yield* expandWordInto(shell, first, args)
    const declares = args[0] !== undefined && declarationBuiltins.has(args[0]) && !shell.functions.has(args[0])
    for (let i = 1; i < node.words.length; i++) {
      const word = node.words[i] as Word
      if (declares && /^[A-Za-z_][A-Za-z0-9_]*(\[[^\]]*\])?\+?=/.test(word.text)) args.push(yield* declared(shell, word))
      else yield* expandWordInto(shell, word, args)
    }
  }
  shell.pipeStatus = undefined
  if (args.length === 0) return yield* withoutCommand(shell, node)
  const name = args[0] as string
  if (name === 'exec' && node.redirections.length > 0 && args.length === 1) {
    yield* traceCommand(shell, node, args)
    if (yield* redirect(shell, shell.process, node.redirections, undefined)) return 0
    if (shell.options.posix) throw new ShellExit(1)
    return 1
  }
  const found = shell.functions.get(name)
  const builtin = shell.disabled.has(name) ? undefined : builtins.get(name)
  // Only a program that is the whole life of its process may take its place; what a function or builtin runs comes back.
  if (found || builtin) shell.last = false
  if (!found && !builtin) {
    const status = yield* runExternal(shell, node, args)
    shell.lastArgument = args.at(-1) ?? ''
    return status
  }
  return yield* internal(shell, node, args, found, builtin)
}

/** `declare name=value`: the value is one text, an array's elements stay as they are written. */
function* declared(shell: Shell, word: Word): Program<string> {
  const assignment = assignmentOf(word)
  if (!assignment) return word.text
  if (assignment.elements) {
    const mark = `\u{0}${shell.compounds.length}`
    shell.compounds.push(word)
    return `${assignment.name}${assignment.append ? '+' : ''}=${mark}`
  }
  const text = yield* expandTextOf(shell, assignment.value, true)
  const index = assignment.index === undefined ? '' : `[${assignment.index}]`
  return `${assignment.name}${index}${assignment.append ? '+' : ''}=${text}`
}

function* withoutCommand(shell: Shell, node: SimpleCommand): Program<number> {
  const undo: Undo = []
  try {
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) return 1
    for (const word of node.assignments) yield* assignTraced(shell, word)
    if (node.assignments.length > 0) shell.lastArgument = ''
  } finally {
    restore(shell.process, undo)
  }
  return shell.expansionStatus ?? 0
}

function* internal(
  shell: Shell,
  node: SimpleCommand,
  args: string[],
  found: ReturnType<Shell['functions']['get']>,
  builtin: Builtin | undefined,
): Program<number> {
  const name = args[0] as string
  const undo: Undo = []
  const temporary = node.assignments.length > 0
  let scoped = false
  try {
    if (temporary) {
      const kept = builtin?.special && !found && shell.options.posix
      if (kept) {
        for (const word of node.assignments) {
          yield* assignTraced(shell, word)
          const variable = shell.variables.current.get(assignmentOf(word)?.name ?? '')
          if (variable) variable.flags |= flag.exported
        }
      } else {
        const values = yield* temporaryValues(shell, node.assignments)
        const scope = shell.variables.push(true)
        scoped = true
        for (const [key, value] of values) {
          const variable = new Variable(value)
          variable.flags = 1
          shell.variables.bind(scope, key, variable)
          shell.special(key)
        }
      }
    }
    yield* traceCommand(shell, node, args)
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) {
      if (builtin?.special && !found && shell.options.posix) throw new ShellExit(1)
      return 1
    }
    shell.lastArgument = args.at(-1) ?? ''
    if (found && !(builtin?.special && shell.options.posix)) {
      const status = yield* callFunction(shell, found, args.slice(1))
      shell.lastArgument = args.at(-1) ?? ''
      return status
    }
    const status = yield* callBuiltin(shell, name, builtin as Builtin, args.slice(1))
    if (shell.runningTraps.size === 0) shell.command = node
    return status
  } finally {
    if (scoped) {
      shell.variables.pop()
      for (const word of node.assignments) shell.special(assignmentOf(word)?.name ?? '')
    }
    restore(shell.process, undo)
  }
}
