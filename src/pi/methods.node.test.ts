import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { chudnovsky, gibbons, machin } from './bigint-methods.ts'
import { decimalsFor, hexDigits, hexOfDecimals, lastHexPlace, lastPlaceOf } from './hex-digits.ts'
import { knownHashes } from './known-digits.ts'
import { type SpigotStep, seedSpigot, type Word, words } from './seed-spigot.ts'

const hash = (digits: string) => createHash('sha256').update(digits).digest('hex')
const right = '31415926535897932384626433832795'

function firstSteps(word: Word, count: number): SpigotStep[] {
  const steps: SpigotStep[] = []
  for (const step of seedSpigot(word)) {
    steps.push(step)
    if (steps.length === count) break
  }
  return steps
}

test.for([
  ['uint32', 5, 8],
  ['uint64', 10, 14],
  ['uint128', 19, 26],
] as const)('the seed spigot in %s gives %d right digits and first wraps in step %d', ([word, count, step]) => {
  const steps = firstSteps(word, 40)
  const digits = steps.flatMap((one) => one.digits).join('')
  expect(digits.slice(0, count)).toBe(right.slice(0, count))
  expect(digits[count]).not.toBe(right[count])
  const first = steps.find((one) => one.wrapped.length > 0)
  expect(first?.step).toBe(step)
  for (const { value, kept } of first?.wrapped ?? []) expect(kept).toBe(value % (1n << BigInt(words[word])))
})

test.for([
  ['Gibbons', gibbons, 1e3],
  ['Machin', machin, 1e4],
  ['Chudnovsky', chudnovsky, 1e5],
] as const)('%s gives known digits', ([, method, n]) => {
  expect(hash(method(1e3))).toBe(knownHashes.get(1e3))
  expect(hash(method(n))).toBe(knownHashes.get(n))
})

test.for([gibbons, machin, chudnovsky])('every length from 1 to 60 is the start of the same digits', (method) => {
  const all = method(100)
  for (let n = 1; n <= 60; n += 1) expect(method(n)).toBe(all.slice(0, n))
})

test('hexadecimal digits are those of π in base 16', () => {
  expect(hexDigits(0)).toBe('243f6a88')
  expect(hexDigits(8)).toBe('85a308d3')
  const digits = 1300
  const bits = 4000n
  const fraction = (BigInt(chudnovsky(digits).slice(1)) << bits) / 10n ** BigInt(digits - 1)
  const hex = fraction.toString(16).padStart(1000, '0')
  for (const place of [1, 99, 500, 990]) expect(hexDigits(place).slice(0, 7)).toBe(hex.slice(place, place + 7))
})

test.for([-1, 1.5, Number.NaN, lastHexPlace + 1])('a place of %d is refused by a sentence', (place) => {
  expect(() => hexDigits(place)).toThrow('The place must be a whole number')
})

test.for([0, 1, 1000, 8000])('decimal digits turned to base 16 are those that BBP gives at place %d', (place) => {
  const digits = new TextEncoder().encode(chudnovsky(decimalsFor(place)))
  expect(hexOfDecimals(digits, place)).toBe(hexDigits(place))
})

test('the last place of some digits needs no more than these', () => {
  for (const count of [40, 100, 1000, 12_345]) expect(decimalsFor(lastPlaceOf(count))).toBeLessThanOrEqual(count)
  expect(lastPlaceOf(5)).toBe(-1)
})
