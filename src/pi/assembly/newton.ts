import { alloc, limbs, mark, release } from './memory'
import { add, at, copyLimbs, decrement, increment, limb, multiplyByLimb, negate, setLimb, subtract, trimmed, zeroLimbs } from './limbs'
import { multiply } from './multiply'

/** Newton's iterations on fractions of whole limbs: 1/√c and 1/D. Each step doubles the limbs that are right. */

/** Limbs from which the iterations start; bit by bit below. */
const SMALLEST: i32 = 3

/** y (n limbs) = B^n / √c, a few units in the last limb too large or small. */
export function inverseSquareRoot(y: usize, n: i32, c: u64): void {
  if (n <= SMALLEST) {
    smallInverseSquareRoot(y, n, c)
    return
  }
  const h = n / 2 + 1
  const start = mark()
  const yh = limbs(h)
  inverseSquareRoot(yh, h, c)
  // 1 − c·y²: its upper half is zeros or ones.
  const e = limbs(2 * h + 1)
  multiply(e, yh, h, yh, h)
  setLimb(e, 2 * h, multiplyByLimb(e, e, 2 * h, c))
  const positive = limb(e, 2 * h) == 0
  if (positive) negate(e, 2 * h)
  const ne = min(trimmed(e, 2 * h), h + 2)
  const d = limbs(h + ne + 2)
  const nd = h + ne
  if (ne) multiply(d, yh, h, e, ne)
  zeroLimbs(y, n - h)
  copyLimbs(at(y, n - h), yh, h)
  const shift = 3 * h - n
  const k = min(nd - shift, n)
  if (ne && k > 0) {
    const from = at(d, shift)
    halve(from, nd - shift)
    if (positive) increment(at(y, k), n - k, add(y, y, from, k))
    else decrement(at(y, k), n - k, subtract(y, y, from, k))
  }
  release(start)
}

function halve(a: usize, n: i32): void {
  for (let i = 0; i < n; i++) setLimb(a, i, (limb(a, i) >> 1) | (i + 1 < n ? limb(a, i + 1) << 63 : 0))
}

/** floor(B^n/√c) bit by bit: the largest y with c·y² < B^(2n). */
function smallInverseSquareRoot(y: usize, n: i32, c: u64): void {
  const start = mark()
  const square = limbs(2 * n + 1)
  zeroLimbs(y, n)
  for (let bit = 64 * n - 1; bit >= 0; bit--) {
    const word = bit >> 6
    const was = limb(y, word)
    setLimb(y, word, was | ((<u64>1) << (bit & 63)))
    multiply(square, y, n, y, n)
    if (multiplyByLimb(square, square, 2 * n, c) != 0) setLimb(y, word, was)
  }
  release(start)
}

/** r (n + 1 limbs) = B^(2n) / D, a few units in the last limb too large or small. The top bit of D (n limbs) is set. */
export function reciprocal(r: usize, D: usize, n: i32): void {
  if (n <= SMALLEST) {
    smallReciprocal(r, D, n)
    return
  }
  const h = n / 2 + 1
  const start = mark()
  const rh = limbs(h + 1)
  reciprocal(rh, at(D, n - h), h)
  const e = limbs(n + h + 2)
  multiply(e, D, n, rh, h + 1)
  const positive = limb(e, n + h) == 0
  if (positive) negate(e, n + h)
  const low = n - h
  const ne = min(max(trimmed(e, n + h) - low, 0), h + 2)
  const nd = h + 1 + ne
  const d = limbs(nd + 1)
  if (ne) multiply(d, rh, h + 1, at(e, low), ne)
  const shift = 3 * h - n
  zeroLimbs(r, n - h)
  copyLimbs(at(r, n - h), rh, h + 1)
  const k = ne ? min(nd - shift, n + 1) : 0
  if (k > 0) {
    const from = at(d, shift)
    if (positive) increment(at(r, k), n + 1 - k, add(r, r, from, k))
    else decrement(at(r, k), n + 1 - k, subtract(r, r, from, k))
  }
  release(start)
}

/** floor((B^(2n) − 1) / D) bit by bit, by long division. */
function smallReciprocal(r: usize, D: usize, n: i32): void {
  const start = mark()
  const rest = limbs(n + 1)
  zeroLimbs(rest, n + 1)
  zeroLimbs(r, n + 1)
  for (let bit = 128 * n - 1; bit >= 0; bit--) {
    for (let i = n; i > 0; i--) setLimb(rest, i, (limb(rest, i) << 1) | (limb(rest, i - 1) >> 63))
    setLimb(rest, 0, (limb(rest, 0) << 1) | 1)
    if (limb(rest, n) == 0 && smaller(rest, D, n)) continue
    setLimb(rest, n, limb(rest, n) - subtract(rest, rest, D, n))
    const word = bit >> 6
    setLimb(r, word, limb(r, word) | ((<u64>1) << (bit & 63)))
  }
  release(start)
}

function smaller(a: usize, b: usize, n: i32): bool {
  for (let i = n - 1; i >= 0; i--) if (limb(a, i) != limb(b, i)) return limb(a, i) < limb(b, i)
  return false
}
