import { useDeferredValue, useEffect, useMemo } from 'react'
import { tinykeys } from 'tinykeys'
import { livingEnvironments } from '#lambda/world.ts'
import { eventProblems } from '#project/event-problems.ts'
import { textIn } from '#project/files.ts'
import { findProblems } from '#project/problems.ts'
import type { Project } from '#project/project.ts'
import { heldSays, stoppedSays } from '../run/model.ts'
import { isDeployed, useRun } from '../run/run.ts'
import { useRevision } from '../run/use-trace.ts'
import { useBench } from './use-bench.ts'

/** What the panels show of the run in this page, and how it stands to the project. */
export function useWorkbench(project: Project) {
  const { session, deployed, failure, stepOn } = useRun()
  const simulation = session?.simulation
  const sources = useMemo(() => Object.values(deployed?.files ?? {}).map((file) => textIn(file) ?? ''), [deployed])
  const bench = useBench(simulation, stepOn, sources)
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
