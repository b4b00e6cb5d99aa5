import { create } from 'zustand'

/** Lines of one file that have a breakpoint, counted from 1, in order. */
type Lines = readonly number[]

interface LineBreakpointsState {
  /** By path in /var/task. */
  readonly lines: Readonly<Record<string, Lines>>
  readonly toggle: (path: string, line: number) => void
  /** The lines of a file after an edit has moved them. */
  readonly move: (path: string, lines: Lines) => void
  readonly clear: () => void
}

/** Breakpoints on lines of the project's files. */
export const useLineBreakpoints = create<LineBreakpointsState>((set, get) => ({
  lines: {},
  toggle: (path, line) => {
    const { lines } = get()
    const known = lines[path] ?? []
    const changed = known.includes(line) ? known.filter((other) => other !== line) : [...known, line].sort((a, b) => a - b)
    set({ lines: { ...lines, [path]: changed } })
  },
  move: (path, moved) => {
    const { lines } = get()
    if (String(lines[path] ?? []) !== String(moved)) set({ lines: { ...lines, [path]: moved } })
  },
  clear: () => set({ lines: {} }),
}))

/** A path in the project for a path in the environment; undefined when the file is none of the project's. */
export const projectPath = (file: string): string | undefined =>
  file.startsWith('/var/task/') ? file.slice('/var/task/'.length) : file.startsWith('/') ? undefined : file.replace(/^\.\//, '')
