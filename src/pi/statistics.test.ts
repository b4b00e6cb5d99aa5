import { expect, test } from 'vitest'
import { chudnovsky } from './bigint-methods.ts'
import { chiSquare, countDigits, digitCounts, findDigits, firstDifference, usualChiSquare } from './statistics.ts'

const digits = new TextEncoder().encode(chudnovsky(10_000))

test('the six nines stand where Feynman wished to stop', () => {
  expect(findDigits(digits, '999999')).toBe(762)
  expect(findDigits(digits, '999999', 763)).toBe(-1)
  expect(countDigits(digits, '99999')).toBe(2)
})

test('what is not there is not found, nor is nothing', () => {
  expect(findDigits(digits, '123456789')).toBe(-1)
  expect(findDigits(digits, '')).toBe(-1)
})

test('counts of π are as even as chance makes them, counts of one digit are not', () => {
  const counts = digitCounts(digits)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000)
  expect(digitCounts(digits, 5)).toEqual([0, 2, 0, 1, 1, 1, 0, 0, 0, 0])
  expect(chiSquare(counts)).toBeLessThan(usualChiSquare)
  expect(chiSquare([100, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(900)
})

test('two runs are compared as far as the shorter one reaches', () => {
  expect(firstDifference(digits, digits.slice(0, 10))).toBe(-1)
  expect(firstDifference(digits, new TextEncoder().encode('3149'))).toBe(3)
})
