import type * as Monaco from 'monaco-editor/editor'
import { type ExplainedCommand, explainLine } from '#coach/commands.ts'

/** Explains the commands of a line of shell, word by word, where the pointer or the caret rests. */
export function defineHover(monaco: typeof Monaco): void {
  monaco.languages.registerHoverProvider('shell', {
    provideHover: (model, { lineNumber }) => {
      const commands = explainLine(model.getLineContent(lineNumber))
      return commands.length === 0 ? null : { contents: commands.map((command) => ({ value: markdownOf(command) })) }
    },
  })
}

const code = (word: string): string => `\`${word.replaceAll('`', "'")}\``

function markdownOf({ name, means, words }: ExplainedCommand): string {
  return [`**${name}** ${means}`, '', ...words.map(({ word, means }) => `- ${code(word)} ${means}`)].join('\n')
}
