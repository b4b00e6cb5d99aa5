import { compiled } from '../expand/compile.ts'
import type { CommandNode } from '../syntax/tree.ts'
import { builtins } from './builtins.ts'

/** Builtins that change no variable, but where an expansion assigns. */
const quietBuiltins = new Set([
  'echo',
  'test',
  '[',
  ':',
  'true',
  'false',
  'break',
  'continue',
  'return',
  'shift',
  'exit',
  'eval',
  'let',
  'wait',
  'kill',
])

/** Whether a command changes variables by assignments, calls and returns alone, which are all noticed. Other builtins have ways of their own. */
export function isQuiet(node: CommandNode): boolean {
  if (node.kind !== 'simple') return true
  if (node.quiet === undefined) {
    const [first] = node.words
    const name = first && compiled(first).literal
    node.quiet = !first || (name !== undefined && (quietBuiltins.has(name) || !builtins.has(name)))
  }
  return node.quiet
}
