import { expect, test } from 'vitest'
import { claimsOn, noSamples, summaryOf } from './model.ts'

const samples = (...totals: readonly number[]) => totals.map((totalMs) => ({ totalMs, handlerMs: totalMs / 2 }))

test('a summary holds the median, the middle four fifths and both parts', () => {
  expect(summaryOf([])).toBeUndefined()
  expect(summaryOf(samples(3, 1, 2, 100, 4))).toEqual({ count: 5, median: 3, low: 1, high: 100, handler: 1.5, protocol: 1.5 })
})

test('the article’s claims are judged by this run’s medians alone', () => {
  expect(claimsOn(noSamples)).toEqual([])
  const judged = (cpp: number, python: number) =>
    claimsOn({ ...noSamples, cpp: samples(cpp), python: samples(python) }).map(({ holds }) => holds)
  expect(judged(0.8, 3)).toEqual([true, true])
  expect(judged(2, 2.5)).toEqual([false, false])
})
