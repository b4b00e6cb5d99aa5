/** The places behind the point at which the squares of the moduli still fit a double exactly. */
const lastBbpPlace = 11_000_000

/**
 * `count` (at most 8) hexadecimal digits of π behind the point from `place` on (0 is the first), by Bailey, Borwein and Plouffe's formula.
 * Throws a RangeError beyond the last place at which a double is exact.
 */
export function hexDigits(place: number, count = 8): string {
  if (place > lastBbpPlace)
    throw new RangeError(`Failed to compute hexadecimal digits at ${place}: a double is exact up to ${lastBbpPlace}`)
  const fraction = 4 * series(1, place) - 2 * series(4, place) - series(5, place) - series(6, place)
  let rest = fraction - Math.floor(fraction)
  let digits = ''
  for (let i = 0; i < count; i += 1) {
    rest *= 16
    digits += Math.floor(rest).toString(16)
    rest -= Math.floor(rest)
  }
  return digits
}

/** The fraction of Σ 16^(place − k) / (8k + j). */
function series(j: number, place: number): number {
  let sum = 0
  for (let k = 0; k <= place; k += 1) {
    sum += power16(place - k, 8 * k + j) / (8 * k + j)
    sum -= Math.floor(sum)
  }
  for (let k = place + 1, scale = 1 / 16; scale > 1e-17; k += 1, scale /= 16) sum += scale / (8 * k + j)
  return sum - Math.floor(sum)
}

/** 16^exponent modulo `modulus`, exact while the modulus's square is below 2^53. */
function power16(exponent: number, modulus: number): number {
  let result = 1 % modulus
  let base = 16 % modulus
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * base) % modulus
    base = (base * base) % modulus
  }
  return result
}
