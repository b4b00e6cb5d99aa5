import { expect, test } from 'vitest'
import { type SpigotStep, seedSpigot, type Word } from '#pi/seed-spigot.ts'
import { bitsOf, emittedUpTo, firstWrap } from './spigot-model.ts'

function stepsOf(word: Word): SpigotStep[] {
  const steps: SpigotStep[] = []
  for (const step of seedSpigot(word)) if (steps.push(step) === 40) break
  return steps
}

test.for([
  ['uint32', 5, 7],
  ['uint64', 10, 13],
  ['uint128', 19, 25],
] as const)('in %s the view tells %d right digits from wrong ones and begins at the step that wraps', ([word, right, wrap]) => {
  const steps = stepsOf(word)
  expect(emittedUpTo(steps).right).toHaveLength(right)
  expect(emittedUpTo(steps).wrong).not.toBe('')
  expect(firstWrap(steps)).toBe(wrap)
})

test('bits are counted as binary digits', () => {
  expect([0n, 1n, 255n, 256n, 2n ** 64n].map(bitsOf)).toEqual([0, 1, 8, 9, 65])
})
