import { expandText } from '../expand/one-text.ts'
import { promptText } from '../expand/prompt.ts'
import type { Part } from '../syntax/part-tree.ts'
import { ExpansionError } from './endings.ts'
import type { Shell } from './shell.ts'
import { substitute } from './substitution.ts'

export const impure = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.kind === 'command' || (part.kind === 'double' && impure(part.parts)))

/** Where a text must be known at once: command substitutions run to their end before anything else. */
export function drain(shell: Shell, parts: readonly Part[]): string {
  const resolved = parts.map((part) => {
    if (part.kind === 'double') return { kind: 'quoted' as const, text: drain(shell, part.parts) }
    if (part.kind !== 'command') return part
    const program = substitute(shell, part)
    for (let i = 0; i < 1000; i++) {
      const result = program.next()
      if (result.done) return { kind: 'result' as const, text: result.value }
    }
    throw new ExpansionError('command substitution: would have to wait in an arithmetic subscript')
  })
  return expandText(shell, resolved)
}

export function tracePrompt(shell: Shell): string {
  const raw = shell.get('PS4')
  if (raw === undefined) return '+ '
  const { xtrace } = shell.options
  shell.options.xtrace = false
  const { status } = shell
  try {
    const text = promptText(shell, raw)
    return text === '' ? '' : (text[0] ?? '').repeat(shell.traceDepth - 1) + text
  } finally {
    shell.options.xtrace = xtrace
    shell.status = status
  }
}
