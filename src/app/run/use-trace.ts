import { useCallback, useSyncExternalStore } from 'react'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'

/** Shortest time between two drawings of a growing trace, ms: a program that writes without end must not stop the page. */
const frame = 32

/** The history of a simulation as it grows; a new array whenever it has grown. */
export function useTrace(simulation: Simulation | undefined): readonly TraceEvent[] {
  useRevision(simulation)
  return simulation ? snapshotOf(simulation) : empty
}

/** Draws again when anything happened in the simulation: also that it was paused. */
export function useRevision(simulation: Simulation | undefined): number {
  const subscribe = useCallback((listener: () => void) => (simulation ? throttled(simulation, listener) : () => {}), [simulation])
  return useSyncExternalStore(subscribe, () => simulation?.getRevision() ?? 0)
}

const empty: readonly TraceEvent[] = []
const snapshots = new WeakMap<Simulation, readonly TraceEvent[]>()

function snapshotOf(simulation: Simulation): readonly TraceEvent[] {
  const known = snapshots.get(simulation)
  const trace = simulation.getTrace()
  if (known?.length === trace.length) return known
  const fresh = trace.slice()
  snapshots.set(simulation, fresh)
  return fresh
}

function throttled(simulation: Simulation, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = simulation.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      listener()
    }, frame)
  })
  return () => {
    leave()
    clearTimeout(timer)
  }
}
