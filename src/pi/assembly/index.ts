import { at, copyLimbs, limb, multiplyByLimb, setLimb } from './limbs'
import { alloc, limbs, mark, peak, release, releaseAll } from './memory'
import { inverseRoot, reciprocal } from './newton'
import { limbsFor, preparePowers, upperHalf, writeFraction, writeLowerHalf } from './decimal'
import { multiply, firstWidth, pointsFor, reservePoints, setTransformsFrom, setWidest } from './multiply'
import { combine, newPart, Part, series, termsFor } from './series'
import { forgetPlan } from './transform'
import { dropTablesFrom, forgetTables } from './twiddles'
import { progress } from './host'

export { alloc, multiply, peak, setTransformsFrom, setWidest, termsFor, preparePowers, upperHalf }
export { repeated } from './multiply'
export { doubtful, written } from './decimal'
export { residue } from './residue'

let prepared: i32 = 0
let floor: usize = 0

/** Empties the memory but for the tables of products, and sees to it that they serve products of up to n limbs. */
export function prepare(n: i32): void {
  if (n > prepared) {
    // Nothing is prepared should the memory not be had.
    prepared = 0
    releaseAll(0)
    forgetTables()
    forgetPlan()
    reservePoints(pointsFor(n, firstWidth(n)))
    floor = mark()
    prepared = n
  }
  // What a run that ran out of memory left.
  if (dropTablesFrom(floor)) forgetPlan()
  releaseAll(floor)
}

/**
 * The steps of one number in their order. One worker takes them all by `pi`; two workers share them: one sums the first terms, joins both
 * sums, divides and writes the upper half, the other sums the last terms, takes the root and writes the lower half.
 */
let digits: i32 = 0
let size: i32 = 0
let sum: Part = changetype<Part>(0)
let received: Part = changetype<Part>(0)
let bottom: usize = 0
let root: usize = 0
let fraction: usize = 0
/** Where the digits stand, the 3 first. */
export let out: usize = 0

/** The first n digits of π in ASCII, the 3 included and no point; where they stand. */
export function pi(n: i32): usize {
  begin(n)
  sumTerms(0, termsFor(n), true)
  takeRoot()
  divide()
  preparePowers(n - 1)
  writeFraction(fraction, size - 2, n - 1, out + 1)
  return out
}

/** The first step of every number. */
export function begin(n: i32): void {
  digits = n
  size = limbsFor(n) + 2
  prepare(limbsFor(n) * 2 + 64)
  sum = newPart()
  received = newPart()
  out = alloc(<usize>n + 64)
  store<u8>(out, 51)
  bottom = mark()
}

/** Sums the terms a … b − 1; where their addresses and lengths stand (P, Q, T: u32 each). */
export function sumTerms(a: u32, b: u32, last: bool): usize {
  series(a, b, last, digits, sum)
  return changetype<usize>(sum)
}

/** Room for T and then Q of the other worker's terms. */
export function receiveSum(nt: i32, nq: i32): usize {
  received.t = limbs(nt + nq)
  received.q = at(received.t, nt)
  received.p = 0
  received.nt = nt
  received.nq = nq
  received.np = 0
  return received.t
}

/** Joins the sum of the terms before `middle` with what was received. */
export function join(middle: u32): void {
  combine(sum, received, (middle & 1) != 0, false, bottom, sum)
}

/** Room for a root of another worker, of as many limbs as `rootLimbs` says. */
export function receiveRoot(): usize {
  root = limbs(size)
  return root
}

export function rootLimbs(): i32 {
  return size
}

/** 1/√10005 as a fraction of `rootLimbs` limbs; where it stands. */
export function takeRoot(): usize {
  progress(1, 0)
  root = limbs(size)
  inverseRoot(root, size)
  return root
}

/** π − 3 = 426880·√10005·Q / T − 3 as a fraction of `rootLimbs` − 2 limbs; where it stands. √10005 is 10005 / √10005. */
export function divide(): usize {
  progress(2, 0)
  const shift = clz(limb(sum.t, sum.nt - 1))
  const t = limbs(size + 1)
  for (let i = 0; i < size; i++) {
    const j = sum.nt - size + i
    const v = j >= 0 ? limb(sum.t, j) : 0
    const below = j >= 1 ? limb(sum.t, j - 1) : 0
    setLimb(t, i, shift ? (v << shift) | (below >> (64 - shift)) : v)
  }
  const r = limbs(size + 1)
  reciprocal(r, t, size)
  progress(2, 0.6)
  const nq = min(sum.nq, size)
  const g = limbs(size + nq)
  multiply(g, at(sum.q, sum.nq - nq), nq, root, size)
  const h = limbs(nq + size + 3)
  multiply(h, at(g, size), nq, r, size + 1)
  let nh = nq + size + 1
  // 426880·10005
  setLimb(h, nh, multiplyByLimb(h, h, nh, 4270934400))
  nh++
  setLimb(h, nh, shift ? multiplyByLimb(h, h, nh, <u64>1 << shift) : 0)
  const whole = size + sum.nt - (sum.nq - nq)
  if (limb(h, whole) != 3) unreachable()
  copyLimbs(bottom, at(h, whole - (size - 2)), size - 2)
  release(bottom)
  return receiveFraction()
}

/** Room for the fraction that another worker divided. */
export function receiveFraction(): usize {
  fraction = limbs(size - 2)
  progress(3, 0)
  return fraction
}

/** Writes the upper half of the digits, after `preparePowers` of all but the 3. */
export function writeUpper(): void {
  const k = upperHalf(digits - 1)
  const n = min(limbsFor(k), size - 2)
  writeFraction(at(fraction, size - 2 - n), n, k, out + 1)
}

/** Writes the lower half of the digits; where it stands. */
export function writeLower(): usize {
  const to = out + 1 + upperHalf(digits - 1)
  writeLowerHalf(fraction, size - 2, digits - 1, to)
  return to
}
