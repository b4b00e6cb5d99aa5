import { useEffect } from 'react'
import { type Speed, useView } from '../run/cursor.ts'
import type { Bench } from './use-bench.ts'

/** How long a step stays at speed 1, ms. */
const pace = 700
/** In real time, the longest that is waited for a step and the shortest that an eye can follow, ms. */
const longest = 1500
const shortest = 30

/** How long the cursor stays where it is before it walks on, ms. `took`: the simulated time to the next step. */
export const restFor = (speed: Speed, took: number): number =>
  speed === 'real' ? Math.min(Math.max(took, shortest), longest) : pace / speed

/** Lets the cursor walk forward by itself while `playing`; at the end it follows what happens. */
export function usePlayback({ trace, cursor, past, step }: Bench): void {
  const { playing, speed, play } = useView()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor alone says when to go on; `step` always means the same
  useEffect(() => {
    if (!playing) return
    if (!past) return play(false)
    const took = (trace[cursor + 1]?.at ?? 0) - (trace[cursor]?.at ?? 0)
    const timer = setTimeout(() => step(1), restFor(speed, took))
    return () => clearTimeout(timer)
  }, [playing, speed, cursor, past, play])
}
