import { useDeferredValue, useEffect, useMemo } from 'react'
import { tinykeys } from 'tinykeys'
import { textOf } from '#base/bytes.ts'
import { type Finding, findings } from '#coach/coach.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { livingEnvironments } from '#lambda/world.ts'
import { eventProblems } from '#project/event-problems.ts'
import { findProblems } from '#project/problems.ts'
import type { Project } from '#project/project.ts'
import { railAt } from '#trace/phase-rail.ts'
import type { Trace } from '#trace/timeline.ts'
import { answerOf } from '../answer/model.ts'
import { useView } from '../run/cursor.ts'
import { heldSays } from '../run/model.ts'
import { isDeployed, useRun } from '../run/run.ts'
import { useRevision, useTrace } from '../run/use-trace.ts'
import { inLane, rowAt, rowsOf } from '../sequence/model.ts'

/** Events with which an environment enters another phase. */
const beginsPhase: ReadonlySet<string> = new Set([
  'environment.started',
  'platform.start',
  'environment.frozen',
  'environment.reset',
  'environment.stopped',
])

/** Everything that the panels show, derived from the trace, the cursor and the project: one place, so that they agree. */
export function useWorkbench(project: Project) {
  const { session, deployed, failure } = useRun()
  const { at, lane, goTo, goLive } = useView()
  const simulation = session?.simulation
  const trace = useTrace(simulation)
  useRevision(simulation)
  const allRows = useMemo(() => rowsOf(trace), [trace])
  const environments = useMemo(() => [...new Set(allRows.flatMap((row) => row.environmentId ?? []))], [allRows])
  const shownLane = lane && environments.includes(lane) ? lane : undefined
  const rows = useMemo(() => inLane(allRows, shownLane), [allRows, shownLane])
  const cursor = Math.min(at ?? trace.length - 1, trace.length - 1)
  const row = rows[rowAt(rows, cursor)]
  const last = rows.at(-1)
  const environmentId: EnvironmentId | undefined = shownLane ?? row?.environmentId ?? environments.at(-1)
  const later = useDeferredValue(project)
  return {
    simulation,
    failure,
    trace,
    rows,
    environments,
    lane: shownLane,
    cursor,
    event: row && trace[row.seq],
    findings: useFindings(simulation, trace),
    past: at !== undefined && row !== last,
    rail: useMemo(() => (environmentId ? railAt(trace, environmentId, cursor) : undefined), [trace, environmentId, cursor]),
    answers: useMemo(() => answerOf(trace, cursor), [trace, cursor]),
    problems: useMemo(() => findProblems(later).filter(({ id }) => !id.startsWith('event-')), [later]),
    held: simulation && heldSays(simulation.held[0], simulation.getWorld()),
    alive: simulation !== undefined && livingEnvironments(simulation.getWorld()).length > 0,
    changed: deployed !== undefined && !isDeployed(project, deployed),
    go: (seq: number) => (seq === last?.seq ? goLive() : goTo(seq)),
    /** The next or the previous step at which a phase begins. */
    stepPhase: (by: 1 | -1) => {
      const here = rows[rowAt(rows, cursor)]?.seq ?? -1
      const phases = rows.filter(({ seq }) => beginsPhase.has(trace[seq]?.type ?? ''))
      const target = by > 0 ? phases.find(({ seq }) => seq > here) : phases.findLast(({ seq }) => seq < here)
      if (target) (target === last ? goLive : () => goTo(target.seq))()
    },
    step: (by: number) => {
      const target = rows[Math.min(Math.max(rowAt(rows, cursor) + by, 0), rows.length - 1)]
      if (target) (target === last ? goLive : () => goTo(target.seq))()
    },
  }
}

/** What the coach says about the run so far. It may lag behind a program that writes without end. */
function useFindings(simulation: Simulation | undefined, trace: Trace): readonly Finding[] {
  const later = useDeferredValue(trace)
  return useMemo(
    () => (simulation ? findings({ trace: later, textOf: ({ id }) => textOf(simulation.bodies.get(id)) }) : []),
    [simulation, later],
  )
}

/** Why the event cannot be sent; undefined when it can. */
export const eventProblem = ({ event }: Project): string | undefined => eventProblems(event)[0]?.what

/** Ctrl+Enter, or Cmd+Enter, from everywhere on the page. */
export function useInvokeKey(invoke: () => void): void {
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+Enter': (event: KeyboardEvent) => {
          if (event.defaultPrevented) return
          event.preventDefault()
          invoke()
        },
      }),
    [invoke],
  )
}

/** Keeps the cursor in the address while it stands in the past. */
export function useCursorInAddress(at: number | undefined): void {
  useEffect(() => {
    const url = new URL(location.href)
    if (at === undefined) url.searchParams.delete('at')
    else url.searchParams.set('at', String(at))
    const timer = setTimeout(() => history.replaceState(history.state, '', url), 200)
    return () => clearTimeout(timer)
  }, [at])
}
