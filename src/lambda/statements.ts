import type { Millis } from '#base/brand.ts'

/** What a program did to itself or to its machine, as a recording tells it. */
export type Change =
  /** A variable of the process; no `value`: it was unset. `scope` is the function that holds a local one. */
  | { readonly kind: 'variable'; readonly name: string; readonly value?: string; readonly scope?: string }
  /** A file that was written; no `bytes`: it was removed. `start` holds its first bytes as text. */
  | { readonly kind: 'file'; readonly path: string; readonly bytes?: number; readonly start?: string }

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
  /** A process begins: a subshell, or a program that `command` names. */
  | { readonly kind: 'began'; readonly parent: number; readonly command: string }
  | { readonly kind: 'ended'; readonly status: number }
)
