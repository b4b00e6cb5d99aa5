import type { Program } from '../process/command.ts'
import type { Process } from '../process/kernel.ts'
import type { CommandPart, Part } from '../syntax/part-tree.ts'
import type { CommandNode, List } from '../syntax/tree.ts'
import type { Found } from './find-command.ts'
import type { Shell } from './shell.ts'
import type { FunctionEntry } from './shell-parts.ts'

/** What parts of a shell need of the whole: a loop runs commands, and a command may be a loop. */
export interface Whole {
  /** Runs statements one after another; the status of the last. */
  list: (shell: Shell, node: List) => Program<number>
  /** Runs one command. */
  command: (shell: Shell, node: CommandNode) => Program<number>
  /** Runs a text as `eval` does; `prefix` stands in front of its mistakes. */
  evalText: (shell: Shell, text: string, line: number, prefix?: string) => Program<number>
  /** Parts as one text, without splitting. */
  expandText: (shell: Shell, parts: readonly Part[]) => string
  /** Runs `$( … )` and gives what it printed, without trailing newlines. */
  substitute: (shell: Shell, part: CommandPart) => Program<string>
  /** Starts `<( … )` and gives its path. */
  substituteProcess: (shell: Shell, part: Part & { kind: 'process' }) => Program<string>
  changeCase: (text: string, how: 'upper' | 'lower') => string
  /** A function as the environment carries it. */
  functionText: (entry: FunctionEntry) => string
  /** `+ ` of set -x. */
  tracePrompt: (shell: Shell) => string
  /** Calls `command_not_found_handle`. */
  commandNotFound: (shell: Shell, args: string[]) => Program<number>
  /** Runs what a name led to, in the process of this shell. */
  runFound: (shell: Shell, found: Found, args: string[], given?: ReadonlyMap<string, string>) => Program<number>
  /** The life of a `bash` process. */
  bash: (process: Process, argv: readonly string[], env: ReadonlyMap<string, string>) => Program<number>
  newShell: (process: Process, env: ReadonlyMap<string, string>) => Shell
}

const missing = (): never => {
  throw new Error('Failed to run a shell: run/start.ts was not loaded')
}

/** One for all shells; `start.ts`, which knows every part, puts them here. */
export const whole: Whole = {
  list: missing,
  command: missing,
  evalText: missing,
  expandText: missing,
  substitute: missing,
  substituteProcess: missing,
  changeCase: missing,
  functionText: missing,
  tracePrompt: missing,
  commandNotFound: missing,
  runFound: missing,
  bash: missing,
  newShell: missing,
}
