import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { narrate } from '#trace/narrate.ts'
import type { Trace } from '#trace/timeline.ts'

export type Kind = 'message' | 'lifecycle' | 'output' | 'statement'
export const kinds: readonly Kind[] = ['message', 'lifecycle', 'output', 'statement']

export function kindOf({ type }: TraceEvent): Kind {
  if (type === 'process.output') return 'output'
  if (type === 'process.statement') return 'statement'
  return type.startsWith('api.') || type.startsWith('invoke.') ? 'message' : 'lifecycle'
}

/** Whether something went wrong with this event: refused, failed, timed out, ended. */
export function isTrouble(event: TraceEvent): boolean {
  switch (event.type) {
    case 'api.replied':
      return event.reply.status >= 400
    case 'invoke.responded':
      return event.result.functionError !== undefined || event.result.statusCode >= 400
    case 'platform.report':
    case 'platform.runtimeDone':
    case 'platform.initReport':
      return event.status !== 'success'
    default:
      return ['process.exited', 'invoke.refused', 'invoke.throttled', 'api.hungUp'].includes(event.type)
  }
}

export interface Filter {
  readonly kinds: ReadonlySet<Kind>
  readonly troubleOnly: boolean
  readonly lane: EnvironmentId | undefined
  /** Words that must all occur, in any order. */
  readonly words: string
}

/** What an event is searched by: its name, its sentence and its particulars. */
export function searchText(event: TraceEvent): string {
  const about = narrate(event)
  switch (event.type) {
    case 'process.output':
      return `${event.type} ${event.environmentId} ${event.text}`
    case 'process.statement': {
      const { record } = event
      const changes = record.changes.map((change) =>
        'name' in change ? `${change.name}=${change.value ?? ''}` : 'path' in change ? change.path : '',
      )
      return `${event.type} ${event.environmentId} ${about} ${changes.join(' ')}`
    }
    case 'api.called':
      return `${event.type} ${event.environmentId} ${event.request.method} ${event.request.path} ${about}`
    case 'api.replied':
      return `${event.type} ${event.environmentId} ${event.reply.status} ${'errorType' in event.reply ? event.reply.errorType : ''} ${about}`
    default:
      return `${event.type} ${'environmentId' in event ? event.environmentId : ''} ${'requestId' in event ? event.requestId : ''} ${about}`
  }
}

/** Positions of the events that a filter lets through. */
export function filtered(trace: Trace, { kinds: wanted, troubleOnly, lane, words }: Filter): readonly number[] {
  const typed = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found: number[] = []
  for (const [index, event] of trace.entries()) {
    if (!wanted.has(kindOf(event)) || (troubleOnly && !isTrouble(event))) continue
    if (lane !== undefined && 'environmentId' in event && event.environmentId !== lane) continue
    if (typed.length > 0) {
      const text = searchText(event).toLowerCase()
      if (!typed.every((word) => text.includes(word))) continue
    }
    found.push(index)
  }
  return found
}

/** What the list says about an event, shortly: the text of an output, the line of a statement, else its sentence. */
export function saysOf(event: TraceEvent): string {
  return event.type === 'process.output' ? event.text.replace(/\n$/, '').replaceAll('\n', '⏎') : narrate(event)
}
