import type * as Monaco from 'monaco-editor/editor'

const light = {
  surface: '#fffefb',
  ink: '#1f1c18',
  faint: '#6a645b',
  line: '#f1eee8',
  string: '1b7044',
  variable: '3b51b8',
  keyword: 'ad450a',
  number: '0a6b5f',
}
const dark = {
  surface: '#1d1c21',
  ink: '#eeebe6',
  faint: '#9e98a0',
  line: '#26252b',
  string: '74d5a0',
  variable: 'a6b6ff',
  keyword: 'ff9f60',
  number: '62d2c1',
}

/** The colours of the page, for the editor: it cannot read custom properties. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('playground-light', theme('vs', light))
  monaco.editor.defineTheme('playground-dark', theme('vs-dark', dark))
}

function theme(base: 'vs' | 'vs-dark', palette: typeof light): Monaco.editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: [
      { token: 'comment', foreground: palette.faint.slice(1), fontStyle: 'italic' },
      { token: 'string', foreground: palette.string },
      { token: 'variable', foreground: palette.variable },
      { token: 'keyword', foreground: palette.keyword },
      { token: 'number', foreground: palette.number },
      { token: 'key', foreground: palette.number },
    ],
    colors: {
      'editor.background': palette.surface,
      'editor.foreground': palette.ink,
      'editorLineNumber.foreground': palette.faint,
      'editorLineNumber.activeForeground': palette.ink,
      'editor.lineHighlightBackground': palette.line,
      'editor.lineHighlightBorder': '#00000000',
    },
  }
}
