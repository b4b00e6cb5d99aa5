import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { livingEnvironments } from '#lambda/world.ts'
import { eventProblems } from '#project/event-problems.ts'
import { textIn } from '#project/files.ts'
import { findProblems } from '#project/problems.ts'
import type { Project } from '#project/project.ts'
import type { Grain } from '#trace/stops.ts'
import { useView } from '../run/cursor.ts'
import { heldSays, stoppedSays } from '../run/model.ts'
import { isDeployed, useRun } from '../run/run.ts'
import { useRevision } from '../run/use-trace.ts'
import { useBench } from './use-bench.ts'

/** What the panels show of the run in this page, and how it stands to the project. */
export function useWorkbench(project: Project) {
  const { session, deployed, restored, failure, stepOn } = useRun()
  const simulation = session?.simulation
  const ran = deployed ?? restored?.project
  const sources = useMemo(() => Object.values(ran?.files ?? {}).map((file) => textIn(file) ?? ''), [ran])
  const bench = useBench(simulation ?? restored?.recording, stepOn, sources)
  useRevision(simulation)
  const stop = session?.debug.stoppedAt()
  const later = useDeferredValue(project)
  return {
    ...bench,
    simulation,
    failure,
    problems: useMemo(() => findProblems(later).filter(({ id }) => !id.startsWith('event-')), [later]),
    held: stop ? stoppedSays(stop) : simulation && heldSays(simulation.held[0], simulation.getWorld()),
    alive: simulation !== undefined && livingEnvironments(simulation.getWorld()).length > 0,
    changed: deployed !== undefined && !isDeployed(project, deployed),
  }
}

/** Why the event cannot be sent; undefined when it can. */
export const eventProblem = ({ event, invoke }: Project): string | undefined =>
  invoke.via === 'json' ? eventProblems(event)[0]?.what : undefined

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

/** The step that the address asks for, as it was when the page opened; undefined when it asks for none. */
function wantedStep(): { readonly at: number; readonly grain: Grain | undefined } | undefined {
  const query = new URLSearchParams(location.search)
  const at = Number(query.get('at') ?? Number.NaN)
  const grain = query.get('grain')
  return Number.isInteger(at) && at >= 0 ? { at, grain: isGrain(grain) ? grain : undefined } : undefined
}

const isGrain = (value: string | null): value is Grain => value === 'phase' || value === 'message' || value === 'line'

/** Goes to the step that the address asks for, once a run has come so far. Gives a sentence until then: nothing runs by itself. */
export function useWantedStep(length: number): string | undefined {
  const [wanted, setWanted] = useState(wantedStep)
  const { goTo, setGrain } = useView()
  useEffect(() => {
    if (!wanted || length <= wanted.at) return
    if (wanted.grain) setGrain(wanted.grain)
    goTo(wanted.at)
    setWanted(undefined)
  }, [wanted, length, goTo, setGrain])
  return wanted && length === 0 ? `This link shows event ${wanted.at + 1} of a run. Press Invoke to run up to it.` : undefined
}
