import { expect, test } from 'vitest'
import { lineOf, type Measured, placeOf, plotSize } from './plot-model.ts'

const run = (digits: number, milliseconds: number, method: Measured['method'] = 'engine'): Measured => ({ method, digits, milliseconds })

test('a line holds the median of each number of digits, from few to many', () => {
  const runs = [run(1e5, 30), run(1e3, 1), run(1e5, 10), run(1e5, 20), run(1e5, 9, 'machin')]
  expect(lineOf(runs, 'engine')).toEqual([
    { digits: 1e3, milliseconds: 1 },
    { digits: 1e5, milliseconds: 20 },
  ])
  expect(lineOf(runs, 'gibbons')).toEqual([])
})

test('ten times the digits or the time is always the same step, and nothing leaves the plot', () => {
  const [a, b, c] = [10, 100, 1000].map((n) => placeOf({ digits: n * 10, milliseconds: n }))
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((c?.x ?? 0) - (b?.x ?? 0))
  expect((b?.y ?? 0) - (a?.y ?? 0)).toBeCloseTo((c?.y ?? 0) - (b?.y ?? 0))
  expect(placeOf({ digits: 1, milliseconds: 0 }).x).toBe(plotSize.left)
  expect(placeOf({ digits: 1e9, milliseconds: 1e9 }).y).toBe(plotSize.top)
})
