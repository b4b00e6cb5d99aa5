import { add, at, copyLimbs, decrement, increment, limb, multiplyByLimb, negate, setLimb, subtract, trimmed, zeroLimbs } from './limbs'
import { limbs, mark, release } from './memory'
import { multiply } from './multiply'
import { smallInverseRoot, smallReciprocal } from './host'

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

/** y[n] ≈ 2^(64n) / √c */
export function inverseRoot(y: usize, n: i32, c: i32): void {
  if (n <= 8) {
    smallInverseRoot(c, n, y)
    return
  }
  const h = (n >> 1) + 1
  const start = mark()
  const yh = limbs(h)
  inverseRoot(yh, h, c)
  const e = limbs(2 * h + 1)
  multiply(e, yh, h, yh, h)
  setLimb(e, 2 * h, multiplyByLimb(e, e, 2 * h, <u64>c))
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
  if (n <= 8) {
    smallReciprocal(d, n, r)
    return
  }
  const h = (n >> 1) + 1
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
