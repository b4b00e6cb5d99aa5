import { at, limb, multiplyByLimb, setLimb } from './limbs'
import { alloc, limbs, peak, releaseAll } from './memory'
import { inverseRoot, reciprocal } from './newton'
import { limbsFor, writeFraction } from './decimal'
import { multiply, firstWidth, pointsFor, reservePoints, setTransformsFrom, setWidest } from './multiply'
import { newPart, Part, series } from './series'
import { forgetPlan } from './transform'
import { forgetTables } from './twiddles'
import { progress } from './host'

export { alloc, multiply, peak, setTransformsFrom, setWidest }
export { repeated } from './multiply'
export { doubtful } from './decimal'
export { residue } from './residue'

/** Empties the memory and keeps room for the tables of products of up to n limbs. */
export function prepare(n: i32): void {
  releaseAll()
  forgetTables()
  forgetPlan()
  reservePoints(pointsFor(n, firstWidth(n)))
}


/** The first n digits of π in ASCII, the 3 included and no point; where they stand. */
export function pi(n: i32): usize {
  prepare(<i32>(<f64>limbsFor(n) * 2.4) + 64)
  const part = newPart()
  series(<u32>(<f64>n / 14.181647462725477) + 2, part)
  return finish(part, n)
}

/** 426880·√10005·Q / T. √10005 is 10005 / √10005: 426880·10005 = 4270934400. */
function finish(s: Part, n: i32): usize {
  const size = limbsFor(n) + 2
  progress(1, 0)
  const root = limbs(size)
  inverseRoot(root, size, 10005)
  progress(2, 0)
  const shift = clz(limb(s.t, s.nt - 1))
  const t = limbs(size + 1)
  for (let i = 0; i < size; i++) {
    const j = s.nt - size + i
    const v = j >= 0 ? limb(s.t, j) : 0
    const below = j >= 1 ? limb(s.t, j - 1) : 0
    setLimb(t, i, shift ? (v << shift) | (below >> (64 - shift)) : v)
  }
  const r = limbs(size + 1)
  reciprocal(r, t, size)
  const nq = min(s.nq, size)
  const g = limbs(size + nq)
  multiply(g, at(s.q, s.nq - nq), nq, root, size)
  const h = limbs(nq + size + 3)
  multiply(h, at(g, size), nq, r, size + 1)
  let nh = nq + size + 1
  setLimb(h, nh, multiplyByLimb(h, h, nh, 4270934400))
  nh++
  setLimb(h, nh, shift ? multiplyByLimb(h, h, nh, <u64>1 << shift) : 0)
  progress(3, 0)
  const whole = size + s.nt - (s.nq - nq)
  if (limb(h, whole) != 3) unreachable()
  const out = alloc(<usize>n + 64)
  store<u8>(out, 51)
  if (n > 1) writeFraction(at(h, whole - (size - 2)), size - 2, n - 1, out + 1)
  return out
}
