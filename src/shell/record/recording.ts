import type { Millis } from '#base/brand.ts'

/** What a process did to itself or to its machine. Texts are ordinary strings here, no byte strings. */
export type Change =
  /** No `value`: it was unset. `scope` is the function that holds a local one. */
  | { readonly kind: 'variable'; readonly name: string; readonly value?: string; readonly scope?: string }
  /** No `bytes`: the file was removed. */
  | { readonly kind: 'file'; readonly path: string; readonly bytes?: number; readonly start?: string }
  /** No `to`: it was closed. */
  | { readonly kind: 'descriptor'; readonly number: number; readonly to?: string }

/** Where in a script a process stands. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly function: string
  readonly depth: number
}

/** One line of a recording. `changes` are those since the process's previous one. */
export type Recorded = { readonly pid: number; readonly ranAt: Millis; readonly changes: readonly Change[] } & (
  | { readonly kind: 'statement'; readonly place: Place }
  | { readonly kind: 'began'; readonly parent: number; readonly command: string }
  | { readonly kind: 'ended'; readonly status: number }
  | { readonly kind: 'full' }
)

/** Where a process stands still, before the statement at `place`. */
export interface Stop {
  readonly pid: number
  readonly place: Place
  readonly reason: 'breakpoint' | 'pause' | 'step'
}

/** How far a stopped process goes on. */
export type Proceed = 'run' | 'line' | 'over' | 'out'

/** What the recorder needs from outside. */
export interface RecorderHost {
  readonly now: () => Millis
  readonly tell: (record: Recorded) => void
  readonly stopped: (stop: Stop) => void
  /** A written file's size and first characters; undefined when it is gone. */
  readonly fileAt: (path: string) => { readonly bytes: number; readonly start: string } | undefined
  /** Records that are made at most. */
  readonly limit: number
  /** Characters of a value that are told at most. */
  readonly longest: number
}
