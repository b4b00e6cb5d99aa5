import type * as Monaco from 'monaco-editor/editor'
import { type LineAdvice, mendSays, useAdvice } from '../coach/advice.ts'
import { text } from '../texts/texts.ts'

type Model = Monaco.editor.ITextModel

const owner = 'coach'
const mendCommand = 'coach.mend'
const adviceOf = ({ uri }: Model): readonly LineAdvice[] => useAdvice.getState().byPath.get(uri.path.replace(/^\//, '')) ?? []

/**
 * Shows what the coach found as marks under the text and in the margin. The pointer over them, or F8, tells cause, consequence and remedy;
 * Ctrl+. mends what can be mended.
 */
export function showAdvice(monaco: typeof Monaco): void {
  const mark = (model: Model) => {
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, owner, markersOf(monaco, model))
  }
  useAdvice.subscribe(({ byPath }, before) => {
    if (byPath !== before.byPath) for (const model of monaco.editor.getModels()) mark(model)
  })
  monaco.editor.onDidCreateModel(mark)
  monaco.editor.registerCommand(mendCommand, (_, ruleId: string) => useAdvice.getState().mend(ruleId))
  monaco.languages.registerCodeActionProvider('*', {
    provideCodeActions: (model, { startLineNumber, endLineNumber }) => ({
      actions: adviceOf(model).flatMap(({ finding, line }) => {
        const title = mendSays(finding)
        if (title === undefined || line < startLineNumber || line > endLineNumber) return []
        return [{ title: text.coach.fix(title), kind: 'quickfix', command: { id: mendCommand, title, arguments: [finding.rule.id] } }]
      }),
      dispose: () => {},
    }),
  })
}

/** Only lines that the text still has. */
const markersOf = ({ MarkerSeverity }: typeof Monaco, model: Model): Monaco.editor.IMarkerData[] =>
  adviceOf(model)
    .filter(({ line }) => line <= model.getLineCount())
    .map(({ finding: { rule }, line }) => ({
      startLineNumber: line,
      startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
      endLineNumber: line,
      endColumn: model.getLineMaxColumn(line),
      severity: rule.kind === 'note' ? MarkerSeverity.Info : MarkerSeverity.Warning,
      message: `${rule.title}\n${rule.cause}\n${text.coach.onLambda}: ${rule.consequence}\n${text.coach.doThis}: ${rule.remedy}`,
      source: text.coach.label,
    }))

/** The marks in the margin of one editor; what it gives takes them away. */
export function adviceInMargin(editor: Monaco.editor.IStandaloneCodeEditor): () => void {
  const shown = editor.createDecorationsCollection()
  const draw = () => {
    const model = editor.getModel()
    const lines = new Map<number, LineAdvice[]>()
    for (const advice of model ? adviceOf(model) : []) lines.set(advice.line, [...(lines.get(advice.line) ?? []), advice])
    shown.set(
      [...lines].map(([line, advice]) => ({
        range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
        options: {
          linesDecorationsClassName: 'coach-mark',
          linesDecorationsTooltip: advice.map(({ finding }) => `${text.coach.label}: ${finding.rule.title}`).join('\n'),
          stickiness: 1,
        },
      })),
    )
  }
  draw()
  const leave = useAdvice.subscribe(draw)
  const watch = editor.onDidChangeModel(draw)
  return () => {
    leave()
    watch.dispose()
    shown.clear()
  }
}
