import { alloc, limbs, mark, peak, release, releaseAll } from './memory'
import { at, copyLimbs, limb, multiplyByLimb, setLimb } from './limbs'
import { forgetTables, reserveTables } from './twiddles'
import { forgetPlan } from './transform'
import { firstWidth, multiply, pointsFor, setTransformsFrom, setWidest } from './multiply'
import { DIGITS_PER_TERM, Sum, forgetSums, newSum, sumTerms } from './split'
import { inverseSquareRoot, reciprocal } from './newton'
import { limbsFor, writeDecimal } from './decimal'
import { DIVISION, ROOT, enter, enterSeries } from './progress'

export { alloc, multiply, peak, setTransformsFrom, setWidest }
export { repeated } from './multiply'
export { residue } from './residue'

let prepared: i32 = 0
let floor: usize = 0

/** Lays out the tables for products of up to so many limbs and empties the rest of the memory. */
export function prepare(count: i32): void {
  if (count > prepared || floor == 0) {
    prepared = count
    releaseAll()
    forgetTables()
    forgetPlan()
    reserveTables(pointsFor(count, min(firstWidth(count), 18)))
    floor = mark()
  }
  release(floor)
  forgetSums()
}

/** The address of the first n digits of π, the 3 included, as characters. */
export function pi(n: i32): usize {
  prepare(limbsFor(n) * 2 + 64)
  const terms = <u32>(<f64>n / DIGITS_PER_TERM) + 2
  enterSeries(<f64>terms)
  const sum = newSum()
  sumTerms(0, terms, false, <f64>n, sum)
  return finish(sum, n)
}

/** π = 426880·√10005·Q/T = 4270934400·Q/(√10005·T) in binary, then in decimal. */
function finish(sum: Sum, n: i32): usize {
  const L = limbsFor(n) + 2
  enter(ROOT, 0)
  const y = limbs(L)
  inverseSquareRoot(y, L, 10005)
  enter(DIVISION, 0)
  const shift = <i32>clz(limb(sum.T, sum.t - 1))
  const D = limbs(L + 1)
  for (let i = 0, j = sum.t - L; i < L; i++, j++) {
    const x = j >= 0 ? limb(sum.T, j) : 0
    const below = j >= 1 ? limb(sum.T, j - 1) : 0
    setLimb(D, i, shift ? (x << shift) | (below >> (64 - shift)) : x)
  }
  const R = limbs(L + 1)
  reciprocal(R, D, L)
  enter(DIVISION, 0.6)
  const ql = min(sum.q, L)
  const G = limbs(L + ql)
  multiply(G, at(sum.Q, sum.q - ql), ql, y, L)
  const H = limbs(ql + L + 3)
  multiply(H, at(G, L), ql, R, L + 1)
  let h = ql + L + 1
  setLimb(H, h, multiplyByLimb(H, H, h, 4270934400))
  h++
  if (shift) {
    setLimb(H, h, multiplyByLimb(H, H, h, (<u64>1) << shift))
    h++
  }
  // π = H·B^(sum.q − ql − L − sum.t)
  const whole = L + sum.t - (sum.q - ql)
  const out = alloc(n + 64)
  if (whole >= h || limb(H, whole) != 3) unreachable()
  store<u8>(out, 51)
  if (n > 1) writeDecimal(at(H, whole - (L - 2)), L - 2, n - 1, out + 1)
  return out
}
