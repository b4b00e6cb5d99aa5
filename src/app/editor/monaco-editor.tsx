import { loader, Editor as ReactMonaco } from '@monaco-editor/react'
import type * as Monaco from 'monaco-editor/editor'
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
import { useEffect, useRef, useState } from 'react'
import { languageOf } from '#ui/highlight.ts'
import { useTheme } from '../shell/theme.ts'
import { useCaret } from './caret.ts'
import type { EditorProps } from './editor.tsx'
import { type LineMarks, noMarks } from './lines.ts'
import { adviceInMargin, showAdvice } from './monaco-coach.ts'
import { showDiagnostics } from './monaco-diagnostics.ts'
import { defineHover } from './monaco-hover.ts'
import { defineLanguages } from './monaco-languages.ts'
import { breakpointDecorations, litDecorations, showBeside } from './monaco-marks.ts'
import { defineThemes } from './monaco-themes.ts'
import './editor.css'

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
loader.config({ monaco })
defineThemes(monaco)
defineLanguages(monaco)
showDiagnostics(monaco)
showAdvice(monaco)
defineHover(monaco)

type CodeEditor = Monaco.editor.IStandaloneCodeEditor

/** Monaco, bundled with the page. */
export function MonacoEditor({ path, text, onChange, onRun, marks = noMarks }: EditorProps) {
  const { theme } = useTheme()
  const [editor, setEditor] = useState<CodeEditor>()
  const latest = useRef({ onRun, marks, path })
  latest.current = { onRun, marks, path }
  useMarks(editor, path, marks)
  useEffect(() => editor && adviceInMargin(editor), [editor])
  const onMount = (mounted: CodeEditor) => {
    setEditor(mounted)
    const line = () => mounted.getPosition()?.lineNumber ?? 1
    const { KeyCode, KeyMod } = monaco
    mounted.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => latest.current.onRun())
    mounted.addCommand(KeyCode.F10, () => latest.current.marks.onStep?.('over'))
    const actions = [
      {
        id: 'toggle-breakpoint',
        label: 'Set or remove a breakpoint',
        keys: [KeyCode.F9],
        run: () => latest.current.marks.onToggleBreakpoint?.(line()),
      },
      {
        id: 'run-to-here',
        label: 'Run to this line',
        keys: [KeyMod.CtrlCmd | KeyCode.F10],
        run: () => latest.current.marks.onRunTo?.(line()),
      },
    ]
    for (const { keys, ...action } of actions) mounted.addAction({ ...action, keybindings: keys, contextMenuGroupId: '1_debug' })
    mounted.onDidChangeCursorPosition(({ position }) => useCaret.setState({ path: latest.current.path, line: position.lineNumber }))
    mounted.onMouseDown(({ target }) => {
      const margin = monaco.editor.MouseTargetType
      if (target.type === margin.GUTTER_GLYPH_MARGIN) latest.current.marks.onToggleBreakpoint?.(target.position.lineNumber)
    })
  }
  return (
    <div className="monaco-place">
      <ReactMonaco
        path={path}
        value={text}
        language={languageOf(path, text)}
        theme={`playground-${theme}`}
        loading={null}
        onChange={(value) => onChange(value ?? '')}
        onMount={onMount}
        options={{
          ariaLabel: `${path}. Ctrl+M lets the Tab key leave the editor. F9 sets a breakpoint.`,
          automaticLayout: true,
          fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
          fontSize: 13,
          lineHeight: 20,
          minimap: { enabled: false },
          // Dimmed, the number of the empty last line is too faint to read.
          renderFinalNewline: 'on',
          scrollBeyondLastLine: false,
          padding: { top: 8, bottom: 8 },
          lineNumbersMinChars: 3,
          glyphMargin: true,
          lineDecorationsWidth: 10,
          renderLineHighlight: 'line',
          overviewRulerLanes: 0,
          tabSize: 2,
          fixedOverflowWidgets: true,
        }}
      />
      <span className="monaco-hint" aria-hidden="true">
        Ctrl+M lets Tab leave · F9 breakpoint
      </span>
    </div>
  )
}

/** Keeps the lit lines and the breakpoints of the open file on the screen, and tells where edits move the breakpoints. */
function useMarks(editor: CodeEditor | undefined, path: string, marks: LineMarks): void {
  const { lit, breakpoints, onMoveBreakpoints } = marks
  const moved = useRef(onMoveBreakpoints)
  moved.current = onMoveBreakpoints
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another model
  useEffect(() => {
    const model = editor?.getModel()
    if (!editor || !model) return
    const fits = new Map([...lit].filter(([line]) => line <= model.getLineCount()))
    const shown = editor.createDecorationsCollection(litDecorations({ ...noMarks, lit: fits }, (line) => model.getLineMaxColumn(line)))
    const [line] = fits.keys()
    if (line !== undefined) editor.revealLineInCenterIfOutsideViewport(line)
    const beside = showBeside(editor, fits)
    return () => {
      shown.clear()
      beside()
    }
  }, [editor, path, lit])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another model
  useEffect(() => {
    if (!editor) return
    const shown = editor.createDecorationsCollection(breakpointDecorations({ ...noMarks, breakpoints }))
    const watch = editor.onDidChangeModelContent(() =>
      moved.current?.([...new Set(shown.getRanges().map(({ startLineNumber }) => startLineNumber))].sort((a, b) => a - b)),
    )
    return () => {
      watch.dispose()
      shown.clear()
    }
  }, [editor, path, breakpoints])
}
