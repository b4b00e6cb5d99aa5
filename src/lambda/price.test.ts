import { expect, test } from 'vitest'
import { modelledRun } from './price.ts'

test('below 1769 MB half the memory takes twice the time and costs the same; above it only costs more', () => {
  const [half, whole, twice] = [884.5, 1769, 3538].map((megabytes) => modelledRun(megabytes, 1000))
  expect([half, whole, twice].map((run) => run?.milliseconds)).toEqual([2000, 1000, 1000])
  expect(half?.dollars).toBeCloseTo(whole?.dollars ?? 0, 12)
  expect(twice?.dollars).toBeGreaterThan((whole?.dollars ?? 0) * 1.9)
})

test('a whole GB for a second costs the published price, and every begun millisecond is billed', () => {
  expect(modelledRun(2048, 1000).dollars).toBeCloseTo(2 * 0.0000166667 + 0.0000002, 12)
  expect(modelledRun(2048, 0.2).dollars).toBeCloseTo((2 * 0.0000166667) / 1000 + 0.0000002, 15)
})
