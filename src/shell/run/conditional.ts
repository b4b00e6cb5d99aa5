import { compiledPlain } from '../expand/compile.ts'
import { compileExpression, longestMatch } from '../expand/ere.ts'
import { expandText, textNow } from '../expand/one-text.ts'
import { patternOf } from '../expand/pattern.ts'
import { decodeCharacters, encodeCharacters } from '../expand/text.ts'
import { expandPattern, expandTextOf } from '../expand/text-of-word.ts'
import type { Program } from '../process/command.ts'
import type { Condition, Word } from '../syntax/tree.ts'
import { compareTest } from './compare-test.ts'
import { unaryTest } from './file-tests.ts'
import type { Shell } from './shell.ts'
import { trace } from './trace.ts'

export function isPureCondition(node: Condition): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return isPureCondition(node.left) && isPureCondition(node.right)
    case 'not':
    case 'group':
      return isPureCondition(node.operand)
    case 'unary':
    case 'word':
      return compiledPlain(node.operand).pure
    default:
      return compiledPlain(node.left).pure && compiledPlain(node.right).pure
  }
}

/** Runs a program that is known not to wait. */
function drain<T>(program: Program<T>): T {
  const result = program.next()
  if (!result.done) throw new Error('Failed to run without waiting: a pure word waited')
  return result.value
}

/** `[[ … ]]` without another process. */
export const testConditionNow = (shell: Shell, node: Condition): number => drain(testCondition(shell, node))

/** The status of `[[ … ]]`: 0, 1, or 2 for an error. */
export function* testCondition(shell: Shell, node: Condition, inverted = false): Program<number> {
  switch (node.kind) {
    case 'and': {
      const left = yield* testCondition(shell, node.left)
      return left === 0 ? yield* testCondition(shell, node.right) : left
    }
    case 'or': {
      const left = yield* testCondition(shell, node.left)
      return left === 0 ? 0 : yield* testCondition(shell, node.right)
    }
    case 'not': {
      const status = yield* testCondition(shell, node.operand, !inverted)
      return status === 0 ? 1 : status === 1 ? 0 : status
    }
    case 'group':
      return yield* testCondition(shell, node.operand)
    case 'word':
    case 'unary': {
      const text = yield* value(shell, node.operand)
      const operator = node.kind === 'word' ? '-n' : node.operator
      if (shell.options.xtrace) yield* trace(shell, `[[ ${inverted ? '! ' : ''}${operator} ${text === '' ? "''" : text} ]]`)
      return unaryTest(shell, operator, text) ? 0 : 1
    }
    default:
      return yield* binary(shell, node.operator, node.left, node.right, inverted ? '! ' : '')
  }
}

const shown = (text: string): string => (text === '' ? "''" : text)

export function* value(shell: Shell, word: Word): Program<string> {
  const one = compiledPlain(word)
  return one.pure ? textNow(shell, one) : yield* expandTextOf(shell, one)
}

function* binary(shell: Shell, operator: string, leftWord: Word, rightWord: Word, head: string): Program<number> {
  const left = yield* value(shell, leftWord)
  const matching = operator === '==' || operator === '=' || operator === '!=' || operator === '=~'
  if (!matching) {
    const right = yield* value(shell, rightWord)
    if (shell.options.xtrace) yield* trace(shell, `[[ ${head}${shown(left)} ${operator} ${shown(right)} ]]`)
    return compareTest(shell, operator, left, right, true)
  }
  const right = yield* expandPattern(shell, compiledPlain(rightWord))
  if (shell.options.xtrace)
    yield* trace(shell, `[[ ${head}${shown(left)} ${operator} ${shown(shownPattern(shell, operator, rightWord, right))} ]]`)
  if (operator === '=~') return regularExpression(shell, left, right)
  const matches = patternOf(right, { ...shell.patternOptions, extended: true, ignoreCase: shell.shopt.nocasematch === true }).test(left)
  return matches === (operator !== '!=') ? 0 : 1
}

/** A pattern as `set -x` shows it: what was quoted has backslashes, in front of every character, or of special ones in an expression. */
function shownPattern(shell: Shell, operator: string, word: Word, pattern: string): string {
  const { parts, pure } = compiledPlain(word)
  if (!pure) return pattern
  const special = operator === '=~' ? /[\\^$.|?*+()[\]{}]/g : /./gs
  const quoted = (text: string) => text.replace(special, '\\$&')
  return parts
    .map((part) => {
      if (part.kind === 'quoted') return quoted(part.text)
      return part.kind === 'double' ? quoted(expandText(shell, part.parts)) : expandText(shell, [part])
    })
    .join('')
}

function regularExpression(shell: Shell, text: string, pattern: string): number {
  let expression: RegExp
  try {
    expression = compileExpression(pattern, shell.shopt.nocasematch === true, shell.utf8)
  } catch {
    return 2
  }
  const match = longestMatch(expression, shell.utf8 ? decodeCharacters(text) : text)
  const groups = match ? [...match].map((group) => (group === undefined ? '' : shell.utf8 ? encodeCharacters(group) : group)) : []
  const variable = shell.variables.current.get('BASH_REMATCH')
  if (variable) variable.flags &= ~2
  shell.setArray('BASH_REMATCH', groups)
  return match ? 0 : 1
}
