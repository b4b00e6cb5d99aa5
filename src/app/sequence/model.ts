import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { narrate } from '#trace/narrate.ts'
import { type Lifeline, type Step, sequence, type Tone } from '#trace/sequence.ts'
import { seconds } from '../units.ts'

/** What the process in the environment does once this row has happened. */
export type Doing = 'nothing' | 'starting' | 'working' | 'waiting' | 'stopped'

/** One row of the picture, one stop of the cursor. */
export interface Row {
  readonly seq: number
  /** Simulated milliseconds since the run began. */
  readonly at: number
  readonly from: Lifeline
  /** Equal to `from` when nothing travels. */
  readonly to: Lifeline
  readonly label: string
  readonly tone: Tone
  /** One sentence, spoken and shown as narration. */
  readonly says: string
  readonly doing: Doing
  readonly environmentId?: EnvironmentId
  readonly requestId?: RequestId
}

/** The rows of a trace in the order in which they happened: its protocol steps, and what the program wrote in between. */
export function rowsOf(trace: readonly TraceEvent[]): readonly Row[] {
  const steps = new Map(sequence(trace).map((step) => [step.seq, step]))
  const servedBy = placements(trace)
  const doing = new Map<EnvironmentId, Doing>()
  const rows: Row[] = []
  for (const event of trace) {
    observe(doing, event)
    const last = rows.at(-1)
    const step = steps.get(event.seq) ?? (event.type === 'process.output' ? written(event) : undefined)
    if (!step) continue
    if (event.type === 'process.output' && last && continues(trace, last, event)) {
      rows[rows.length - 1] = { ...last, label: joined(last.label) }
      continue
    }
    const environmentId = step.environmentId ?? (step.requestId && servedBy.get(step.requestId))
    const does = (environmentId && doing.get(environmentId)) ?? 'nothing'
    rows.push({ ...step, at: event.at, says: narrate(event), doing: does, ...(environmentId && { environmentId }) })
  }
  return rows
}

function written({ seq, environmentId, text }: EventOf<'process.output'>): Step {
  const [label = ''] = text.split('\n')
  return { seq, environmentId, from: 'code', to: 'code', label: label || '(empty line)', tone: 'note' }
}

/** Writes that follow each other in one environment are one row. */
const continues = (trace: readonly TraceEvent[], last: Row, event: EventOf<'process.output'>): boolean =>
  trace[last.seq]?.type === 'process.output' && last.environmentId === event.environmentId

function joined(label: string): string {
  const [, text = label, more = '0'] = /^(.*?)(?: {2}\+(\d+))?$/s.exec(label) ?? []
  return `${text}  +${Number(more) + 1}`
}

/** Which environment serves which request, so that an event is drawn in the lane that will take it. */
function placements(trace: readonly TraceEvent[]): ReadonlyMap<RequestId, EnvironmentId> {
  const found = new Map<RequestId, EnvironmentId>()
  for (const event of trace) {
    if ((event.type === 'platform.start' || event.type === 'environment.started') && event.requestId)
      found.set(event.requestId, event.environmentId)
  }
  return found
}

function observe(doing: Map<EnvironmentId, Doing>, event: TraceEvent): void {
  if (event.type === 'process.spawned') doing.set(event.environmentId, 'starting')
  if (event.type === 'api.parked') doing.set(event.environmentId, 'waiting')
  if (event.type === 'environment.stopped' || event.type === 'environment.reset') doing.set(event.environmentId, 'stopped')
  if (event.type === 'api.replied' && 'invocation' in event.reply) doing.set(event.environmentId, 'working')
}

/** Index of the row at a cursor: the last one that had happened by then; -1 before the first. */
export const rowAt = (rows: readonly Row[], seq: number): number => rows.findLastIndex((row) => row.seq <= seq)

/** The rows of one environment; of all of them without one. */
export const inLane = (rows: readonly Row[], lane: EnvironmentId | undefined): readonly Row[] =>
  lane === undefined ? rows : rows.filter((row) => row.environmentId === lane)

const who: Record<Lifeline, string> = { code: 'your code', api: 'Runtime API', service: 'Lambda service' }

/** How a row is called by those who hear it: "Step 4 of 12: your code to Runtime API, GET next, after 0.012 s". */
export function nameOf({ from, to, label, at }: Row, index: number, count: number): string {
  const where = from === to ? who[from] : `${who[from]} to ${who[to]}`
  return `Step ${index + 1} of ${count}: ${where}, ${label}, after ${seconds(at)}`
}
