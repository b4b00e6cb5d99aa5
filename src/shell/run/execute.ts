import { expandParts } from '../expand/resolve.ts'
import type { Program } from '../process/command.ts'
import { parseParts } from '../syntax/parts.ts'
import type { Arithmetic, CommandNode, List } from '../syntax/tree.ts'
import { arithmeticStatus, runNow } from './at-once.ts'
import { andOr, caseCommand, ifCommand } from './branches.ts'
import { coprocess, startBackground, subshell } from './children.ts'
import { testCondition } from './conditional.ts'
import { arithmeticFor, forCommand, whileCommand } from './loops.ts'
import { attend, disturbed, finish, finished } from './outcome.ts'
import { pipeline } from './pipeline.ts'
import { redirect, restore, type Undo } from './redirect.ts'
import { selectCommand } from './select.ts'
import type { Shell } from './shell.ts'
import { simple } from './simple-command.ts'
import { trace } from './trace.ts'
import { debugTrap } from './traps.ts'

/** Runs one command and answers its status. */
export function* run(shell: Shell, node: CommandNode): Program<number> {
  const now = runNow(shell, node)
  if (now >= 0) {
    if (disturbed(shell)) yield* attend(shell)
    return now
  }
  const status = yield* dispatch(shell, node)
  if (disturbed(shell)) yield* attend(shell)
  return status
}

function* dispatch(shell: Shell, node: CommandNode): Program<number> {
  if (node.kind === 'simple') return yield* simple(shell, node)
  if (node.redirections.length === 0 || node.kind === 'function' || node.kind === 'subshell') return yield* compound(shell, node)
  const undo: Undo = []
  const { inputRedirected } = shell
  shell.line = node.line
  try {
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) return yield* finish(shell, 1)
    if (undo.some(({ number }) => number === 0)) shell.inputRedirected = true
    const status = yield* compound(shell, node)
    if (shell.backlog.length > 0) yield* shell.flush()
    return status
  } finally {
    shell.inputRedirected = inputRedirected
    restore(shell.process, undo)
  }
}

function* compound(shell: Shell, node: CommandNode): Program<number> {
  switch (node.kind) {
    case 'list':
      return yield* list(shell, node)
    case 'group':
      return yield* list(shell, node.body)
    case 'and-or':
      return yield* andOr(shell, node)
    case 'pipeline':
      return yield* pipeline(shell, node)
    case 'if':
      return yield* ifCommand(shell, node)
    case 'while':
    case 'until':
      return yield* whileCommand(shell, node)
    case 'for':
      return yield* forCommand(shell, node)
    case 'select':
      return yield* selectCommand(shell, node)
    case 'arithmetic-for':
      return yield* arithmeticFor(shell, node)
    case 'case':
      return yield* caseCommand(shell, node)
    case 'subshell':
      return yield* subshell(shell, node)
    case 'arithmetic':
      return yield* arithmetic(shell, node)
    case 'conditional': {
      shell.line = node.line
      if (yield* debugTrap(shell, node)) return 0
      const status = yield* testCondition(shell, node.expression)
      shell.pipeStatus = undefined
      return yield* finish(shell, status)
    }
    case 'function':
      return defineFunction(shell, node)
    case 'coproc':
      return yield* coprocess(shell, node)
    default:
      return 0
  }
}

function defineFunction(shell: Shell, node: CommandNode & { kind: 'function' }): number {
  const existing = shell.functions.get(node.name)
  if (existing?.readonly) {
    shell.error(`${node.name}: readonly function`)
    return finished(shell, 1)
  }
  const file = shell.frames.at(-1)?.file ?? shell.zero
  if (node.redirections.length > 0) node.body.redirections.push(...node.redirections.splice(0))
  shell.functions.set(node.name, {
    name: node.name,
    body: node.body,
    file,
    line: node.line,
    traced: false,
    exported: existing?.exported ?? false,
    readonly: false,
  })
  shell.status = 0
  return 0
}

export function* list(shell: Shell, node: List): Program<number> {
  let status = 0
  for (const { command, background } of node.items) {
    if (background) status = yield* startBackground(shell, command)
    else {
      status = runNow(shell, command)
      if (status < 0) status = yield* dispatch(shell, command)
    }
    if (disturbed(shell)) yield* attend(shell)
    if (shell.jump !== undefined) return status
  }
  return status
}

function* arithmetic(shell: Shell, node: Arithmetic): Program<number> {
  shell.line = node.line
  if (yield* debugTrap(shell, node)) return 0
  if (!node.parts) node.parts = parseParts(node.expression, node.line, 'arithmetic')
  const text = yield* expandParts(shell, node.parts)
  if (shell.options.xtrace) yield* trace(shell, `(( ${text} ))`)
  const status = arithmeticStatus(shell, text)
  shell.pipeStatus = undefined
  return yield* finish(shell, status)
}
