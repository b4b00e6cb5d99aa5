import type { Program } from '../process/command.ts'
import { Discard } from './endings.ts'
import type { Shell } from './shell.ts'
import type { FunctionEntry } from './shell-parts.ts'
import { entryTrap, returnTrap } from './traps.ts'
import { whole } from './whole.ts'

/** Calls a function; `return` ends it. */
export function* callFunction(shell: Shell, entry: FunctionEntry, args: string[]): Program<number> {
  const limit = Number(shell.get('FUNCNEST') ?? 0)
  if ((limit > 0 && shell.functionDepth >= limit) || shell.functionDepth >= 3000) {
    shell.error(`${entry.name}: maximum function nesting level exceeded (${limit > 0 ? limit : 3000})`)
    throw new Discard(1)
  }
  const { positional, loopDepth, traps } = shell
  const getopts = shell.getoptsAt
  shell.positional = args
  shell.loopDepth = 0
  shell.frames.push({ name: entry.name, callLine: shell.line, file: entry.file, kind: 'function', args })
  shell.functionDepth++
  shell.variables.push()
  const hidden = hideTraps(shell, entry)
  try {
    yield* entryTrap(shell)
    let status = yield* whole.command(shell, entry.body)
    if (shell.jump === 'return') {
      shell.jump = undefined
      status = shell.status
    }
    shell.status = status
    yield* returnTrap(shell)
    return status
  } finally {
    shell.variables.pop()
    if (hidden && shell.traps === hidden.inner) {
      for (const [name, text] of hidden.kept) if (!shell.traps.has(name)) shell.traps.set(name, text)
    }
    void traps
    shell.functionDepth--
    const frame = shell.frames.pop()
    if (frame) shell.line = frame.callLine
    shell.positional = positional
    shell.loopDepth = loopDepth
    shell.getoptsAt = getopts
  }
}

/** DEBUG, RETURN and ERR traps do not reach into functions unless they are traced. */
function hideTraps(shell: Shell, entry: FunctionEntry): { inner: Map<string, string>; kept: Map<string, string> } | undefined {
  if (shell.traps.size === 0) return undefined
  const kept = new Map<string, string>()
  for (const name of ['DEBUG', 'RETURN', 'ERR']) {
    const text = shell.traps.get(name)
    const inherited = name === 'ERR' ? shell.options.errtrace : shell.options.functrace || entry.traced
    if (text === undefined || inherited) continue
    kept.set(name, text)
    shell.traps.delete(name)
  }
  return kept.size > 0 ? { inner: shell.traps, kept } : undefined
}
