import type * as Monaco from 'monaco-editor/editor'
import { highlight, type Language } from '#ui/highlight.ts'

/** Every line stands for itself. */
const state: Monaco.languages.IState = { clone: () => state, equals: () => true }

const brackets: [string, string][] = [
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
]

const coloured: readonly Exclude<Language, 'plain'>[] = ['shell', 'json', 'cpp']

/** The same colours as the static code, so that nothing changes when the editor takes its place. */
export function defineLanguages(monaco: typeof Monaco): void {
  for (const id of coloured) {
    monaco.languages.register({ id })
    monaco.languages.setTokensProvider(id, {
      getInitialState: () => state,
      tokenize: (line) => ({ tokens: tokensOf(line, id), endState: state }),
    })
  }
  for (const [language, lineComment] of [
    ['shell', '#'],
    ['cpp', '//'],
  ] as const)
    monaco.languages.setLanguageConfiguration(language, { comments: { lineComment }, brackets })
}

function tokensOf(line: string, language: Language): Monaco.languages.IToken[] {
  let startIndex = 0
  return highlight(line, language).map(({ kind, text }) => {
    const token = { startIndex, scopes: kind === 'plain' ? '' : kind }
    startIndex += text.length
    return token
  })
}
