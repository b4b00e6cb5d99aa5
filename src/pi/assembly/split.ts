import { alloc, limbs, mark, release } from './memory'
import {
  add,
  at,
  copyLimbs,
  decrement,
  increment,
  multiplyByLimb,
  multiplySchoolbook,
  setLimb,
  subtract,
  trimmed,
  zeroLimbs,
} from './limbs'
import { scratchBytes, unloadDigits } from './digits'
import { inverse, pointwise, pointwiseSum } from './transform'
import { borrowTables } from './twiddles'
import { byTransforms, firstWidth, giveBack, multiply, nextWidth, pointsFor, transformOf } from './multiply'
import { addResidues, multiplyResidues, residue, subtractResidues } from './residue'
import { leave } from './progress'

/**
 * Chudnovsky's series by binary splitting. For the terms a … b − 1: P, Q and T are natural numbers with
 * Σ (−1)^(k−a) … = T / Q, the first term taken as positive.
 */

/** Terms that one leaf sums up by Horner's rule. */
const LEAF: u32 = 12
/** 640320³ / 24 */
const C3_24: u64 = 10939058860032000
/** Digits that one term brings. */
export const DIGITS_PER_TERM: f64 = 14.181647462725477
export const LIMBS_PER_DIGIT: f64 = 0.051905126482615

@unmanaged
export class Sum {
  P: usize
  Q: usize
  T: usize
  p: i32
  q: i32
  t: i32
  /** Digits wanted of all of π; 0 when the sum is to be exact. */
  digits: f64
}

const leafBuffer: usize = memory.data(8 * 128)

export function newSum(): Sum {
  return changetype<Sum>(alloc(offsetof<Sum>()))
}

/** Multiplies in place by a factor of at most 64 bits; returns the new length. */
// @ts-ignore: decorator
@inline
function scaled(r: usize, n: i32, w: u64): i32 {
  const carry = multiplyByLimb(r, r, n, w)
  if (carry == 0) return n
  setLimb(r, n, carry)
  return n + 1
}

function leaf(a: u32, b: u32, sum: Sum): void {
  const room = <i32>(b - a)
  const Q = limbs(3 * room + 2)
  const T = limbs(4 * room + 8)
  const P = limbs(2 * room + 2)
  let q = 1
  let t = 0
  let p = 1
  setLimb(Q, 0, 1)
  setLimb(P, 0, 1)
  for (let i = b; i-- > a; ) {
    const k = <u64>i
    let pk = i ? (6 * k - 5) * (6 * k - 1) : 1
    let odd = i ? 2 * k - 1 : 1
    // (6k − 5)(6k − 1)(2k − 1) leaves 64 bits at k = 635 000.
    if (i < 600000) {
      pk *= odd
      odd = 1
    }
    // T = pk·(w·Q − T)
    setLimb(leafBuffer, q, multiplyByLimb(leafBuffer, Q, q, 13591409 + 545140134 * k))
    let n = q + 1
    if (t) {
      const borrow = subtract(leafBuffer, leafBuffer, T, t)
      decrement(at(leafBuffer, t), n - t, borrow)
    }
    n = trimmed(leafBuffer, n)
    setLimb(T, n, multiplyByLimb(T, leafBuffer, n, pk))
    t = trimmed(T, n + 1)
    if (odd != 1) t = scaled(T, t, odd)
    if (i) {
      p = scaled(P, p, pk)
      if (odd != 1) p = scaled(P, p, odd)
      // k³ leaves 64 bits at k = 2 642 246.
      if (i < 2642245) q = scaled(Q, q, k * k * k)
      else q = scaled(Q, scaled(Q, q, k * k), k)
      q = scaled(Q, q, C3_24)
    }
  }
  sum.P = P
  sum.Q = Q
  sum.T = T
  sum.p = p
  sum.q = q
  sum.t = t
}

/** T = T₁Q₂ ± P₁T₂ and Q = Q₁Q₂, limb by limb. */
function joinSchoolbook(l: Sum, r: Sum, T: usize, nt: i32, Q: usize, subtracted: bool): void {
  const start = mark()
  const long = l.t + r.q
  multiplySchoolbook(T, l.T, l.t, r.Q, r.q)
  for (let i = long; i < nt; i++) setLimb(T, i, 0)
  const n = l.p + r.t
  const w = limbs(n)
  multiplySchoolbook(w, r.T, r.t, l.P, l.p)
  if (subtracted) decrement(at(T, n), nt - n, subtract(T, T, w, n))
  else increment(at(T, n), nt - n, add(T, T, w, n))
  multiplySchoolbook(Q, l.Q, l.q, r.Q, r.q)
  release(start)
}

/** The same by transforms: that of Q₂ serves twice, T needs a single inverse. */
function joinTransformed(l: Sum, r: Sum, T: usize, nt: i32, Q: usize, subtracted: bool): void {
  const nq = l.q + r.q
  const rq2 = residue(r.Q, r.q)
  const first = multiplyResidues(residue(l.T, l.t), rq2)
  const second = multiplyResidues(residue(l.P, l.p), residue(r.T, r.t))
  const expectedT = subtracted ? subtractResidues(first, second) : addResidues(first, second)
  const expectedQ = multiplyResidues(residue(l.Q, l.q), rq2)
  let width = firstWidth(max(nt, nq))
  while (true) {
    const start = mark()
    const n = pointsFor(max(nt, nq), width)
    const borrowed = borrowTables(n)
    const bytes = <usize>n << 5
    const scratch = alloc(scratchBytes(n, width))
    const a = alloc(bytes)
    const b = alloc(bytes)
    const c = alloc(bytes)
    const d = alloc(bytes)
    transformOf(c, n, l.P, l.p, width, scratch)
    transformOf(d, n, r.T, r.t, width, scratch)
    transformOf(a, n, l.T, l.t, width, scratch)
    transformOf(b, n, r.Q, r.q, width, scratch)
    pointwiseSum(a, b, c, d, n, subtracted)
    inverse(a, n)
    unloadDigits(T, nt, a, n, width, scratch, false)
    transformOf(c, n, l.Q, l.q, width, scratch)
    pointwise(c, b, n)
    inverse(c, n)
    unloadDigits(Q, nq, c, n, width, scratch, false)
    if (borrowed) giveBack()
    release(start)
    if (residue(T, nt) == expectedT && residue(Q, nq) == expectedQ) return
    width = nextWidth(width)
  }
}

/** Joins two neighbouring sums; the result is moved down to `base`. */
export function join(l: Sum, r: Sum, subtracted: bool, needP: bool, base: usize, sum: Sum): void {
  let nt = max(l.t + r.q, l.p + r.t) + 1
  let nq = l.q + r.q
  let np = l.p + r.p
  const T = limbs(nt)
  const Q = limbs(nq)
  const P = needP ? limbs(np) : 0
  if (byTransforms(r.q, l.t)) joinTransformed(l, r, T, nt, Q, subtracted)
  else joinSchoolbook(l, r, T, nt, Q, subtracted)
  if (needP) multiply(P, l.P, l.p, r.P, r.p)
  nt = trimmed(T, nt)
  nq = trimmed(Q, nq)
  np = needP ? trimmed(P, np) : 0
  let to = base
  sum.T = to
  copyLimbs(to, T, nt)
  to = at(to, nt)
  sum.Q = to
  copyLimbs(to, Q, nq)
  to = at(to, nq)
  sum.P = to
  if (needP) copyLimbs(to, P, np)
  to = at(to, np)
  sum.t = nt
  sum.q = nq
  sum.p = np
  release((to + 63) & ~63)
}

/**
 * Drops the limbs that can not reach the wanted digits. The terms before `a` make what follows small: T and Q of the terms from `a` on are
 * only wanted for their quotient, and to so many digits fewer. Both lose the same limbs.
 */
function shorten(sum: Sum, a: u32, digits: f64): void {
  const wanted = max(0.0, digits - <f64>a * DIGITS_PER_TERM)
  const keep = <i32>(wanted * LIMBS_PER_DIGIT) + 4
  const drop = min(sum.t, sum.q) - keep
  if (drop <= 0) return
  sum.T = at(sum.T, drop)
  sum.t -= drop
  sum.Q = at(sum.Q, drop)
  sum.q -= drop
}

/** Sums the terms a … b − 1. Without P they are the last ones, and only so exact as `digits` digits of π want it. */
export function sumTerms(a: u32, b: u32, needP: bool, digits: f64, sum: Sum): void {
  if (b - a <= LEAF) {
    leaf(a, b, sum)
    return
  }
  const middle = a + (b - a) / 2
  const base = mark()
  const l = newSumOnHeap()
  const r = newSumOnHeap()
  sumTerms(a, middle, true, 0, l)
  sumTerms(middle, b, needP, digits, r)
  if (!needP && digits > 0) shorten(r, middle, digits)
  join(l, r, ((middle - a) & 1) == 1, needP, base, sum)
  leave(b - a)
  sumsInUse -= 2
}

/** Sums live in a small stack of their own, since results are moved over whatever stood above `base`. */
const sums: usize = memory.data(160 * 48)
let sumsInUse: i32 = 0

function newSumOnHeap(): Sum {
  return changetype<Sum>(sums + <usize>(sumsInUse++) * 48)
}

export function forgetSums(): void {
  sumsInUse = 0
}
