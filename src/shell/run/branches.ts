import { compiledPlain } from '../expand/compile.ts'
import { patternOf } from '../expand/pattern.ts'
import { expandPattern, expandTextOf } from '../expand/text-of-word.ts'
import type { Program } from '../process/command.ts'
import type { AndOr, Case, If, List, Word } from '../syntax/tree.ts'
import type { Shell } from './shell.ts'
import { traceLine } from './trace.ts'
import { debugTrap } from './traps.ts'
import { whole } from './whole.ts'

export function* andOr(shell: Shell, node: AndOr): Program<number> {
  shell.ignoreErrors++
  let status: number
  try {
    status = yield* whole.command(shell, node.first)
  } finally {
    shell.ignoreErrors--
  }
  for (let i = 0; i < node.rest.length; i++) {
    const one = node.rest[i]
    if (!one || shell.jump !== undefined) break
    if ((one.operator === '&&') !== (status === 0)) continue
    if (i === node.rest.length - 1) return yield* whole.command(shell, one.command)
    shell.ignoreErrors++
    try {
      status = yield* whole.command(shell, one.command)
    } finally {
      shell.ignoreErrors--
    }
  }
  return status
}

function* condition(shell: Shell, node: List): Program<number> {
  shell.ignoreErrors++
  try {
    return yield* whole.list(shell, node)
  } finally {
    shell.ignoreErrors--
  }
}

export function* ifCommand(shell: Shell, node: If): Program<number> {
  for (const clause of node.clauses) {
    const status = yield* condition(shell, clause.condition)
    if (shell.jump !== undefined) return status
    if (status === 0) return yield* whole.list(shell, clause.body)
  }
  if (node.otherwise) return yield* whole.list(shell, node.otherwise)
  // PIPESTATUS stays that of the condition.
  if (shell.pipeStatus === undefined) shell.pipeStatus = [shell.status]
  shell.status = 0
  return 0
}

export function* caseCommand(shell: Shell, node: Case): Program<number> {
  shell.line = node.line
  yield* traceLine(shell, `case ${node.subject.text} in`)
  yield* debugTrap(shell, node)
  const subject = yield* expandTextOf(shell, compiledPlain(node.subject))
  let status = 0
  let through = false
  for (const clause of node.clauses) {
    if (!through && !(yield* matchesClause(shell, clause.patterns, subject))) continue
    if (clause.body) status = yield* whole.list(shell, clause.body)
    else status = 0
    if (clause.end === ';;' || shell.jump !== undefined) break
    through = clause.end === ';&'
  }
  shell.status = status
  return status
}

function* matchesClause(shell: Shell, patterns: readonly Word[], subject: string): Program<boolean> {
  for (const pattern of patterns) {
    const text = yield* expandPattern(shell, compiledPlain(pattern))
    if (patternOf(text, { ...shell.patternOptions, ignoreCase: shell.shopt.nocasematch === true }).test(subject)) return true
  }
  return false
}
