import { expect, test } from 'vitest'
import { racers, remaining } from './lanes.ts'

const told = (part: number, milliseconds: number) => ({ type: 'progress', phase: null, part, milliseconds, bytes: null }) as const

test('what remains is told once it is more than a guess', () => {
  expect(remaining(told(0.5, 100))).toBe(null)
  expect(remaining(told(0.01, 1000))).toBe(null)
  expect(remaining(told(0.25, 1000))).toBe(3000)
})

test('only ways that can end take part in a race', () => {
  expect(racers(1000)).toEqual(['engine', 'chudnovsky', 'machin', 'gibbons'])
  expect(racers(1e6)).toEqual(['pair', 'engine', 'chudnovsky', 'machin'])
  expect(racers(1e8)).toEqual(['pair', 'engine'])
})
