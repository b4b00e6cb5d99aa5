import { add, at, copyLimbs, decrement, increment, limb, multiplyByLimb, negate, setLimb, subtract, trimmed, zeroLimbs } from './limbs'
import { limbs, mark, release } from './memory'
import { multiply } from './multiply'

/** Newton's iteration, each step at twice the length of the last. Results are right to a few units in the last limb. */

function halve(r: usize, n: i32): void {
  for (let i = 0; i < n; i++) setLimb(r, i, (limb(r, i) >> 1) | (i + 1 < n ? limb(r, i + 1) << 63 : 0))
}

/** y ± d, where d has k limbs and y has n; k may be larger than n only by zeros. */
function correct(y: usize, n: i32, d: usize, k: i32, up: bool): void {
  const shared = min(k, n)
  const carry = up ? add(y, y, d, shared) : subtract(y, y, d, shared)
  if (up) increment(at(y, shared), n - shared, carry)
  else decrement(at(y, shared), n - shared, carry)
}

/** What the series' root starts from: the whole part of 2^512 / √10005. */
const C: u64 = 10005
const FIRST_LIMBS: usize = memory.data<u64>([
  0xd5d9e6b08f7101f2,
  0xcdefee2a70b3bfa8,
  0x28935546d991ad35,
  0x2b62303b25003c27,
  0xf967615b209b762b,
  0x0d77e3c3df6e2fbf,
  0x14e5824a39dbdab4,
  0x028f323b910dabc3,
])

/** y[n] ≈ 2^(64n) / √10005 */
export function inverseRoot(y: usize, n: i32): void {
  if (n <= 8) {
    copyLimbs(y, at(FIRST_LIMBS, 8 - n), n)
    return
  }
  const h = (n >> 1) + 1
  const start = mark()
  const yh = limbs(h)
  inverseRoot(yh, h)
  const e = limbs(2 * h + 1)
  multiply(e, yh, h, yh, h)
  setLimb(e, 2 * h, multiplyByLimb(e, e, 2 * h, C))
  const below = limb(e, 2 * h) == 0
  if (below) negate(e, 2 * h)
  const el = min(trimmed(e, 2 * h), h + 2)
  const d = limbs(h + el + 2)
  if (el) multiply(d, yh, h, e, el)
  else zeroLimbs(d, h)
  const shift = 3 * h - n
  zeroLimbs(y, n - h)
  copyLimbs(at(y, n - h), yh, h)
  const k = h + el - shift
  if (k > 0) {
    halve(at(d, shift), k)
    correct(y, n, at(d, shift), k, below)
  }
  release(start)
}

/** r[n+1] ≈ 2^(128n) / d for d of n limbs with its highest bit set. */
export function reciprocal(r: usize, d: usize, n: i32): void {
  if (n == 1) {
    setLimb(r, 0, wordReciprocal(limb(d, 0)))
    setLimb(r, 1, 1)
    return
  }
  const h = n == 2 ? 1 : (n >> 1) + 1
  const start = mark()
  const rh = limbs(h + 1)
  reciprocal(rh, at(d, n - h), h)
  const e = limbs(n + h + 2)
  multiply(e, d, n, rh, h + 1)
  const below = limb(e, n + h) == 0
  if (below) negate(e, n + h)
  const low = n - h
  const el = min(max(trimmed(e, n + h) - low, 0), h + 2)
  const x = limbs(h + el + 2)
  if (el) multiply(x, rh, h + 1, at(e, low), el)
  const shift = 3 * h - n
  zeroLimbs(r, n - h)
  copyLimbs(at(r, n - h), rh, h + 1)
  const k = min(el ? h + 1 + el - shift : 0, n + 1)
  if (k > 0) correct(r, n + 1, at(x, shift), k, below)
  release(start)
}

/** The whole part of (2^128 − 1) / d, less 2^64, bit by bit; the highest bit of d is set. */
function wordReciprocal(d: u64): u64 {
  let rest = ~d
  let q: u64 = 0
  for (let bit = 0; bit < 64; bit++) {
    const over = rest >> 63
    rest = (rest << 1) | 1
    q <<= 1
    if (over != 0 || rest >= d) {
      rest -= d
      q |= 1
    }
  }
  return q
}
