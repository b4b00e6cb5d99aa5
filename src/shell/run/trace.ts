import { assignmentOf, compiledPlain } from '../expand/compile.ts'
import { quoteAlways, quoteTrace } from '../expand/quote.ts'
import { expandTextOf } from '../expand/text-of-word.ts'
import { expandWords } from '../expand/words.ts'
import { FileError, type Program } from '../process/command.ts'
import type { SimpleCommand } from '../syntax/tree.ts'
import type { Shell } from './shell.ts'
import { whole } from './whole.ts'

export function* traceLine(shell: Shell, text: string): Program<void> {
  if (shell.options.xtrace) yield* trace(shell, text)
}

/** Prints a line of `set -x`. */
export function* trace(shell: Shell, text: string): Program<void> {
  const number = Number(shell.get('BASH_XTRACEFD') || 2)
  const prompt = whole.tracePrompt(shell)
  try {
    shell.print(number, `${prompt}${text}\n`)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
  }
  if (shell.backlog.length > 0) yield* shell.flush()
}

export function* traceCommand(shell: Shell, node: SimpleCommand, args: readonly string[]): Program<void> {
  if (!shell.options.xtrace) return
  void node
  const names: string[] = []
  for (const arg of args) {
    if (arg.includes('\u{0}')) {
      yield* trace(shell, yield* compoundTrace(shell, arg))
      names.push(arg.replace(/\+?=.*/s, ''))
    } else names.push(quoteTrace(arg))
  }
  yield* trace(shell, names.join(' '))
}

/** `declare a=(…)` is shown as an assignment in front of it, its elements quoted. */
function* compoundTrace(shell: Shell, argument: string): Program<string> {
  const [head = '', number] = argument.split('\u{0}')
  const word = shell.compounds[Number(number)]
  const elements = (word && assignmentOf(word)?.elements) ?? []
  const shown: string[] = []
  for (const element of elements) {
    const keyed = /^\[([^\]]*)\](\+?)=(.*)$/s.exec(element.text)
    if (keyed) {
      const key = yield* expandTextOf(shell, compiledPlain({ text: keyed[1] ?? '', line: element.line, column: 1 }))
      const value = yield* expandTextOf(shell, compiledPlain({ text: keyed[3] ?? '', line: element.line, column: 1 }))
      shown.push(`[${quoteAlways(key)}]${keyed[2]}=${quoteAlways(value)}`)
    } else for (const text of yield* expandWords(shell, [element])) shown.push(quoteAlways(text))
  }
  return `${head}(${shown.join(' ')})`
}
