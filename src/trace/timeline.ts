import type { TraceEvent } from '#lambda/events.ts'
import { evolve } from '#lambda/evolve.ts'
import type { World } from '#lambda/world.ts'

export type Trace = readonly TraceEvent[]

/** Time travel is a fold that stops early: the world right after event `seq`. */
export const worldAt = (start: World, trace: Trace, seq: number): World => trace.slice(0, seq + 1).reduce(evolve, start)

/** Events between two remembered worlds: a seek folds at most this many. */
const stride = 256

/** `worldAt` for a trace that only grows, with remembered worlds along the way, so that scrubbing stays quick in a long one. */
export function timeline(start: World): (trace: Trace, seq: number) => World {
  const worlds: World[] = [start]
  return (trace, seq) => {
    const end = Math.min(seq + 1, trace.length)
    const whole = Math.max(0, Math.floor(end / stride))
    for (let known = worlds.length; known <= whole; known++) {
      const before = worlds[known - 1] ?? start
      worlds.push(trace.slice((known - 1) * stride, known * stride).reduce(evolve, before))
    }
    return trace.slice(whole * stride, end).reduce(evolve, worlds[whole] ?? start)
  }
}
