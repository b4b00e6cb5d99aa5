/** How often each of the digits 0 … 9 stands among the first `count` ASCII digits. */
export function digitCounts(digits: Uint8Array, count = digits.length): readonly number[] {
  const counts = new Array<number>(10).fill(0)
  for (let i = 0; i < count; i += 1) {
    const digit = (digits[i] ?? 48) - 48
    counts[digit] = (counts[digit] ?? 0) + 1
  }
  return counts
}

/** How far counts are from equal ones: Pearson's χ². Of ten equally likely digits it stays below 16.92 nineteen times in twenty. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
export const usualChiSquare = 16.92

/** Where a run of digits first stands at or after `from`; −1 when it does not. */
export function findDigits(digits: Uint8Array, wanted: string, from = 0): number {
  const codes = [...wanted].map((letter) => letter.charCodeAt(0))
  const first = codes[0]
  if (first === undefined) return -1
  for (let at = digits.indexOf(first, from); at >= 0; at = digits.indexOf(first, at + 1)) {
    if (codes.every((code, i) => digits[at + i] === code)) return at
  }
  return -1
}

/** How often a run of digits stands there, overlaps counted. */
export function countDigits(digits: Uint8Array, wanted: string): number {
  let count = 0
  for (let at = findDigits(digits, wanted); at >= 0; at = findDigits(digits, wanted, at + 1)) count += 1
  return count
}

/** The first place where two runs of digits differ; −1 when the shorter is the beginning of the longer. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return i
  return -1
}
