import { expect, test } from 'vitest'
import type { Lane } from '#trace/spans.ts'
import { axisOf, instantAt, panned, placeOf, revealing, spansIn, wholeSight, zoomed } from './model.ts'

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
const axis = axisOf([lane], 3_600_200)
const share = (from: number, to: number) => (placeOf(axis, to) - placeOf(axis, from)) / axis.length

test('An hour of nothing is drawn shorter than a tenth of a second of work', () => {
  expect(share(100, 3_600_100)).toBeLessThan(share(0, 100))
  expect(share(100, 3_600_100)).toBeGreaterThan(0.1)
})

test('In true time an hour is an hour', () => {
  const true_ = axisOf([lane], 3_600_200, false)
  expect(placeOf(true_, 3_600_100) / true_.length).toBeCloseTo(3_600_100 / 3_600_200)
})

test('The whole run fills the whole line', () => {
  expect(placeOf(axis, 0)).toBe(0)
  expect(placeOf(axis, 3_600_200)).toBeCloseTo(axis.length)
})

test('Work keeps its proportions', () => {
  expect(share(0, 50)).toBeCloseTo(share(50, 100))
})

test('An instant is found again at its place, in work and in idle time', () => {
  for (const at of [0, 10, 99, 100, 5000, 3_600_050, 3_600_150]) expect(instantAt(axis, placeOf(axis, at))).toBeCloseTo(at, 3)
})

test('Overlapping work of two environments is one busy stretch', () => {
  const other: Lane = JSON.parse('{"environmentId":"vm-2","spans":[{"kind":"invoke","seq":9,"start":50,"end":400}]}')
  expect(axisOf([lane, other], 3_600_200).idle).toEqual([{ from: 400, to: 3_600_100 }])
})

test('Coming closer keeps the place under the pointer, and nobody leaves the axis', () => {
  const close = zoomed(wholeSight(axis), axis, 4, 30)
  expect(close.to - close.from).toBeCloseTo(axis.length / 4)
  expect((30 - close.from) / (close.to - close.from)).toBeCloseTo(30 / axis.length)
  expect(panned(close, axis, -10).from).toBe(0)
  expect(panned(close, axis, 100).to).toBeCloseTo(axis.length)
  const far = zoomed(close, axis, 0.001, 30)
  expect(far).toEqual(wholeSight(axis))
})

test('A cursor that leaves the sight is followed', () => {
  const close = zoomed(wholeSight(axis), axis, 10, 0)
  expect(revealing(close, axis, close.from)).toBe(close)
  const followed = revealing(close, axis, axis.length)
  expect(followed.to).toBeCloseTo(axis.length)
})

test('Only the spans in sight are drawn', () => {
  const close = zoomed(wholeSight(axis), axis, 20, 0)
  expect(spansIn(lane, axis, close, 3_600_200).map(({ seq }) => seq)).toEqual([1])
  expect(spansIn(lane, axis, wholeSight(axis), 3_600_200)).toHaveLength(3)
})

test('A run in which nothing has happened has an axis all the same', () => {
  expect(axisOf([], 0).length).toBeGreaterThan(0)
})
