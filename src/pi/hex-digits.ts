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

/** How many decimal digits, the 3 included, the eight hexadecimal digits from a place on depend on, and some to be sure. */
export const decimalsFor = (place: number): number => Math.ceil((place + 8) * Math.log10(16)) + 20

/** The last place that so many decimal digits reach; −1 when they reach none. */
export function lastPlaceOf(decimals: number): number {
  const place = Math.min(lastHexPlace, Math.floor((decimals - 21) / Math.log10(16)) - 8)
  return Math.max(-1, place)
}

/** The same eight digits out of decimal digits (ASCII, the 3 included): `decimalsFor` the place of them. */
export function hexOfDecimals(digits: Uint8Array, place: number): string {
  const text = new TextDecoder().decode(digits.subarray(1, decimalsFor(place)))
  const wanted = (BigInt(text) << BigInt(4 * (place + 8))) / 10n ** BigInt(text.length)
  return BigInt.asUintN(32, wanted).toString(16).padStart(8, '0')
}
