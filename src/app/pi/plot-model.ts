import type { Method } from '#pi/methods.ts'

export interface Measured {
  readonly method: Method
  readonly digits: number
  readonly milliseconds: number
}

export interface Point {
  readonly digits: number
  readonly milliseconds: number
}

/** Programs outside the browser, as recorded on one of our machines (two cores of a Xeon with AVX-512), text included. */
export const recorded: readonly { readonly name: string; readonly short: string; readonly points: readonly Point[] }[] = [
  {
    name: 'GMP 6.2, textbook Chudnovsky in C',
    short: 'GMP',
    points: points([1e3, 0.021], [1e4, 0.547], [1e5, 18.8], [1e6, 341], [1e7, 6893]),
  },
  { name: 'FLINT’s π', short: 'FLINT', points: points([1e6, 321], [1e7, 5640]) },
  { name: 'Python’s int, Chudnovsky', short: 'Python', points: points([1e3, 0.16], [1e4, 7.4], [1e5, 580], [1e6, 65_900]) },
  { name: 'bc, 4·a(1)', short: 'bc', points: points([1e3, 210], [3e3, 3790], [1e4, 76_800]) },
]

function points(...pairs: readonly (readonly [digits: number, milliseconds: number])[]): readonly Point[] {
  return pairs.map(([digits, milliseconds]) => ({ digits, milliseconds }))
}

/** One line of the plot: for each number of digits the median of its runs, in their order. */
export function lineOf(runs: readonly Measured[], method: Method): readonly Point[] {
  const times = new Map<number, number[]>()
  for (const run of runs) if (run.method === method) times.set(run.digits, [...(times.get(run.digits) ?? []), run.milliseconds])
  return [...times]
    .map(([digits, all]) => ({ digits, milliseconds: all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0 }))
    .sort((a, b) => a.digits - b.digits)
}

export const plotSize = { width: 880, height: 380, left: 58, right: 30, top: 16, bottom: 34 } as const
/** Powers of ten that the axes reach. */
const powers = { digits: [1, 8], milliseconds: [-2, 5] } as const

/** Where a point stands in the plot; both axes are logarithmic. */
export function placeOf({ digits, milliseconds }: Point): { readonly x: number; readonly y: number } {
  const { width, height, left, right, top, bottom } = plotSize
  const part = (value: number, [from, to]: readonly [number, number]) => Math.min(1, Math.max(0, (Math.log10(value) - from) / (to - from)))
  return {
    x: left + part(digits, powers.digits) * (width - left - right),
    y: height - bottom - part(Math.max(milliseconds, 0.001), powers.milliseconds) * (height - top - bottom),
  }
}

export const digitTicks = [
  [1e1, '10'],
  [1e2, '100'],
  [1e3, '1 000'],
  [1e4, '10 000'],
  [1e5, '100 000'],
  [1e6, '1 million'],
  [1e7, '10 million'],
  [1e8, '100 million'],
] as const
export const timeTicks = [
  [0.01, '10 µs'],
  [0.1, '0.1 ms'],
  [1, '1 ms'],
  [10, '10 ms'],
  [100, '0.1 s'],
  [1e3, '1 s'],
  [1e4, '10 s'],
  [1e5, '100 s'],
] as const
