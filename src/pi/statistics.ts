/** How often each of the digits 0 … 9 stands in ASCII digits. */
export function digitCounts(digits: Uint8Array): readonly number[] {
  const counts = new Array<number>(10).fill(0)
  for (const digit of digits) counts[digit - 48] = (counts[digit - 48] ?? 0) + 1
  return counts
}

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
