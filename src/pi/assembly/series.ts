import { add, copyLimbs, decrement, increment, multiplyByLimb, multiplySchoolbook, setLimb, subtract, trimmed, zeroLimbs, at } from './limbs'
import { alloc, limbs, mark, release } from './memory'
import { byTransforms, finishProduct, firstWidth, multiply, nextWidth, pointsFor, preparePoints, transformOf } from './multiply'
import { scratchBytes, unloadDigits } from './digits'
import { inverse, pointwise, pointwiseSum } from './transform'
import { addResidues, multiplyResidues, residue, subtractResidues } from './residue'
import { progress } from './host'

/** Binary splitting of Chudnovsky's series: P, Q and T of the terms a … b − 1, without their signs. */

const LEAF: u32 = 12
/** 640320³ / 24 */
const C3: u64 = 10939058860032000
const DIGITS_PER_TERM: f64 = 14.181647462725477
const LIMBS_PER_DIGIT: f64 = 0.051905126482615

@unmanaged
export class Part {
  p: usize
  q: usize
  t: usize
  np: i32
  nq: i32
  nt: i32
}

let work: f64 = 0
let workDone: f64 = 0

/** Room for a Part's six fields. */
export function newPart(): Part {
  return changetype<Part>(alloc(32))
}

/** The terms that n digits need, one to spare. */
export function termsFor(n: i32): u32 {
  return <u32>(<f64>n / DIGITS_PER_TERM) + 2
}

/**
 * Sums the terms a … b − 1 of the series of n digits. The last ones need no P, and their T and Q are only wanted for their quotient: what
 * cannot reach the n digits is cut off both.
 */
export function series(a: u32, b: u32, last: bool, n: i32, into: Part): void {
  work = <f64>(b - a) * <f64>max(1, 32 - clz((b - a) / LEAF))
  workDone = 0
  digits = <f64>n
  split(a, b, !last, into)
  if (last && a > 0) shorten(into, a)
}

let digits: f64 = 0

function split(a: u32, b: u32, needP: bool, into: Part): void {
  if (b - a <= LEAF) {
    leaf(a, b, into)
    return
  }
  const m = a + ((b - a) >> 1)
  const base = mark()
  const left = newPart()
  const right = newPart()
  split(a, m, true, left)
  split(m, b, needP, right)
  if (!needP) shorten(right, m)
  combine(left, right, ((a ^ m) & 1) != 0, needP, base, into)
  workDone += <f64>(b - a)
  if (b - a >= 4096) progress(0, workDone / work)
}

/** T and Q of the last terms, from a on: what the terms before them make small is cut off both by the same limbs. */
function shorten(part: Part, a: u32): void {
  const wanted = max(0.0, digits - <f64>a * DIGITS_PER_TERM)
  const cut = min(part.nt, part.nq) - <i32>(wanted * LIMBS_PER_DIGIT) - 4
  if (cut <= 0) return
  part.t = at(part.t, cut)
  part.q = at(part.q, cut)
  part.nt -= cut
  part.nq -= cut
}

// @ts-ignore: decorator
@inline
function scaled(a: usize, n: i32, w: u64): i32 {
  const carry = multiplyByLimb(a, a, n, w)
  if (carry == 0) return n
  setLimb(a, n, carry)
  return n + 1
}

/** Twelve terms from the last to the first: T = p·((A + B·i)·Q − T). A u64 holds each factor for every series that fits 4 GiB. */
function leaf(a: u32, b: u32, into: Part): void {
  const k = <i32>(b - a)
  const q = limbs(3 * k + 2)
  const t = limbs(5 * k + 6)
  const p = limbs(2 * k + 2)
  const sum = limbs(5 * k + 6)
  let nq = 1
  let nt = 0
  let np = 1
  setLimb(q, 0, 1)
  setLimb(p, 0, 1)
  for (let i: u64 = b; i-- > <u64>a; ) {
    let f: u64 = i == 0 ? 1 : (6 * i - 5) * (6 * i - 1)
    let g: u64 = i == 0 ? 1 : 2 * i - 1
    // (6i − 5)(6i − 1)(2i − 1) < 2⁶⁴
    if (i < 600000) {
      f *= g
      g = 1
    }
    setLimb(sum, nq, multiplyByLimb(sum, q, nq, 13591409 + 545140134 * i))
    let n = nq + 1
    if (nt) {
      const shared = min(nt, n)
      const borrow = subtract(sum, sum, t, shared)
      if (borrow) decrement(at(sum, shared), n - shared, borrow)
    }
    n = trimmed(sum, n)
    setLimb(t, n, multiplyByLimb(t, sum, n, f))
    nt = trimmed(t, n + 1)
    if (g != 1) nt = scaled(t, nt, g)
    if (i != 0) {
      np = scaled(p, np, f)
      if (g != 1) np = scaled(p, np, g)
      if (i < 2600000) nq = scaled(q, nq, i * i * i)
      else nq = scaled(q, scaled(q, nq, i * i), i)
      nq = scaled(q, nq, C3)
    }
  }
  into.p = p
  into.q = q
  into.t = t
  into.np = np
  into.nq = nq
  into.nt = nt
}

/** into = left·right, moved down to `base`, above which nothing else is kept. */
export function combine(left: Part, right: Part, subtracted: bool, needP: bool, base: usize, into: Part): void {
  let nt = max(left.nt + right.nq, left.np + right.nt) + 1
  let nq = left.nq + right.nq
  let np = needP ? left.np + right.np : 0
  const t = limbs(nt)
  const q = limbs(nq)
  const p = limbs(np)
  if (byTransforms(right.nq, left.nt)) combineByTransforms(t, nt, q, nq, left, right, subtracted)
  else combineByLimbs(t, nt, q, left, right, subtracted)
  if (needP) multiply(p, left.p, left.np, right.p, right.np)
  nt = trimmed(t, nt)
  nq = trimmed(q, nq)
  np = needP ? trimmed(p, np) : 0
  into.t = base
  into.q = at(base, nt)
  into.p = at(base, nt + nq)
  into.nt = nt
  into.nq = nq
  into.np = np
  copyLimbs(into.t, t, nt)
  copyLimbs(into.q, q, nq)
  copyLimbs(into.p, p, np)
  release((at(base, nt + nq + np) + 63) & ~63)
}

function combineByLimbs(t: usize, nt: i32, q: usize, left: Part, right: Part, subtracted: bool): void {
  const start = mark()
  const other = limbs(nt + 2)
  const first = left.nt + right.nq
  multiplySchoolbook(t, left.t, left.nt, right.q, right.nq)
  zeroLimbs(at(t, first), nt - first)
  const second = left.np + right.nt
  multiplySchoolbook(other, right.t, right.nt, left.p, left.np)
  if (subtracted) decrement(at(t, second), nt - second, subtract(t, t, other, second))
  else increment(at(t, second), nt - second, add(t, t, other, second))
  multiplySchoolbook(q, left.q, left.nq, right.q, right.nq)
  release(start)
}

/** T = T₁Q₂ ± P₁T₂ and Q = Q₁Q₂ with five transforms there and two back. */
function combineByTransforms(t: usize, nt: i32, q: usize, nq: i32, left: Part, right: Part, subtracted: bool): void {
  const rq = residue(right.q, right.nq)
  const first = multiplyResidues(residue(left.t, left.nt), rq)
  const second = multiplyResidues(residue(left.p, left.np), residue(right.t, right.nt))
  const expectedT = subtracted ? subtractResidues(first, second) : addResidues(first, second)
  const expectedQ = multiplyResidues(residue(left.q, left.nq), rq)
  let width = firstWidth(max(nt, nq))
  while (true) {
    const start = mark()
    const n = pointsFor(max(nt, nq), width)
    preparePoints(n)
    const scratch = alloc(scratchBytes(n, width))
    const a = alloc(<usize>n << 5)
    const b = alloc(<usize>n << 5)
    const c = alloc(<usize>n << 5)
    const d = alloc(<usize>n << 5)
    transformOf(a, n, left.t, left.nt, width, scratch)
    transformOf(b, n, right.q, right.nq, width, scratch)
    transformOf(c, n, left.p, left.np, width, scratch)
    transformOf(d, n, right.t, right.nt, width, scratch)
    pointwiseSum(a, b, c, d, n, subtracted)
    inverse(a, n)
    unloadDigits(t, nt, a, n, width, scratch, false)
    transformOf(c, n, left.q, left.nq, width, scratch)
    pointwise(c, b, n)
    inverse(c, n)
    unloadDigits(q, nq, c, n, width, scratch, false)
    release(start)
    finishProduct(start)
    if (residue(t, nt) == expectedT && residue(q, nq) == expectedQ) return
    width = nextWidth(width)
  }
}
