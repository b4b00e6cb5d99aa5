import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import { lastWhere, reader } from '#trace/reader.ts'
import { type Lifeline, type Step, steps, type Tone } from '#trace/sequence.ts'
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
  readonly doing: Doing
  readonly environmentId?: EnvironmentId
  readonly requestId?: RequestId
}

/** The rows of a trace in the order in which they happened: its protocol steps, and what the program wrote in between. */
export const rowsOf = (trace: readonly TraceEvent[]): readonly Row[] => rowsReader()(trace)

interface Reading {
  readonly rows: Row[]
  readonly toStep: ReturnType<typeof steps>
  readonly doing: Map<EnvironmentId, Doing>
  /** Which environment serves which request, so that an event is drawn in the lane that will take it. */
  readonly servedBy: Map<RequestId, EnvironmentId>
  /** Rows of requests that no environment serves yet. */
  readonly unplaced: Map<RequestId, number>
  /** Whether the last row is of what a program wrote. */
  writing: boolean
}

const begin = (): Reading => ({
  rows: [],
  toStep: steps(),
  doing: new Map(),
  servedBy: new Map(),
  unplaced: new Map(),
  writing: false,
})

/** `rowsOf` for a trace that only grows. A new array is given each time. */
export function rowsReader(): (trace: readonly TraceEvent[]) => readonly Row[] {
  const read = reader(begin, readEvent)
  return (trace) => read(trace).rows.slice()
}

function readEvent(reading: Reading, event: TraceEvent): void {
  observe(reading.doing, event)
  place(reading, event)
  const drawn = reading.toStep(event)
  const step = drawn ?? (event.type === 'process.output' ? written(event) : undefined)
  if (!step) return
  const { rows, servedBy, unplaced, doing } = reading
  const last = rows.at(-1)
  if (event.type === 'process.output' && last && reading.writing && last.environmentId === event.environmentId) {
    rows[rows.length - 1] = { ...last, label: joined(last.label) }
    return
  }
  reading.writing = event.type === 'process.output'
  const environmentId = step.environmentId ?? (step.requestId && servedBy.get(step.requestId))
  if (!environmentId && step.requestId && event.type === 'invoke.requested') unplaced.set(step.requestId, rows.length)
  rows.push({
    ...step,
    at: event.at,
    doing: (environmentId && doing.get(environmentId)) ?? 'nothing',
    ...(environmentId && { environmentId }),
  })
}

/** Learns which environment serves a request, and moves the row of its event there. */
function place({ rows, servedBy, unplaced }: Reading, event: TraceEvent): void {
  if ((event.type !== 'platform.start' && event.type !== 'environment.started') || !event.requestId) return
  const { requestId, environmentId } = event
  servedBy.set(requestId, environmentId)
  const index = unplaced.get(requestId)
  const row = index !== undefined && rows[index]
  if (index !== undefined && row) rows[index] = { ...row, environmentId }
  unplaced.delete(requestId)
}

function written({ seq, environmentId, text }: EventOf<'process.output'>): Step {
  const [label = ''] = text.split('\n')
  return { seq, environmentId, from: 'code', to: 'code', label: label || '(empty line)', tone: 'note' }
}

function joined(label: string): string {
  const [, text = label, more = '0'] = /^(.*?)(?: {2}\+(\d+))?$/s.exec(label) ?? []
  return `${text}  +${Number(more) + 1}`
}

function observe(doing: Map<EnvironmentId, Doing>, event: TraceEvent): void {
  if (event.type === 'process.spawned') doing.set(event.environmentId, 'starting')
  if (event.type === 'api.parked') doing.set(event.environmentId, 'waiting')
  if (event.type === 'environment.stopped' || event.type === 'environment.reset') doing.set(event.environmentId, 'stopped')
  if (event.type === 'api.replied' && 'invocation' in event.reply) doing.set(event.environmentId, 'working')
}

/** Index of the row at a cursor: the last one that had happened by then; -1 before the first. */
export const rowAt = (rows: readonly Row[], seq: number): number => lastWhere(rows, (row) => row.seq <= seq)

/** The rows of one environment; of all of them without one. */
export const inLane = (rows: readonly Row[], lane: EnvironmentId | undefined): readonly Row[] =>
  lane === undefined ? rows : rows.filter((row) => row.environmentId === lane)

const who: Record<Lifeline, string> = { code: 'your code', api: 'Runtime API', service: 'Lambda service' }

/** How a row is called by those who hear it: "Step 4 of 12: your code to Runtime API, GET next, after 0.012 s". */
export function nameOf({ from, to, label, at }: Row, index: number, count: number): string {
  const where = from === to ? who[from] : `${who[from]} to ${who[to]}`
  return `Step ${index + 1} of ${count}: ${where}, ${label}, after ${seconds(at)}`
}
