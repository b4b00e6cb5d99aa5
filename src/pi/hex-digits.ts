/** The largest place whose products still fit a double: (8k + 6)² < 2⁵³. */
export const lastHexPlace = 11_000_000

/**
 * Eight hexadecimal digits of π after the point from `place` on (0 is the first), by the formula of Bailey, Borwein and Plouffe (1997):
 * no earlier digit is computed, so it is a check that shares nothing with the other ways.
 */
export function hexDigits(place: number): string {
  if (!Number.isInteger(place) || place < 0 || place > lastHexPlace)
    throw new RangeError(`The place must be a whole number from 0 to ${lastHexPlace}; it is ${place}.`)
  const fraction = (x: number) => x - Math.floor(x)
  let x = fraction(4 * series(place, 1) - 2 * series(place, 4) - series(place, 5) - series(place, 6))
  let digits = ''
  for (let i = 0; i < 8; i += 1) {
    x *= 16
    digits += Math.floor(x).toString(16)
    x = fraction(x)
  }
  return digits
}

/** The fraction of Σ 16^(place − k) / (8k + j). */
function series(place: number, j: number): number {
  let sum = 0
  for (let k = 0; k <= place; k += 1) {
    const m = 8 * k + j
    sum += powerOf16(place - k, m) / m
    sum -= Math.floor(sum)
  }
  for (let k = place + 1; k <= place + 15; k += 1) sum += 16 ** (place - k) / (8 * k + j)
  return sum - Math.floor(sum)
}

/** 16^e modulo m. */
function powerOf16(e: number, m: number): number {
  let result = 1 % m
  for (let bit = e === 0 ? 0 : 2 ** Math.floor(Math.log2(e)); bit >= 1; bit /= 2) {
    result = (result * result) % m
    if (Math.floor(e / bit) % 2 === 1) result = (result * 16) % m
  }
  return result
}
