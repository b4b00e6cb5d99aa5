import type { CompiledWord, Part } from './part-tree.ts'

/** A word as it stands in the script, quotes and all. What it consists of is found out once, when it is first expanded. */
export interface Word {
  text: string
  line: number
  column: number
  compiled?: CompiledWord
}

export type RedirectionOperator = '<' | '>' | '>>' | '>|' | '<>' | '<&' | '>&' | '&>' | '&>>' | '<<' | '<<-' | '<<<'

export interface HereDocument {
  delimiter: string
  /** A quoted delimiter: the body is taken as it is. */
  quoted: boolean
  body: string
  line: number
}

export interface Redirection {
  operator: RedirectionOperator
  /** The number in front, undefined when the operator's own is meant. */
  descriptor: number | undefined
  /** `{name}` in front. */
  variable: string | undefined
  target: Word
  here: HereDocument | undefined
}

interface Base {
  line: number
  column: number
  redirections: Redirection[]
  /** Where it ran last, for recordings. */
  place?: { readonly file: string; readonly line: number; readonly column: number; readonly function: string; readonly depth: number }
}

export interface SimpleCommand extends Base {
  kind: 'simple'
  assignments: Word[]
  words: Word[]
  /** Of a program's name and plain words: the variables in them; null: it is more than that. */
  plain?: readonly string[] | null
  /** Found out when first run: whether it may run without being suspended. */
  plan?: 'assign' | 'builtin' | 'slow'
  /** Changes variables only where each change is noticed. */
  quiet?: boolean
}
export interface Pipeline extends Base {
  kind: 'pipeline'
  commands: CommandNode[]
  negated: boolean
  /** `time`: 'plain' or, with -p, 'posix'. */
  timed: 'plain' | 'posix' | undefined
  /** Whether the pipe in front of command n also carries standard error (`|&`). */
  both: boolean[]
}
export interface AndOr extends Base {
  kind: 'and-or'
  first: CommandNode
  rest: { operator: '&&' | '||'; command: CommandNode }[]
}
export interface List extends Base {
  kind: 'list'
  items: { command: CommandNode; background: boolean }[]
}
export interface Group extends Base {
  kind: 'group'
  body: List
}
export interface Subshell extends Base {
  kind: 'subshell'
  body: List
}
export interface If extends Base {
  kind: 'if'
  clauses: { condition: List; body: List }[]
  otherwise: List | undefined
}
export interface While extends Base {
  kind: 'while' | 'until'
  condition: List
  body: List
}
export interface For extends Base {
  kind: 'for' | 'select'
  name: string
  /** Undefined: over the positional parameters. */
  words: Word[] | undefined
  body: List
}
export interface ArithmeticFor extends Base {
  kind: 'arithmetic-for'
  start: string
  test: string
  step: string
  parts?: [Part[], Part[], Part[]]
  body: List
}
export interface Case extends Base {
  kind: 'case'
  subject: Word
  clauses: { patterns: Word[]; body: List | undefined; end: ';;' | ';&' | ';;&' }[]
}
export interface FunctionDefinition extends Base {
  kind: 'function'
  name: string
  body: CommandNode
  /** Written with the word `function`. */
  keyword: boolean
}
export interface Arithmetic extends Base {
  kind: 'arithmetic'
  expression: string
  parts?: Part[]
}
export interface Conditional extends Base {
  kind: 'conditional'
  expression: Condition
  pure?: boolean
}
export interface Coprocess extends Base {
  kind: 'coproc'
  name: string
  body: CommandNode
}
export type CommandNode =
  | SimpleCommand
  | Pipeline
  | AndOr
  | List
  | Group
  | Subshell
  | If
  | While
  | For
  | ArithmeticFor
  | Case
  | FunctionDefinition
  | Arithmetic
  | Conditional
  | Coprocess

export type Condition =
  | { kind: 'and' | 'or'; left: Condition; right: Condition }
  | { kind: 'not'; operand: Condition }
  | { kind: 'group'; operand: Condition }
  | { kind: 'unary'; operator: string; operand: Word }
  | { kind: 'binary'; operator: string; left: Word; right: Word }
  | { kind: 'word'; operand: Word }

/** What else is known of a refusal. */
export interface Refusal {
  /** The text of the offending line, which bash prints behind the message. */
  readonly excerpt?: string
  /** What the second line calls a syntax error instead. */
  readonly mistake?: string
  /** The status it ends with, 2 when not given; 'kept' leaves that of the last command, as mistakes in `[[ ]]` do. */
  readonly status?: number | 'kept'
  /** Only the line is given up, as mistakes in array literals do. */
  readonly lineOnly?: boolean
}

/** A script that bash would refuse; `message` is the first line of what it prints, without the place; nothing is printed when it is empty. */
export class ScriptError extends Error {
  readonly line: number
  readonly excerpt: string | undefined
  readonly mistake: string | undefined
  readonly status: number | 'kept'
  readonly lineOnly: boolean
  constructor(message: string, line: number, { excerpt, mistake, status = 2, lineOnly = false }: Refusal = {}) {
    super(message)
    this.line = line
    this.excerpt = excerpt
    this.mistake = mistake
    this.status = status
    this.lineOnly = lineOnly
  }
}
