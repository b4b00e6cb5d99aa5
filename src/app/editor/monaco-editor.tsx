import { loader, Editor as ReactMonaco } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoLine/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/quickCommand/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import { useRef } from 'react'
import { languageOf } from '#ui/highlight.ts'
import { useTheme } from '../shell/theme.ts'
import type { EditorProps } from './editor.tsx'
import { showDiagnostics } from './monaco-diagnostics.ts'
import { defineLanguages } from './monaco-languages.ts'
import { defineThemes } from './monaco-themes.ts'
import './editor.css'

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
loader.config({ monaco })
defineThemes(monaco)
defineLanguages(monaco)
showDiagnostics(monaco)

/** Monaco, bundled with the page. */
export function MonacoEditor({ path, text, onChange, onRun }: EditorProps) {
  const { theme } = useTheme()
  const run = useRef(onRun)
  run.current = onRun
  return (
    <div className="monaco-place">
      <ReactMonaco
        path={path}
        value={text}
        language={languageOf(path, text)}
        theme={`playground-${theme}`}
        loading={null}
        onChange={(value) => onChange(value ?? '')}
        onMount={(editor) => {
          editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => run.current())
        }}
        options={{
          ariaLabel: `${path}. Ctrl+M lets the Tab key leave the editor.`,
          automaticLayout: true,
          fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
          fontSize: 13,
          lineHeight: 20,
          minimap: { enabled: false },
          scrollBeyondLastLine: false,
          padding: { top: 8, bottom: 8 },
          lineNumbersMinChars: 4,
          lineDecorationsWidth: 10,
          renderLineHighlight: 'line',
          overviewRulerLanes: 0,
          tabSize: 2,
          fixedOverflowWidgets: true,
        }}
      />
      <span className="monaco-hint" aria-hidden="true">
        Ctrl+M lets Tab leave
      </span>
    </div>
  )
}
