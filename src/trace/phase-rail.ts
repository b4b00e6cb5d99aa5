import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { moments, type Trace } from './timeline.ts'

/** The environment's phases, as Lambda's documentation draws them. */
export type RailPhase = 'init' | 'invoke' | 'frozen' | 'shutdown'

/** The seven tasks of a custom runtime (developer guide, "Building a custom runtime"). */
export type Task = 'event' | 'trace' | 'context' | 'handler' | 'respond' | 'error' | 'cleanup'

/**
 * `seen`: it happened in this invocation. `now`: under way. `ahead`: not yet.
 * `unseen`: the protocol alone does not show it; only a recording of the program's statements does.
 */
export type TaskState = 'seen' | 'now' | 'ahead' | 'unseen'

export interface Rail {
  readonly environmentId: EnvironmentId
  readonly phase: RailPhase
  /** Counts invocations of this environment from 1; 0 before the first. */
  readonly invocation: number
  readonly cold: boolean
  readonly tasks: Readonly<Record<Task, TaskState>>
}

const nothing: Rail['tasks'] = {
  event: 'ahead',
  trace: 'unseen',
  context: 'unseen',
  handler: 'ahead',
  respond: 'ahead',
  error: 'ahead',
  cleanup: 'ahead',
}

/** Where an environment stands right after event `seq`, and what its runtime was seen to do in this invocation. */
export const railAt = (trace: Trace, environmentId: EnvironmentId, seq: number): Rail => rails()(trace, environmentId, seq)

/** `railAt` for a trace that only grows: what was folded for an environment is remembered. */
export function rails(): (trace: Trace, environmentId: EnvironmentId, seq: number) => Rail {
  const known = new Map<EnvironmentId, (trace: Trace, seq: number) => Rail>()
  return (trace, environmentId, seq) => {
    let at = known.get(environmentId)
    if (!at) {
      const start: Rail = { environmentId, phase: 'init', invocation: 0, cold: false, tasks: nothing }
      at = moments(start, (rail, event) =>
        'environmentId' in event && event.environmentId === environmentId ? advance(rail, event) : rail,
      )
      known.set(environmentId, at)
    }
    return at(trace, seq)
  }
}

function advance(rail: Rail, event: TraceEvent): Rail {
  const task = (changes: Partial<Rail['tasks']>): Rail => ({ ...rail, tasks: { ...rail.tasks, ...changes } })
  switch (event.type) {
    case 'platform.start':
      return { ...rail, phase: 'invoke', invocation: rail.invocation + 1, cold: event.cold, tasks: { ...nothing, event: 'now' } }
    case 'api.replied':
      return afterReply(rail, event, task)
    case 'api.called':
      if (event.call.op === 'response') return task({ handler: 'seen', respond: 'now' })
      if (event.call.op === 'error') return task({ handler: 'seen', error: 'now' })
      return rail
    case 'process.statement':
      return rail.phase === 'invoke' ? afterRecord(rail, event, task) : rail
    case 'platform.report':
      return event.status === 'timeout' ? rail : task({ cleanup: rail.tasks.cleanup === 'now' ? 'seen' : rail.tasks.cleanup })
    case 'environment.frozen':
      return { ...rail, phase: 'frozen' }
    case 'environment.thawed':
      return { ...rail, phase: 'invoke' }
    case 'environment.shuttingDown':
    case 'environment.reset':
    case 'environment.stopped':
      return { ...rail, phase: 'shutdown' }
    default:
      return rail
  }
}

/** Names under which a runtime keeps what it knows of an invocation. */
const context = /(REQUEST_ID|DEADLINE|CONTEXT|FUNCTION_ARN)/i

/** What only a recording shows: that the trace id was passed on, and the context was built. */
function afterRecord(
  rail: Rail,
  { record }: Extract<TraceEvent, { type: 'process.statement' }>,
  task: (changes: Partial<Rail['tasks']>) => Rail,
): Rail {
  const set = record.changes.flatMap((change) => (change.kind === 'variable' && change.value !== undefined ? [change.name] : []))
  if (set.length === 0) return rail
  return task({
    ...(set.includes('_X_AMZN_TRACE_ID') && { trace: 'seen' as const }),
    ...(set.some((name) => context.test(name)) && { context: 'seen' as const }),
  })
}

function afterReply(
  rail: Rail,
  { reply }: Extract<TraceEvent, { type: 'api.replied' }>,
  task: (changes: Partial<Rail['tasks']>) => Rail,
): Rail {
  if ('invocation' in reply) return task({ event: 'seen', handler: 'now' })
  if (reply.status === 200) return rail
  if (reply.status !== 202) return task(rail.tasks.respond === 'now' ? { respond: 'ahead' } : {})
  if (rail.tasks.respond === 'now') return task({ respond: 'seen', cleanup: 'now' })
  return rail.tasks.error === 'now' ? task({ error: 'seen', cleanup: 'now' }) : rail
}
