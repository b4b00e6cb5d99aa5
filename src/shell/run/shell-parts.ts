import type { CommandNode } from '../syntax/tree.ts'

export interface FunctionEntry {
  name: string
  body: CommandNode
  file: string
  line: number
  traced: boolean
  exported: boolean
  readonly: boolean
}

export interface Frame {
  name: string
  /** Where it is called. */
  callLine: number
  /** File in which the function or script stands. */
  file: string
  kind: 'main' | 'function' | 'source'
  args: string[]
}

export type Jump = 'break' | 'continue' | 'return' | undefined
