import { expect, test } from 'vitest'
import type { Lane } from '#trace/spans.ts'
import { placed, scaleOf } from './model.ts'

const lane: Lane = JSON.parse(
  JSON.stringify({
    environmentId: 'vm-1',
    spans: [
      { kind: 'invoke', seq: 1, start: 0, end: 100 },
      { kind: 'frozen', seq: 2, start: 100, end: 3_600_100 },
      { kind: 'invoke', seq: 3, start: 3_600_100, end: 3_600_200 },
    ],
  }),
)

test('An hour of nothing is drawn shorter than a tenth of a second of work', () => {
  const scale = scaleOf([lane], 3_600_200)
  const work = placed(scale, 0, 100).width
  const idle = placed(scale, 100, 3_600_100).width
  expect(idle).toBeLessThan(work)
  expect(idle).toBeGreaterThan(10)
})

test('The whole run fills the whole line', () => {
  const { left, width } = placed(scaleOf([lane], 3_600_200), 0, 3_600_200)
  expect(left).toBe(0)
  expect(width).toBeCloseTo(100)
})

test('Work keeps its proportions', () => {
  const scale = scaleOf([lane], 3_600_200)
  expect(placed(scale, 0, 50).width).toBeCloseTo(placed(scale, 50, 100).width)
})
