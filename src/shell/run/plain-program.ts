import { compiled } from '../expand/compile.ts'
import { expandNow } from '../expand/words.ts'
import type { Command, Program } from '../process/command.ts'
import type { Process } from '../process/kernel.ts'
import type { Part } from '../syntax/part-tree.ts'
import type { CommandNode, SimpleCommand } from '../syntax/tree.ts'
import { isTooLong } from './argument-length.ts'
import { builtins } from './builtins.ts'
import { contextOf, guarded } from './command-context.ts'
import { findCommand } from './find-command.ts'
import type { Shell } from './shell.ts'

/** A process that runs a program, ready to be started. */
export interface PlainProcess {
  readonly process: Process
  readonly program: Program
}

/** A part whose expansion changes nothing in the shell, or undefined when it does. */
function isHarmless(part: Part): boolean {
  if (part.kind === 'text' || part.kind === 'quoted') return true
  if (part.kind === 'double') return part.parts.every(isHarmless)
  return part.kind === 'parameter' && part.operator === '' && !part.indirect && !part.length && part.index === undefined && !part.bad
}

function hasOnlyHarmlessWords(node: SimpleCommand): boolean {
  return node.words.every((word) => {
    const { braces, parts } = compiled(word)
    return braces === undefined && parts.every(isHarmless)
  })
}

function variablesOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    part.kind === 'double' ? variablesOf(part.parts) : part.kind === 'parameter' && /^[A-Za-z_]/.test(part.name) ? [part.name] : [],
  )
}

/** Variables that are set and whose value is at rest: reading RANDOM or BASHPID tells a process apart. */
const areAtRest = (shell: Shell, names: readonly string[]): boolean =>
  names.every((name) => {
    const variable = shell.variables.current.get(name)
    return variable !== undefined && !variable.shared && variable.isSet
  })

/**
 * The process of a command that is a program's name and plain words: no shell need be forked to run it, because nothing of it could
 * change a shell. Undefined when the command is more than that, or may be.
 */
export function plainProcess(shell: Shell, node: CommandNode): PlainProcess | undefined {
  if (node.kind !== 'simple' || node.redirections.length > 0 || node.assignments.length > 0) return undefined
  if (shell.options.xtrace || shell.options.keyword || shell.traps.size > 0 || shell.kernel.recorder) return undefined
  const [first] = node.words
  const name = first && compiled(first).literal
  if (name === undefined || shell.functions.has(name) || (builtins.has(name) && !shell.disabled.has(name))) return undefined
  if (node.plain === undefined)
    node.plain = hasOnlyHarmlessWords(node) ? node.words.flatMap((word) => variablesOf(compiled(word).parts)) : null
  if (node.plain === null || !areAtRest(shell, node.plain)) return undefined
  const args = expandNow(shell, node.words)
  return args[0] === name ? processOf(shell, args) : undefined
}

/** The process of a program with these arguments; undefined when it is something else that runs, or something stands in its way. */
export function processOf(shell: Shell, args: readonly string[]): PlainProcess | undefined {
  const name = args[0] ?? ''
  if (shell.kernel.recorder || shell.privateDescriptors.size > 0) return undefined
  const found = findCommand(shell, name)
  if (found.kind !== 'program') return undefined
  const environment = shell.environment().set('_', found.path)
  if (isTooLong(args, environment)) return undefined
  const process = shell.kernel.create(shell.process, name)
  if (!process) return undefined
  for (const [number, how] of shell.process.dispositions) if (how === 'ignore') process.dispositions.set(number, how)
  return { process, program: plain(process, found.command, args, environment, shell.utf8) }
}

/** What it sees of its process is made when it starts: until then its descriptors may be set. */
function* plain(
  process: Process,
  command: Command,
  args: readonly string[],
  environment: ReadonlyMap<string, string>,
  utf8: boolean,
): Program {
  return yield* guarded(process, command(contextOf(process, args, environment, utf8)), args[0] ?? '')
}
