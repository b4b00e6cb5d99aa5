import type * as Monaco from 'monaco-editor/editor'
import type { Diagnostic, Range } from '#runtimes/builder.ts'
import { useBuild } from '../build/build.ts'
import { inEditor } from '../build/model.ts'

type Model = Monaco.editor.ITextModel

const pathOf = ({ uri }: Model): string => uri.path.replace(/^\//, '')

/** Shows what the compiler said as squiggles under the text, and its repairs as quick fixes, in every file that is open. */
export function showDiagnostics(monaco: typeof Monaco): void {
  const mark = (model: Model) => monaco.editor.setModelMarkers(model, 'compiler', markersOf(monaco, model))
  useBuild.subscribe(({ result }, before) => {
    if (result !== before.result) for (const model of monaco.editor.getModels()) mark(model)
  })
  monaco.editor.onDidCreateModel(mark)
  monaco.languages.registerCodeActionProvider('cpp', {
    provideCodeActions: (model, range, { markers }) => ({ actions: repairs(model, range, markers), dispose: () => {} }),
  })
}

/** Only for the text that was compiled: later edits have moved the places. */
function said(model: Model): readonly Diagnostic[] {
  const { result, sources } = useBuild.getState()
  const path = pathOf(model)
  if (sources?.[path]?.content !== model.getValue()) return []
  return result?.diagnostics.filter(({ file }) => file === path) ?? []
}

const rangeOf = (model: Model, range: Range): Monaco.IRange => {
  const { line, column, endLine, endColumn } = inEditor(range, (line) => model.getLineContent(Math.min(line, model.getLineCount())))
  return { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }
}

const markersOf = ({ MarkerSeverity }: typeof Monaco, model: Model): Monaco.editor.IMarkerData[] =>
  said(model).map((diagnostic) => ({
    ...rangeOf(model, diagnostic),
    severity: diagnostic.severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message: diagnostic.message,
    source: 'clang',
  }))

function repairs(model: Model, range: Monaco.IRange, markers: Monaco.editor.IMarkerData[]): Monaco.languages.CodeAction[] {
  return said(model)
    .filter(({ line, fixes }) => fixes.length > 0 && line >= range.startLineNumber && line <= range.endLineNumber)
    .map(({ message, fixes }) => ({
      title: `Apply clang’s repair: ${message}`,
      kind: 'quickfix',
      diagnostics: markers.filter((marker) => marker.message === message),
      isPreferred: true,
      edit: {
        edits: fixes.map((fix) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: exactRange(model, fix), text: fix.text },
        })),
      },
    }))
}

/** An insertion stays a point. */
function exactRange(model: Model, fix: Range): Monaco.IRange {
  const range = rangeOf(model, fix)
  const isPoint = fix.line === fix.endLine && fix.column === fix.endColumn
  return isPoint ? { ...range, endColumn: range.startColumn } : range
}
