import type { SpigotStep } from '#pi/seed-spigot.ts'

const pi = '3141592653589793238462643383279502884197'

/** What the steps emitted: the digits that are right, and everything from the first wrong one on. */
export function emittedUpTo(steps: readonly SpigotStep[]): { readonly right: string; readonly wrong: string } {
  const text = steps.flatMap(({ digits }) => digits.map((digit) => (digit < 10n ? String(digit) : '?'))).join('')
  let right = 0
  while (right < text.length && text[right] === pi[right]) right += 1
  return { right: text.slice(0, right), wrong: text.slice(right, right + 40) }
}

/** The index of the first step in which something did not fit; the last one when all did. */
export function firstWrap(steps: readonly SpigotStep[]): number {
  const index = steps.findIndex(({ wrapped }) => wrapped.length > 0)
  return index < 0 ? Math.max(0, steps.length - 1) : index
}

/** How many bits a natural number needs. */
export const bitsOf = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length)
