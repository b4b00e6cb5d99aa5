import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import { assignmentOf, compiled } from '../expand/compile.ts'
import { expandText } from '../expand/one-text.ts'
import { expandNow } from '../expand/words.ts'
import { arePure } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import type { Arithmetic, CommandNode, SimpleCommand, Word } from '../syntax/tree.ts'
import { assignWordNow } from './assign.ts'
import { builtins, declarationBuiltins } from './builtins.ts'
import { callNow } from './call-builtin.ts'
import { isPureCondition, testConditionNow } from './conditional.ts'
import { ExpansionError } from './endings.ts'
import { finished } from './outcome.ts'
import { isQuiet } from './quiet.ts'
import type { Shell } from './shell.ts'

/** Runs what cannot be suspended; -1, and nothing happened, when the command may have to wait. */
export function runNow(shell: Shell, node: CommandNode): number {
  if (shell.options.xtrace || shell.options.keyword || shell.traps.size > 0) return -1
  if (node.kind === 'simple') return simpleNow(shell, node)
  if (node.redirections.length > 0) return -1
  if (node.kind === 'arithmetic') {
    if (!node.parts) node.parts = parseParts(node.expression, node.line, 'arithmetic')
    if (!arePure(node.parts) || mustHold(shell, node)) return -1
    return arithmeticCommand(shell, node, expandText(shell, node.parts))
  }
  if (node.kind === 'conditional') {
    if (node.pure === undefined) node.pure = isPureCondition(node.expression)
    if (!node.pure || mustHold(shell, node)) return -1
    shell.line = node.line
    return finished(shell, testConditionNow(shell, node.expression))
  }
  return -1
}

/** Tells the recorder of a statement that would run at once; true when it must hold first, and so take the slow way. */
function mustHold(shell: Shell, node: CommandNode): boolean {
  const { recorder } = shell.kernel
  if (!recorder?.before(shell, node, isQuiet(node))) return false
  shell.holding = true
  return true
}

function planOf(node: SimpleCommand): 'assign' | 'builtin' | 'slow' {
  if (node.redirections.length > 0) return 'slow'
  for (const word of node.assignments) {
    assignmentOf(word)
    if (!compiled(word).pure) return 'slow'
  }
  if (node.words.length === 0) return 'assign'
  if (node.assignments.length > 0) return 'slow'
  const name = compiled(node.words[0] as Word).literal
  if (name === undefined || !builtins.get(name)?.now || declarationBuiltins.has(name)) return 'slow'
  return node.words.every((word) => compiled(word).pure) ? 'builtin' : 'slow'
}

function simpleNow(shell: Shell, node: SimpleCommand): number {
  if (!node.plan) node.plan = planOf(node)
  if (node.plan === 'slow') return -1
  if (node.plan === 'assign') {
    if (mustHold(shell, node)) return -1
    shell.line = node.line
    for (const word of node.assignments) assignWordNow(shell, word)
    shell.lastArgument = ''
    return finished(shell, 0)
  }
  const name = compiled(node.words[0] as Word).literal ?? ''
  if (shell.functions.has(name) || shell.disabled.has(name)) return -1
  const builtin = builtins.get(name)
  if (!builtin?.now || mustHold(shell, node)) return -1
  shell.line = node.line
  shell.command = node
  const args = expandNow(shell, node.words)
  shell.lastArgument = args.at(-1) ?? ''
  args.shift()
  return finished(shell, callNow(shell, name, builtin.now, args))
}

function arithmeticCommand(shell: Shell, node: Arithmetic, text: string): number {
  shell.line = node.line
  return finished(shell, arithmeticStatus(shell, text))
}

/** The status of `((…))`; what cannot be computed is an error, said in bash's words. */
export function arithmeticStatus(shell: Shell, text: string): number {
  try {
    return shell.arithmetic(text) !== 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof ArithmeticError || (error instanceof ExpansionError && !error.fatal))) throw error
    shell.error(error instanceof ExpansionError ? error.message : `((: ${error.message}`)
    return 1
  }
}
