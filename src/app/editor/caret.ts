import { create } from 'zustand'

/** Where the caret stands in the editor: a file of the project, and a line counted from 1. */
export const useCaret = create<{ readonly path: string; readonly line: number }>(() => ({ path: '', line: 1 }))
