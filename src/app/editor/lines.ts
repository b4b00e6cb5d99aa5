import type { Lit } from '#ui/code.tsx'

/** What an editor shows beside its text. Lines are counted from 1. */
export interface LineMarks {
  readonly lit: ReadonlyMap<number, Lit>
  readonly breakpoints: readonly number[]
  readonly onToggleBreakpoint?: ((line: number) => void) | undefined
  /** Breakpoints after an edit has moved them. */
  readonly onMoveBreakpoints?: ((lines: readonly number[]) => void) | undefined
  readonly onRunTo?: ((line: number) => void) | undefined
  readonly onStep?: ((depth: 'into' | 'over' | 'out') => void) | undefined
}

export const noMarks: LineMarks = { lit: new Map(), breakpoints: [] }
