import { assignmentOf } from '../expand/compile.ts'
import { quoteTrace } from '../expand/quote.ts'
import { expandTextOf } from '../expand/text-of-word.ts'
import type { Program } from '../process/command.ts'
import type { Word } from '../syntax/tree.ts'
import { assignWord } from './assign.ts'
import { Discard } from './endings.ts'
import type { Shell } from './shell.ts'
import { trace } from './trace.ts'
import { Variable } from './variables.ts'

export function* assignTraced(shell: Shell, word: Word): Program<void> {
  yield* assignWord(shell, word, shell.options.xtrace ? (shown) => trace(shell, shown) : undefined)
}

/** The values in front of a command, in order; later ones see earlier ones. */
export function* temporaryValues(shell: Shell, words: readonly Word[]): Program<[string, string][]> {
  const out: [string, string][] = []
  const scope = shell.variables.push(true)
  try {
    for (const word of words) {
      const assignment = assignmentOf(word)
      if (!assignment) continue
      let text = yield* expandTextOf(shell, assignment.value, true)
      if (shell.options.xtrace)
        yield* trace(shell, `${assignment.name}${assignment.append ? '+' : ''}=${text === '' ? '' : quoteTrace(text)}`)
      if (shell.variables.current.get(assignment.name)?.has(2)) {
        // The command runs all the same, without it.
        shell.error(`${assignment.name}: readonly variable`)
        if (shell.options.posix) throw new Discard(1)
        continue
      }
      if (assignment.append) text = (shell.get(assignment.name) ?? '') + text
      const variable = new Variable(text)
      variable.flags = 1
      shell.variables.bind(scope, assignment.name, variable)
      out.push([assignment.name, text])
    }
  } finally {
    shell.variables.pop()
  }
  return out
}
