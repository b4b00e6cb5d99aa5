import { create } from 'zustand'
import { type LineMarks, noMarks } from '../editor/lines.ts'

/** What stands beside the lines of the open file. Told by the picture, drawn by the editor, and by nobody else: each step changes it. */
export const useMarks = create<{ readonly marks: LineMarks }>(() => ({ marks: noMarks }))
