import type * as Monaco from 'monaco-editor/editor'
import type { LineMarks } from './lines.ts'

type Decoration = Monaco.editor.IModelDeltaDecoration

const wholeLine = (line: number, options: Monaco.editor.IModelDecorationOptions): Decoration => ({
  range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
  options,
})

/** The line where the program stands, with what its statement did, at the end of the line. */
export const litDecorations = ({ lit }: LineMarks, lengthOf: (line: number) => number): Decoration[] =>
  [...lit].flatMap(([line, { tone, says }]) => {
    const end = lengthOf(line)
    const whole = wholeLine(line, {
      isWholeLine: true,
      className: `lit-line lit-${tone}`,
      linesDecorationsClassName: `lit-mark lit-mark-${tone}`,
    })
    if (!says) return [whole]
    const after: Decoration = {
      range: { startLineNumber: line, startColumn: end, endLineNumber: line, endColumn: end },
      options: { after: { content: `  ${says}`, inlineClassName: `lit-says lit-says-${tone}`, cursorStops: 3 }, showIfCollapsed: true },
    }
    return [whole, after]
  })

export const breakpointDecorations = ({ breakpoints }: LineMarks): Decoration[] =>
  breakpoints.map((line) =>
    wholeLine(line, {
      glyphMarginClassName: 'breakpoint-glyph',
      glyphMarginHoverMessage: { value: `Breakpoint: the program pauses before line ${line}. F9 or a click removes it.` },
      stickiness: 1,
    }),
  )

/** Room that the words at the end of a line need to be seen, pixels. */
const roomWanted = 160

/** Where a lit line is longer than the editor is wide, its words are shown at the right edge. Gives how to take them away. */
export function showBeside(editor: Monaco.editor.IStandaloneCodeEditor, lit: LineMarks['lit']): () => void {
  const [first] = lit
  const says = first?.[1].says
  const model = editor.getModel()
  if (!first || !says || !model) return () => {}
  const [line, { tone }] = first
  const node = document.createElement('div')
  node.className = `lit-beside lit-says-${tone}`
  node.textContent = says
  const widget: Monaco.editor.IOverlayWidget = { getId: () => 'lit-beside', getDomNode: () => node, getPosition: () => null }
  const place = () => {
    const end = editor.getScrolledVisiblePosition({ lineNumber: line, column: model.getLineMaxColumn(line) })
    const hidden = !end || end.left < editor.getLayoutInfo().width - roomWanted
    node.style.display = hidden ? 'none' : 'block'
    node.style.top = `${end?.top ?? 0}px`
  }
  editor.addOverlayWidget(widget)
  place()
  const watches = [editor.onDidScrollChange(place), editor.onDidLayoutChange(place)]
  return () => {
    for (const watch of watches) watch.dispose()
    editor.removeOverlayWidget(widget)
  }
}
