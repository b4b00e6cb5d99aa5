import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'

/** Calls `tell` with each event once, as it happens. Returns how to stop. */
export function follow(simulation: Simulation, tell: (event: TraceEvent) => void): () => void {
  let seen = -1
  return simulation.subscribe(() => {
    const trace = simulation.getTrace()
    let first = trace.length
    while (first > 0 && (trace[first - 1]?.seq ?? -1) > seen) first -= 1
    for (const event of trace.slice(first)) tell(event)
    seen = trace.at(-1)?.seq ?? seen
  })
}
