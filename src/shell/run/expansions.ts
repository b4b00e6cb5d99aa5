import type { Program } from '../process/command.ts'
import type { CommandPart, Part } from '../syntax/parts.ts'
import type { FunctionEntry, Shell } from './shell.ts'

/** What a shell does with the help of files that themselves need a shell. */
export interface Expansions {
  /** Parts as one text, without splitting. */
  text: (shell: Shell, parts: readonly Part[]) => string
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
}

const missing = (): never => {
  throw new Error('Failed to expand: run/start.ts was not loaded')
}

/** The expansions of every shell; `start.ts` puts them here. */
export const expansions: Expansions = {
  text: missing,
  substitute: missing,
  substituteProcess: missing,
  changeCase: missing,
  functionText: missing,
  tracePrompt: missing,
  commandNotFound: missing,
}
