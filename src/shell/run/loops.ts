import { ArithmeticError } from '../expand/arithmetic-scope.ts'
import { expandText } from '../expand/one-text.ts'
import { expandParts } from '../expand/resolve.ts'
import { expandWords } from '../expand/words.ts'
import type { Program } from '../process/command.ts'
import { arePure, type Part } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import type { ArithmeticFor, For, While } from '../syntax/tree.ts'
import { ShellExit } from './endings.ts'
import { finished } from './outcome.ts'
import type { Shell } from './shell.ts'
import { trace, traceLine } from './trace.ts'
import { debugTrap, recorded } from './traps.ts'
import { whole } from './whole.ts'

/** Looks at break and continue behind a loop's body; true when the loop ends. */
export function leaves(shell: Shell): boolean {
  if (shell.jump === undefined) return false
  if (shell.jump === 'return') return true
  if (--shell.jumpCount > 0) return true
  const broken = shell.jump === 'break'
  shell.jump = undefined
  return broken
}

export function* whileCommand(shell: Shell, node: While): Program<number> {
  const wanted = node.kind === 'while'
  let status = 0
  shell.loopDepth++
  try {
    for (;;) {
      shell.ignoreErrors++
      let tested: number
      try {
        tested = yield* whole.list(shell, node.condition)
      } finally {
        shell.ignoreErrors--
      }
      if (shell.jump !== undefined && leaves(shell)) break
      if ((tested === 0) !== wanted) break
      status = yield* whole.list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  // PIPESTATUS stays that of the last command.
  if (shell.pipeStatus === undefined) shell.pipeStatus = [shell.status]
  shell.status = status
  return status
}

export function* forCommand(shell: Shell, node: For): Program<number> {
  shell.line = node.line
  const items = node.words ? yield* expandWords(shell, node.words) : shell.positional.slice()
  let status = 0
  shell.loopDepth++
  try {
    for (const item of items) {
      shell.line = node.line
      yield* traceLine(shell, `for ${node.name} in ${node.words ? node.words.map((word) => word.text).join(' ') : '"$@"'}`)
      if (yield* debugTrap(shell, node)) continue
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(node.name)) {
        shell.error(`\`${node.name}': not a valid identifier`)
        if (shell.options.posix) throw new ShellExit(1)
        return finished(shell, 1)
      }
      assignLoopVariable(shell, node.name, item)
      status = yield* whole.list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}

function assignLoopVariable(shell: Shell, name: string, value: string): void {
  const variable = shell.variables.current.get(name)
  if (variable?.has(64)) variable.value = value
  else shell.assign(name, value)
}

export function* arithmeticFor(shell: Shell, node: ArithmeticFor): Program<number> {
  if (!node.parts)
    node.parts = [
      parseParts(node.start, node.line, 'arithmetic'),
      parseParts(node.test, node.line, 'arithmetic'),
      parseParts(node.step, node.line, 'arithmetic'),
    ]
  const [start, test, step] = node.parts
  const evaluate = function* (parts: Part[], text: string): Program<boolean> {
    shell.line = node.line
    if (text === '') return true
    if (shell.options.xtrace) yield* trace(shell, `(( ${text} ))`)
    return shell.arithmetic(arePure(parts) ? expandText(shell, parts) : yield* expandParts(shell, parts)) !== 0
  }
  let status = 0
  shell.loopDepth++
  try {
    yield* evaluate(start, node.start)
    for (;;) {
      if (shell.kernel.recorder) yield* recorded(shell, node)
      if (!(yield* evaluate(test, node.test))) break
      status = yield* whole.list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
      yield* evaluate(step, node.step)
    }
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error
    shell.error(`((: ${error.message}`)
    status = 1
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}
