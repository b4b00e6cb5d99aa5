import type { Millis } from '#base/brand.ts'

/** What a program did to itself or to its machine, as a recording tells it. */
export type Change =
  /**
   * A variable of the process; no `value`: it was unset. `scope` is the function that holds a local one. Arrays stand as `declare -p`
   * shows them; what is longer than `longestValue` is cut and ends in `…`.
   */
  | { readonly kind: 'variable'; readonly name: string; readonly value?: string; readonly scope?: string }
  /** A file that was written; no `bytes`: it was removed. `start` holds its first bytes as text. */
  | { readonly kind: 'file'; readonly path: string; readonly bytes?: number; readonly start?: string }
  /** A descriptor of the process; no `to`: it was closed. `to` names what it leads to: a path, `pipe:7`, `log`. */
  | { readonly kind: 'descriptor'; readonly number: number; readonly to?: string }

/** Where in a program a process stands. Lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The function that runs, or '' outside of any. */
  readonly function: string
  /** Functions and sourced files entered. */
  readonly depth: number
}

/**
 * One line of a recording, in the order in which things happened in an environment. `changes` are those made since the process's
 * previous record, so that a fold up to a statement gives the state in which it is about to run. A forked process begins with
 * its parent's variables.
 */
export type ProgramRecord = {
  readonly pid: number
  /** Simulated ms from the start of the run. */
  readonly ranAt: Millis
  readonly changes: readonly Change[]
} & (
  | { readonly kind: 'statement'; readonly place: Place }
  /** A process begins: a program that `command` names, or a subshell when it is ''. The same pid again: another program takes its place. */
  | { readonly kind: 'began'; readonly parent: number; readonly command: string }
  | { readonly kind: 'ended'; readonly status: number }
  /** Nothing is recorded from here on: the environment has made `recordLimit` records. */
  | { readonly kind: 'full' }
)

/** Characters of a value or of a file's start that a record holds at most. */
export const longestValue = 2000
/** Records that one process of the service may make. A loop without end would fill the page otherwise. */
export const recordLimit = 100_000

/** A line at which programs stand still. Files are named by their absolute path; lines count from 1. */
export interface LineBreakpoint {
  readonly file: string
  readonly line: number
}

/** Where a program stands still, before the statement at `place`, and why. */
export interface ProgramStop {
  readonly pid: number
  readonly place: Place
  readonly reason: 'breakpoint' | 'pause' | 'step'
}

/**
 * How far a program goes on: until something else stops it (`run`), to its next statement, also in functions and subshells that it
 * enters (`line`), to its next statement outside of them (`over`), or until the function, sourced file or subshell has ended (`out`).
 */
export type Proceed = 'run' | 'line' | 'over' | 'out'
