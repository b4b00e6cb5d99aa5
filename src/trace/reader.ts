import type { TraceEvent } from '#lambda/events.ts'
import type { Trace } from './timeline.ts'

/**
 * A fold of a trace that only grows: each event is read once, into a state that is added to in place, so that a trace of
 * 100,000 events costs no more when it grows by one. Another trace begins anew. The state given is the reader's own: do not keep it.
 */
export function reader<State>(begin: () => State, read: (state: State, event: TraceEvent, index: number) => void): (trace: Trace) => State {
  let state = begin()
  let first: TraceEvent | undefined
  let count = 0
  return (trace) => {
    if (trace[0] !== first || trace.length < count) {
      state = begin()
      first = trace[0]
      count = 0
    }
    for (let event = trace[count]; event; event = trace[count]) {
      read(state, event, count)
      count += 1
    }
    return state
  }
}

/** The last index for which `holds`, in a list where it holds for a beginning and for nothing after; -1 when for none. */
export function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low - 1
}
