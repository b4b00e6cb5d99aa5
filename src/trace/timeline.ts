import type { TraceEvent } from '#lambda/events.ts'
import { evolve } from '#lambda/evolve.ts'
import type { World } from '#lambda/world.ts'

export type Trace = readonly TraceEvent[]

/** Time travel is a fold that stops early: the world right after event `seq`. */
export const worldAt = (start: World, trace: Trace, seq: number): World => trace.slice(0, seq + 1).reduce(evolve, start)

/** Events between two remembered states: a seek folds at most this many. */
const stride = 256

/**
 * A fold of a trace that only grows, at any moment of it: the state right after event `seq`. States are remembered along the way, so
 * that scrubbing stays quick in a long trace. Another trace begins anew.
 */
export function moments<State>(start: State, step: (state: State, event: TraceEvent) => State): (trace: Trace, seq: number) => State {
  let states: State[] = [start]
  let first: TraceEvent | undefined
  return (trace, seq) => {
    if (trace[0] !== first) {
      states = [start]
      first = trace[0]
    }
    const end = Math.min(seq + 1, trace.length)
    const whole = Math.max(0, Math.floor(end / stride))
    for (let known = states.length; known <= whole; known++) {
      states.push(folded(trace, (known - 1) * stride, known * stride, states[known - 1] ?? start, step))
    }
    return folded(trace, whole * stride, end, states[whole] ?? start, step)
  }
}

function folded<State>(trace: Trace, from: number, to: number, start: State, step: (state: State, event: TraceEvent) => State): State {
  let state = start
  for (let index = from; index < to; index++) {
    const event = trace[index]
    if (event) state = step(state, event)
  }
  return state
}

/** `worldAt` for a trace that only grows. */
export const timeline = (start: World): ((trace: Trace, seq: number) => World) => moments(start, evolve)
