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
