import { useDeferredValue, useMemo } from 'react'
import { textOf } from '#base/bytes.ts'
import { type Finding, findings } from '#coach/coach.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { rails } from '#trace/phase-rail.ts'
import { reader } from '#trace/reader.ts'
import { lanesReader } from '#trace/spans.ts'
import { isStatement, nextStatement, type StepDepth, statementAt } from '#trace/statements.ts'
import { nextStop } from '#trace/stops.ts'
import type { Trace } from '#trace/timeline.ts'
import { answersReader } from '../answer/model.ts'
import { useView } from '../run/cursor.ts'
import type { Recording } from '../run/recording.ts'
import { useTrace } from '../run/use-trace.ts'
import { inLane, rowAt, rowsReader } from '../sequence/model.ts'

export type Bench = ReturnType<typeof useBench>

const none: readonly string[] = []

/** Counts what was told beside statements. */
const toldReader = () =>
  reader(
    () => ({ count: 0 }),
    (state, { type }) => {
      if (type !== 'process.statement') state.count += 1
    },
  )

/** The folds of one run: each reads an event once, however long the run grows. */
const readers = () => ({ rows: rowsReader(), rail: rails(), lanes: lanesReader(), told: toldReader(), answers: answersReader() })

/**
 * Everything that the panels show of a run, derived from its trace and the cursor: one place, so that they agree.
 * `onEnd` is asked to go on when a step is taken at the end of what happened; it says whether it did.
 */
export function useBench(
  recording: Recording | undefined,
  onEnd: (depth: StepDepth) => boolean = () => false,
  sources: readonly string[] = none,
) {
  const { at, lane, grain, goTo, goLive } = useView()
  const trace = useTrace(recording)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is read anew
  const read = useMemo(readers, [recording])
  const allRows = useMemo(() => read.rows(trace), [read, trace])
  const lanes = useMemo(() => read.lanes(trace), [read, trace])
  const environments = useMemo(() => lanes.map(({ environmentId }) => environmentId), [lanes])
  const shownLane = lane && environments.includes(lane) ? lane : undefined
  const rows = useMemo(() => inLane(allRows, shownLane), [allRows, shownLane])
  const end = trace.length - 1
  const cursor = Math.min(at ?? end, end)
  const index = rowAt(rows, cursor)
  const row = rows[index]
  const here = trace[cursor]
  const environmentId: EnvironmentId | undefined =
    shownLane ?? (here && 'environmentId' in here ? here.environmentId : row?.environmentId) ?? environments.at(-1)
  const lastStop = lastStopOf(trace, rows.at(-1)?.seq ?? -1, grain)
  const go = (seq: number) => (seq >= lastStop ? goLive() : goTo(seq))
  const isRow = (seq: number) => rows[rowAt(rows, seq)]?.seq === seq
  const statement = useMemo(
    () => (environmentId === undefined ? undefined : statementAt(trace, environmentId, cursor)),
    [trace, environmentId, cursor],
  )
  /** Goes on by one stop of the grain; at the end the run itself is asked to. */
  const step = (by: 1 | -1, size: typeof grain = grain) => {
    const target = nextStop(trace, at === undefined && by < 0 ? Math.min(cursor, lastStop) : cursor, by, {
      grain: size,
      lane: shownLane,
      isRow,
    })
    if (target !== undefined) go(target)
    else if (by > 0 && !onEnd('into')) goLive()
  }
  return {
    recording,
    trace,
    rows,
    lanes,
    environments,
    environmentId,
    lane: shownLane,
    cursor,
    index,
    event: isStatement(here) && grain === 'line' ? here : row && trace[row.seq],
    statement,
    past: at !== undefined && cursor < lastStop,
    rail: useMemo(() => (environmentId ? read.rail(trace, environmentId, cursor) : undefined), [read, trace, environmentId, cursor]),
    answers: useMemo(() => read.answers(trace, cursor), [read, trace, cursor]),
    findings: useFindings(recording, trace, sources, read.told(trace).count),
    go,
    step,
    first: () => {
      const target = nextStop(trace, -1, 1, { grain, lane: shownLane, isRow })
      if (target !== undefined) go(target)
    },
    last: goLive,
    /** Steps by statements of the recording: into, over or out of functions. */
    stepLine: (depth: StepDepth) => {
      const target = statement && nextStatement(trace, statement, depth)
      if (target) go(target.seq)
      else if (!onEnd(depth)) goLive()
    },
  }
}

/** Position of the last stop: the cursor that is there follows what happens. */
function lastStopOf(trace: Trace, lastRow: number, grain: string): number {
  if (grain !== 'line') return lastRow
  for (let index = trace.length - 1; index > lastRow; index--) if (isStatement(trace[index])) return index
  return lastRow
}

/**
 * What the coach says about the run so far. It may lag behind, and it looks again only when more than statements was told: a program that
 * counts to a million gives it nothing new.
 */
function useFindings(recording: Recording | undefined, trace: Trace, sources: readonly string[], told: number): readonly Finding[] {
  const later = useDeferredValue(told)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the trace is looked at when `later` says so
  return useMemo(
    () => (recording ? findings({ trace, textOf: ({ id }) => textOf(recording.bodies.get(id)), sources }) : []),
    [recording, later, sources],
  )
}
