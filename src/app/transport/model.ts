import type { Lane } from '#trace/spans.ts'

/** Piecewise linear: instants in simulated ms, and where each stands, percent. */
export interface Scale {
  readonly instants: readonly number[]
  readonly places: readonly number[]
}

/** A stretch in which nothing runs anywhere counts as if it took no longer than this, ms. */
const idleCounts = 60

/**
 * True time from the start to `until`, with idle stretches drawn short: an environment may be frozen for hours
 * between two invocations of milliseconds.
 */
export function scaleOf(lanes: readonly Lane[], until: number): Scale {
  const busy = lanes.flatMap(({ spans }) => spans.filter(({ kind }) => kind !== 'frozen').map(({ start, end = until }) => ({ start, end })))
  const instants = [...new Set([0, ...busy.flatMap(({ start, end }) => [start, end]), until])].sort((a, b) => a - b)
  const weights = instants.slice(1).map((to, index) => {
    const from = instants[index] ?? 0
    const idle = !busy.some(({ start, end }) => start < to && end > from)
    return idle ? Math.min(to - from, idleCounts) : to - from
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const places = [0]
  for (const weight of weights) places.push((places.at(-1) ?? 0) + (weight / whole) * 100)
  return { instants, places }
}

/** Where an instant stands, percent. */
function placeOf({ instants, places }: Scale, at: number): number {
  const after = instants.findIndex((instant) => instant >= at)
  if (after <= 0) return after === 0 ? 0 : 100
  const [from = 0, to = 0] = [instants[after - 1], instants[after]]
  const [left = 0, right = 0] = [places[after - 1], places[after]]
  return left + ((at - from) / (to - from || 1)) * (right - left)
}

/** Where a stretch is drawn, percent. */
export function placed(scale: Scale, start: number, end: number): { readonly left: number; readonly width: number } {
  const left = placeOf(scale, start)
  return { left, width: placeOf(scale, end) - left }
}
