import type { Process } from '../process/kernel.ts'

/** One `&` (or coprocess) of a shell. */
export interface Job {
  number: number
  processes: Process[]
  /** The last process, whose pid is `$!`. */
  leader: Process
  text: string
  disowned: boolean
  noHangup: boolean
  notified: boolean
  /** Of the shell this one was forked from: only shown. */
  inherited?: boolean
}
