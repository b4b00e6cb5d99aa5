import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { Trace } from '#trace/timeline.ts'
import { type Evidence, eventsOf, outputs, type Rule, replies } from './rule.ts'

export const unbound = /: (\w+): unbound variable$/m

/** Whether a subshell had set the variable that a line complains about: what it set was lost with it. */
export function lostBefore({ trace }: Evidence, { text, seq, environmentId }: EventOf<'process.output'>): boolean {
  const name = unbound.exec(text)?.[1]
  const subshells = new Set<number>()
  for (const event of trace) {
    if (event.seq >= seq) return false
    if (event.type !== 'process.statement' || event.environmentId !== environmentId) continue
    const { record } = event
    if (record.kind === 'began' && record.command === '') subshells.add(record.pid)
    if (!subshells.has(record.pid) || record.kind === 'began') continue
    if (record.changes.some((change) => change.kind === 'variable' && change.name === name && change.value !== undefined)) return true
  }
  return false
}

/** What programs did to their variables, as their recording tells. */
export const stateRules: readonly Rule[] = [
  {
    id: 'lost-in-subshell',
    title: 'A variable was set in a subshell, and is lost',
    cause: 'What stands in ( … ), in $( … ) or behind a pipe runs in a process of its own, with variables of its own.',
    consequence: 'After it the variable is as it was before: here unset, so the shell ends and the event fails.',
    remedy: 'Set it outside: while read …; do …; done < file in place of cat file | while read, or let the subshell print the value.',
    find: (evidence) => outputs(evidence, unbound).filter((event) => lostBefore(evidence, event)),
  },
  {
    id: 'trace-not-propagated',
    kind: 'note',
    title: 'The trace id is not passed on',
    cause: 'The header Lambda-Runtime-Trace-Id was read by nobody: nothing puts it into _X_AMZN_TRACE_ID.',
    consequence: 'Calls to AWS from the handler do not appear in the trace of X-Ray that began with the invocation.',
    remedy: 'Read the header like the request id, and export _X_AMZN_TRACE_ID before the handler is called.',
    find: untraced,
  },
]

/** Answers of programs that were recorded and whose sources do not know the variable. Without both nobody can say. */
function untraced(evidence: Evidence): readonly TraceEvent[] {
  const { sources = [], trace } = evidence
  if (sources.length === 0 || sources.some((text) => text.includes('_X_AMZN_TRACE_ID')) || !isRecorded(trace)) return []
  return replies(evidence, 202).flatMap(({ called }) => (called?.call.op === 'response' ? [called] : []))
}

const isRecorded = (trace: Trace): boolean =>
  eventsOf({ trace, textOf: () => '' }, 'process.statement', ({ record }) => record.kind === 'statement').length > 0
