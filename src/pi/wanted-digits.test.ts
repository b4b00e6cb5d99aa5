import { expect, test } from 'vitest'
import { wantedDigits } from './wanted-digits.ts'

test.for([
  ['1', 1],
  [' 1000 ', 1000],
  ['1 000 000', 1_000_000],
  ['10_000_000', 10_000_000],
] as const)('%s is a number of digits', ([text, digits]) => {
  expect(wantedDigits(text, 1e8)).toEqual({ digits })
})

test.for([
  ['', 'Type how many'],
  ['0', 'Zero digits'],
  ['-1', 'is negative'],
  ['1.5', 'is not whole'],
  ['1e9', 'Write the number out'],
  ['ten', 'is not a number'],
  ['100000001', 'the 4 GiB that WebAssembly can reach'],
  ['9'.repeat(40_000), '(40000 characters)'],
] as const)('%s is refused by a sentence', ([text, sentence]) => {
  expect(wantedDigits(text, 1e8)).toEqual({ problem: expect.stringContaining(sentence) })
})
