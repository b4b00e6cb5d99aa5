import type { Program } from '../process/command.ts'
import type { Shell } from '../run/shell.ts'
import { whole } from '../run/whole.ts'
import { arePure, type ParameterPart, type Part } from '../syntax/part-tree.ts'
import { Fields } from './fields.ts'
import { expandText } from './one-text.ts'
import { valueOf } from './parameter.ts'
import { isUsable, PartExpander } from './part-expander.ts'

export function* addResolved(shell: Shell, parts: readonly Part[], expander: PartExpander): Program<void> {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part) expander.one(yield* resolvePart(shell, part), false, i === 0, i === parts.length - 1)
  }
}

/** Runs what needs another process and puts its result in the part's place. */
function* resolvePart(shell: Shell, part: Part): Program<Part> {
  switch (part.kind) {
    case 'command':
      return { kind: 'result', text: yield* whole.substitute(shell, part) }
    case 'process':
      return { kind: 'quoted', text: yield* whole.substituteProcess(shell, part) }
    case 'double':
      return arePure(part.parts) ? part : { kind: 'double', parts: yield* resolveParts(shell, part.parts) }
    case 'arithmetic':
      return arePure(part.parts) ? part : { ...part, parts: yield* resolveParts(shell, part.parts) }
    case 'parameter':
      return arePure([part]) ? part : yield* resolveParameter(shell, part)
    default:
      return part
  }
}

function* resolveParts(shell: Shell, parts: readonly Part[]): Program<Part[]> {
  const out: Part[] = []
  for (const part of parts) out.push(yield* resolvePart(shell, part))
  return out
}

function* resolveParameter(shell: Shell, part: ParameterPart): Program<Part> {
  const indexParts = part.indexParts ? yield* resolveParts(shell, part.indexParts) : undefined
  const resolved = { ...part, indexParts }
  if (indexParts && part.indexParts && !arePure(part.indexParts)) {
    resolved.index = expandText(shell, indexParts)
    resolved.indexParts = [{ kind: 'quoted', text: resolved.index }]
  }
  const kind = part.operator.replace(':', '')
  if (/^[-+=?]$/.test(kind) && !part.indirect) {
    const expander = new PartExpander(shell, new Fields(false, ''), false)
    const usable = isUsable(shell, part, valueOf(shell, resolved.name, resolved.index, resolved.indexParts, expander))
    if ((kind === '+') !== usable) return { ...resolved, operand: [] }
  }
  resolved.operand = yield* resolveParts(shell, part.operand)
  if (part.second) resolved.second = yield* resolveParts(shell, part.second)
  return resolved
}

/** Parts whose command substitutions were run: arithmetic and here-documents of any kind. */
export function* expandParts(shell: Shell, parts: readonly Part[]): Program<string> {
  if (arePure(parts)) return expandText(shell, parts)
  return expandText(shell, yield* resolveParts(shell, parts))
}
