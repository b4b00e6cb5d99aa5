import { expect, test } from 'vitest'
import { hexDigits } from './bbp.ts'
import { chudnovskyDigits } from './chudnovsky.ts'
import { digitsAsked } from './digits-asked.ts'
import { gibbonsDigits } from './gibbons.ts'
import { machinDigits } from './machin.ts'
import { type SpigotStep, seedSpigot, type WordBits } from './seed-spigot.ts'

const pi = '31415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679'

function steps(bits: WordBits, most: number): SpigotStep[] {
  const all: SpigotStep[] = []
  for (const step of seedSpigot(bits)) if (all.push(step) === most) break
  return all
}
const right = (digits: readonly bigint[]) => {
  const wrong = digits.findIndex((digit, index) => String(digit) !== pi[index])
  return wrong < 0 ? digits.length : wrong
}

test.for([
  [32, 5, 8],
  [64, 10, 14],
  [128, 19, 26],
] as const)('the seed’s spigot in %i bits gives %i right digits and wraps first in step %i', ([bits, digits, first]) => {
  const all = steps(bits, 60)
  expect(right(all.flatMap((step) => step.digits))).toBe(digits)
  expect(all.find((step) => step.wrapped.length > 0)?.step).toBe(first)
})

test('Gibbons, Machin and Chudnovsky agree with the first hundred digits', () => {
  const digits: number[] = []
  for (const digit of gibbonsDigits()) if (digits.push(digit) === 100) break
  expect(digits.join('')).toBe(pi.slice(0, 100))
  expect(machinDigits(100)).toBe(pi.slice(0, 100))
  expect(chudnovskyDigits(100)).toBe(pi.slice(0, 100))
})

test('Machin and Chudnovsky agree on two thousand digits', () => {
  expect(machinDigits(2000)).toBe(chudnovskyDigits(2000))
})

test.for([
  [0, '243f6a88'],
  [999, '349f1c09'],
])('the hexadecimal digits from place %i are %s', ([place, digits]) => {
  expect(hexDigits(Number(place))).toBe(digits)
})

test('the hexadecimal digits at a place are those of Chudnovsky’s value', () => {
  const decimals = chudnovskyDigits(3000)
  const fraction = (BigInt(decimals.slice(1)) << 4000n) / 10n ** 2999n
  const hex = fraction.toString(16).padStart(1000, '0')
  for (const place of [0, 17, 500, 990]) expect(hexDigits(place, 6)).toBe(hex.slice(place, place + 6))
})

test.for(['0', '-1', '1.5', '1e9', 'ten', '', undefined, '9'.repeat(40_000), '1000000000'])('%s is refused with a sentence', (text) => {
  expect(digitsAsked(text)).toEqual({ problem: expect.stringMatching(/Give a whole number from 1 to /) })
})

test('a plain number is accepted', () => {
  expect(digitsAsked('1000')).toEqual({ digits: 1000 })
})
