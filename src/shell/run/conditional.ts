import { ArithmeticError } from '../expand/arithmetic.ts'
import { compileExpression, longestMatch } from '../expand/ere.ts'
import { patternOf } from '../expand/pattern.ts'
import { decodeCharacters, encodeCharacters } from '../expand/text.ts'
import { compiledPlain, expandPattern, expandText, expandTextOf, textNow } from '../expand/words.ts'
import type { Program } from '../process/command.ts'
import { FileError, type FileStat } from '../process/command.ts'
import { anonymousStat } from '../process/description.ts'
import type { Condition, Word } from '../syntax/tree.ts'
import { trace } from './execute.ts'
import { ExpansionError, type Shell } from './shell.ts'

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

function* value(shell: Shell, word: Word): Program<string> {
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

function integerOf(shell: Shell, text: string, arithmetic: boolean): number | bigint {
  if (/^[ \t\n]*[-+]?(0|[1-9]\d{0,14})[ \t]*$/.test(text)) return Number(text)
  if (!arithmetic) {
    if (/^[ \t\n]*[-+]?\d+[ \t]*$/.test(text)) {
      const value = BigInt(text.trim().replace(/^\+/, ''))
      if (BigInt.asIntN(64, value) === value) return Number.isSafeInteger(Number(value)) ? Number(value) : value
    }
    throw new TestError(`${text}: integer expression expected`)
  }
  return shell.arithmetic(text)
}

/** A test that cannot be made; status 2. */
export class TestError extends Error {}

/** Two-sided tests of `test`, `[` and `[[`. */
export function compareTest(shell: Shell, operator: string, left: string, right: string, double: boolean): number {
  const truth = (yes: boolean) => (yes ? 0 : 1)
  switch (operator) {
    case '=':
    case '==':
      return truth(left === right)
    case '!=':
      return truth(left !== right)
    case '<':
      return truth(left < right)
    case '>':
      return truth(left > right)
    case '-nt':
    case '-ot':
    case '-ef':
      return truth(compareFiles(shell, operator, left, right))
    default: {
      let a: number | bigint
      let b: number | bigint
      try {
        a = integerOf(shell, left, double)
        b = integerOf(shell, right, double)
      } catch (error) {
        if (!double || !(error instanceof ArithmeticError || error instanceof ExpansionError)) throw error
        shell.error(`[[: ${error.message}`)
        return 1
      }
      if (operator === '-eq') return truth(a === b)
      if (operator === '-ne') return truth(a !== b)
      if (operator === '-lt') return truth(a < b)
      if (operator === '-le') return truth(a <= b)
      if (operator === '-gt') return truth(a > b)
      return truth(a >= b)
    }
  }
}

function compareFiles(shell: Shell, operator: string, left: string, right: string): boolean {
  const a = statOf(shell, left, true)
  const b = statOf(shell, right, true)
  if (operator === '-nt') return a !== undefined && (b === undefined || a.modifiedMs > b.modifiedMs)
  if (operator === '-ot') return b !== undefined && (a === undefined || a.modifiedMs < b.modifiedMs)
  return a !== undefined && b !== undefined && a.device === b.device && a.inode === b.inode
}

function statOf(shell: Shell, path: string, follow: boolean): FileStat | undefined {
  if (path === '') return undefined
  try {
    return follow ? shell.files.stat(path) : shell.files.lstat(path)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

const kinds: Record<string, FileStat['kind']> = {
  '-f': 'file',
  '-d': 'directory',
  '-p': 'pipe',
  '-S': 'socket',
  '-b': 'block',
  '-c': 'character',
}

/** One-sided tests. */
export function unaryTest(shell: Shell, operator: string, text: string): boolean {
  switch (operator) {
    case '-n':
      return text !== ''
    case '-z':
      return text === ''
    case '-v':
      return isVariableSet(shell, text)
    case '-o':
      return (shell.options as Record<string, boolean>)[text] === true
    case '-t':
      return shell.process.descriptors[Number(text)]?.terminal === true
    case '-R':
      return shell.variables.current.get(text)?.has(64) === true && shell.variables.current.get(text)?.value !== undefined
    case '-h':
    case '-L':
      return statOf(shell, text, false)?.kind === 'symlink'
    case '-r':
      return text !== '' && shell.files.access(text, 4)
    case '-w':
      return text !== '' && shell.files.access(text, 2)
    case '-x':
      return text !== '' && (shell.kernel.host.programAt(text) !== undefined || shell.files.access(text, 1))
    default:
      return fileTest(
        shell,
        operator,
        statOf(shell, text, true) ??
          ((operator === '-e' || operator === '-f' || operator === '-s') && shell.kernel.host.programAt(text)
            ? { ...anonymousStat('file', 1), size: 1 }
            : undefined),
      )
  }
}

function fileTest(shell: Shell, operator: string, stat: FileStat | undefined): boolean {
  if (!stat) return false
  const kind = kinds[operator]
  if (kind) return stat.kind === kind
  switch (operator) {
    case '-e':
    case '-a':
      return true
    case '-s':
      return stat.size > 0
    case '-u':
      return (stat.mode & 0o4000) !== 0
    case '-g':
      return (stat.mode & 0o2000) !== 0
    case '-k':
      return (stat.mode & 0o1000) !== 0
    case '-O':
      return stat.uid === shell.kernel.host.user.uid
    case '-G':
      return stat.gid === shell.kernel.host.user.gid
    case '-N':
      return stat.modifiedMs > stat.accessedMs
    default:
      return false
  }
}

/** `-v name`, `-v array[index]`. */
export function isVariableSet(shell: Shell, text: string): boolean {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:\[(.*)\])?$/s.exec(text)
  if (!match) return /^\d+$/.test(text) && Number(text) <= shell.positional.length
  const [, name = '', index] = match
  if (index === undefined) return shell.get(name) !== undefined
  const variable = shell.lookup(name)
  if (!variable) return false
  if (index === '@' || index === '*') return variable.association?.get(index) !== undefined || variable.isSet
  return shell.getElement(name, index) !== undefined
}
