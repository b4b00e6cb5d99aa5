import { conjugateImaginary, conjugateReal, minus, minusProduct, plus, productImaginary, productPlus, productReal, times } from './arithmetic'
import { familyOf, oddFactorsOf, oddRadix, tableOf } from './twiddles'

/**
 * Forward and inverse transforms of n = odd·2^k points, in place. A point is a complex vector of 32 bytes: two real parts, two imaginary
 * parts. Outputs stand in bit-reversed order, which the point-by-point product does not mind; nothing is ever permuted.
 */

/** Blocks of this many points and fewer are done level by level, larger ones depth first, so that they stay in the cache. */
const IN_CACHE: i32 = 256

let tablesOfPlan: usize = memory.data(32 * 4)
let planned: i32 = 0
let family: i32 = 0
let odd: i32 = 1
let depth0: i32 = 0
let logBlock: i32 = 0

/** Looks up what transforms of n points need. */
function plan(n: i32): void {
  if (planned == n) return
  planned = n
  const twos = ctz(n)
  odd = n >> twos
  family = familyOf(odd)
  depth0 = twos & 1
  logBlock = twos - depth0
  if (depth0) store<u32>(tablesOfPlan, <u32>tableOf(family, 0))
  for (let depth = depth0; depth + 2 <= twos; depth += 2) store<u32>(tablesOfPlan + <usize>depth * 4, <u32>tableOf(family, depth))
}

export function forgetPlan(): void {
  planned = 0
}

// @ts-ignore: decorator
@inline
function factors(depth: i32, block: i32): usize {
  return <usize>load<u32>(tablesOfPlan + (<usize>depth << 2)) + (<usize>block << 5)
}

/** One block of 4q points, split in four. */
// @ts-ignore: decorator
@inline
function split4(p: usize, q: i32, w: usize): void {
  const w1r = v128.load(w)
  const w1i = v128.load(w, 16)
  const w2r = minusProduct(w1i, w1i, times(w1r, w1r))
  const half = times(w1r, w1i)
  const w2i = plus(half, half)
  const w3r = productReal(w2r, w2i, w1r, w1i)
  const w3i = productImaginary(w2r, w2i, w1r, w1i)
  const stride = <usize>q << 5
  const end = p + stride
  while (p < end) {
    const p1 = p + stride
    const p2 = p1 + stride
    const p3 = p2 + stride
    const ar = v128.load(p)
    const ai = v128.load(p, 16)
    let xr = v128.load(p1)
    let xi = v128.load(p1, 16)
    const br = productReal(xr, xi, w1r, w1i)
    const bi = productImaginary(xr, xi, w1r, w1i)
    xr = v128.load(p2)
    xi = v128.load(p2, 16)
    const cr = productReal(xr, xi, w2r, w2i)
    const ci = productImaginary(xr, xi, w2r, w2i)
    xr = v128.load(p3)
    xi = v128.load(p3, 16)
    const dr = productReal(xr, xi, w3r, w3i)
    const di = productImaginary(xr, xi, w3r, w3i)
    const sr = plus(ar, cr)
    const si = plus(ai, ci)
    const er = minus(ar, cr)
    const ei = minus(ai, ci)
    const tr = plus(br, dr)
    const ti = plus(bi, di)
    const ur = minus(br, dr)
    const ui = minus(bi, di)
    v128.store(p, plus(sr, tr))
    v128.store(p, plus(si, ti), 16)
    v128.store(p1, minus(sr, tr))
    v128.store(p1, minus(si, ti), 16)
    v128.store(p2, minus(er, ui))
    v128.store(p2, plus(ei, ur), 16)
    v128.store(p3, plus(er, ui))
    v128.store(p3, minus(ei, ur), 16)
    p += 32
  }
}

/** Undoes `split4`, but for a factor of four. */
// @ts-ignore: decorator
@inline
function join4(p: usize, q: i32, w: usize): void {
  const w1r = v128.load(w)
  const w1i = v128.load(w, 16)
  const w2r = minusProduct(w1i, w1i, times(w1r, w1r))
  const half = times(w1r, w1i)
  const w2i = plus(half, half)
  const w3r = productReal(w2r, w2i, w1r, w1i)
  const w3i = productImaginary(w2r, w2i, w1r, w1i)
  const stride = <usize>q << 5
  const end = p + stride
  while (p < end) {
    const p1 = p + stride
    const p2 = p1 + stride
    const p3 = p2 + stride
    const ar = v128.load(p)
    const ai = v128.load(p, 16)
    const br = v128.load(p1)
    const bi = v128.load(p1, 16)
    const cr = v128.load(p2)
    const ci = v128.load(p2, 16)
    const dr = v128.load(p3)
    const di = v128.load(p3, 16)
    const sr = plus(ar, br)
    const si = plus(ai, bi)
    const tr = minus(ar, br)
    const ti = minus(ai, bi)
    const er = plus(cr, dr)
    const ei = plus(ci, di)
    // −i·(c − d)
    const fr = minus(ci, di)
    const fi = minus(dr, cr)
    v128.store(p, plus(sr, er))
    v128.store(p, plus(si, ei), 16)
    let xr = plus(tr, fr)
    let xi = plus(ti, fi)
    v128.store(p1, conjugateReal(xr, xi, w1r, w1i))
    v128.store(p1, conjugateImaginary(xr, xi, w1r, w1i), 16)
    xr = minus(sr, er)
    xi = minus(si, ei)
    v128.store(p2, conjugateReal(xr, xi, w2r, w2i))
    v128.store(p2, conjugateImaginary(xr, xi, w2r, w2i), 16)
    xr = minus(tr, fr)
    xi = minus(ti, fi)
    v128.store(p3, conjugateReal(xr, xi, w3r, w3i))
    v128.store(p3, conjugateImaginary(xr, xi, w3r, w3i), 16)
    p += 32
  }
}

function splitBlock(p: usize, log: i32, depth: i32, block: i32): void {
  if (log == 0) return
  const m = 1 << log
  if (m <= IN_CACHE) {
    let blocks = 1
    for (let l = log; l > 2; l -= 2) {
      const q = 1 << (l - 2)
      const w = factors(depth, block)
      for (let i = 0; i < blocks; i++) split4(p + (<usize>i << (l + 5)), q, w + (<usize>i << 5))
      depth += 2
      block <<= 2
      blocks <<= 2
    }
    const w = factors(depth, block)
    for (let i = 0; i < blocks; i++) split4(p + (<usize>i << 7), 1, w + (<usize>i << 5))
    return
  }
  split4(p, m >> 2, factors(depth, block))
  for (let s = 0; s < 4; s++) splitBlock(p + (<usize>s << (log + 3)), log - 2, depth + 2, (block << 2) + s)
}

function joinBlock(p: usize, log: i32, depth: i32, block: i32): void {
  if (log == 0) return
  const m = 1 << log
  if (m <= IN_CACHE) {
    let d = depth + log - 2
    let first = block << (log - 2)
    let blocks = m >> 2
    let w = factors(d, first)
    for (let i = 0; i < blocks; i++) join4(p + (<usize>i << 7), 1, w + (<usize>i << 5))
    for (let l = 4; l <= log; l += 2) {
      d -= 2
      first >>= 2
      blocks >>= 2
      w = factors(d, first)
      const q = 1 << (l - 2)
      for (let i = 0; i < blocks; i++) join4(p + (<usize>i << (l + 5)), q, w + (<usize>i << 5))
    }
    return
  }
  for (let s = 0; s < 4; s++) joinBlock(p + (<usize>s << (log + 3)), log - 2, depth + 2, (block << 2) + s)
  join4(p, m >> 2, factors(depth, block))
}

const SIN_3: f64 = 0.86602540378443864676
const COS_5: f64 = 0.3090169943749474241
const COS_5_2: f64 = -0.80901699437494742410
const SIN_5: f64 = 0.95105651629515357212
const SIN_5_2: f64 = 0.58778525229247312917

function split3(p: usize, q: i32, w: usize): void {
  const w1r = v128.load(w)
  const w1i = v128.load(w, 16)
  const w2r = v128.load(w, 32)
  const w2i = v128.load(w, 48)
  const sine = f64x2.splat(SIN_3)
  const half = f64x2.splat(0.5)
  const stride = <usize>q << 5
  const end = p + stride
  while (p < end) {
    const p1 = p + stride
    const p2 = p1 + stride
    const ar = v128.load(p)
    const ai = v128.load(p, 16)
    let xr = v128.load(p1)
    let xi = v128.load(p1, 16)
    const br = productReal(xr, xi, w1r, w1i)
    const bi = productImaginary(xr, xi, w1r, w1i)
    xr = v128.load(p2)
    xi = v128.load(p2, 16)
    const cr = productReal(xr, xi, w2r, w2i)
    const ci = productImaginary(xr, xi, w2r, w2i)
    const sr = plus(br, cr)
    const si = plus(bi, ci)
    const dr = times(minus(br, cr), sine)
    const di = times(minus(bi, ci), sine)
    const er = minusProduct(half, sr, ar)
    const ei = minusProduct(half, si, ai)
    v128.store(p, plus(ar, sr))
    v128.store(p, plus(ai, si), 16)
    v128.store(p1, minus(er, di))
    v128.store(p1, plus(ei, dr), 16)
    v128.store(p2, plus(er, di))
    v128.store(p2, minus(ei, dr), 16)
    p += 32
  }
}

function join3(p: usize, q: i32, w: usize): void {
  const w1r = v128.load(w)
  const w1i = v128.load(w, 16)
  const w2r = v128.load(w, 32)
  const w2i = v128.load(w, 48)
  const sine = f64x2.splat(SIN_3)
  const half = f64x2.splat(0.5)
  const stride = <usize>q << 5
  const end = p + stride
  while (p < end) {
    const p1 = p + stride
    const p2 = p1 + stride
    const ar = v128.load(p)
    const ai = v128.load(p, 16)
    const br = v128.load(p1)
    const bi = v128.load(p1, 16)
    const cr = v128.load(p2)
    const ci = v128.load(p2, 16)
    const sr = plus(br, cr)
    const si = plus(bi, ci)
    const dr = times(minus(br, cr), sine)
    const di = times(minus(bi, ci), sine)
    const er = minusProduct(half, sr, ar)
    const ei = minusProduct(half, si, ai)
    v128.store(p, plus(ar, sr))
    v128.store(p, plus(ai, si), 16)
    let xr = plus(er, di)
    let xi = minus(ei, dr)
    v128.store(p1, conjugateReal(xr, xi, w1r, w1i))
    v128.store(p1, conjugateImaginary(xr, xi, w1r, w1i), 16)
    xr = minus(er, di)
    xi = plus(ei, dr)
    v128.store(p2, conjugateReal(xr, xi, w2r, w2i))
    v128.store(p2, conjugateImaginary(xr, xi, w2r, w2i), 16)
    p += 32
  }
}

/** The kernel of radix 5 in both directions: what is multiplied before (forward) or after (inverse) differs. */
// @ts-ignore: decorator
@inline
function pass5(p: usize, q: i32, w: usize, forward: bool): void {
  const c1 = f64x2.splat(COS_5)
  const c2 = f64x2.splat(COS_5_2)
  const s1 = f64x2.splat(SIN_5)
  const s2 = f64x2.splat(SIN_5_2)
  const stride = <usize>q << 5
  const end = p + stride
  while (p < end) {
    const p1 = p + stride
    const p2 = p1 + stride
    const p3 = p2 + stride
    const p4 = p3 + stride
    const ar = v128.load(p)
    const ai = v128.load(p, 16)
    let b1r = v128.load(p1)
    let b1i = v128.load(p1, 16)
    let b2r = v128.load(p2)
    let b2i = v128.load(p2, 16)
    let b3r = v128.load(p3)
    let b3i = v128.load(p3, 16)
    let b4r = v128.load(p4)
    let b4i = v128.load(p4, 16)
    if (forward) {
      let x = productReal(b1r, b1i, v128.load(w), v128.load(w, 16))
      b1i = productImaginary(b1r, b1i, v128.load(w), v128.load(w, 16))
      b1r = x
      x = productReal(b2r, b2i, v128.load(w, 32), v128.load(w, 48))
      b2i = productImaginary(b2r, b2i, v128.load(w, 32), v128.load(w, 48))
      b2r = x
      x = productReal(b3r, b3i, v128.load(w, 64), v128.load(w, 80))
      b3i = productImaginary(b3r, b3i, v128.load(w, 64), v128.load(w, 80))
      b3r = x
      x = productReal(b4r, b4i, v128.load(w, 96), v128.load(w, 112))
      b4i = productImaginary(b4r, b4i, v128.load(w, 96), v128.load(w, 112))
      b4r = x
    }
    const t1r = plus(b1r, b4r)
    const t1i = plus(b1i, b4i)
    const t2r = plus(b2r, b3r)
    const t2i = plus(b2i, b3i)
    const t3r = minus(b1r, b4r)
    const t3i = minus(b1i, b4i)
    const t4r = minus(b2r, b3r)
    const t4i = minus(b2i, b3i)
    v128.store(p, plus(ar, plus(t1r, t2r)))
    v128.store(p, plus(ai, plus(t1i, t2i)), 16)
    const m1r = productPlus(c1, t1r, productPlus(c2, t2r, ar))
    const m1i = productPlus(c1, t1i, productPlus(c2, t2i, ai))
    const m2r = productPlus(c2, t1r, productPlus(c1, t2r, ar))
    const m2i = productPlus(c2, t1i, productPlus(c1, t2i, ai))
    const n1r = productPlus(s1, t3r, times(s2, t4r))
    const n1i = productPlus(s1, t3i, times(s2, t4i))
    const n2r = minusProduct(s1, t4r, times(s2, t3r))
    const n2i = minusProduct(s1, t4i, times(s2, t3i))
    const uppers1r = plus(m1r, n1i)
    const uppers1i = minus(m1i, n1r)
    const lowers1r = minus(m1r, n1i)
    const lowers1i = plus(m1i, n1r)
    const uppers2r = plus(m2r, n2i)
    const uppers2i = minus(m2i, n2r)
    const lowers2r = minus(m2r, n2i)
    const lowers2i = plus(m2i, n2r)
    if (forward) {
      v128.store(p1, lowers1r)
      v128.store(p1, lowers1i, 16)
      v128.store(p2, lowers2r)
      v128.store(p2, lowers2i, 16)
      v128.store(p3, uppers2r)
      v128.store(p3, uppers2i, 16)
      v128.store(p4, uppers1r)
      v128.store(p4, uppers1i, 16)
    } else {
      v128.store(p1, conjugateReal(uppers1r, uppers1i, v128.load(w), v128.load(w, 16)))
      v128.store(p1, conjugateImaginary(uppers1r, uppers1i, v128.load(w), v128.load(w, 16)), 16)
      v128.store(p2, conjugateReal(uppers2r, uppers2i, v128.load(w, 32), v128.load(w, 48)))
      v128.store(p2, conjugateImaginary(uppers2r, uppers2i, v128.load(w, 32), v128.load(w, 48)), 16)
      v128.store(p3, conjugateReal(lowers2r, lowers2i, v128.load(w, 64), v128.load(w, 80)))
      v128.store(p3, conjugateImaginary(lowers2r, lowers2i, v128.load(w, 64), v128.load(w, 80)), 16)
      v128.store(p4, conjugateReal(lowers1r, lowers1i, v128.load(w, 96), v128.load(w, 112)))
      v128.store(p4, conjugateImaginary(lowers1r, lowers1i, v128.load(w, 96), v128.load(w, 112)), 16)
    }
    p += 32
  }
}

function split5(p: usize, q: i32, w: usize): void {
  pass5(p, q, w, true)
}

function join5(p: usize, q: i32, w: usize): void {
  pass5(p, q, w, false)
}

/** Two halves of one block; the factor is the square of the one for four. */
function pass2(p: usize, q: i32, w: usize, forward: bool): void {
  const r = v128.load(w)
  const i = v128.load(w, 16)
  const wr = minusProduct(i, i, times(r, r))
  const half = times(r, i)
  const wi = plus(half, half)
  const stride = <usize>q << 5
  const end = p + stride
  if (forward) {
    for (; p < end; p += 32) {
      const p1 = p + stride
      const xr = v128.load(p1)
      const xi = v128.load(p1, 16)
      const ar = v128.load(p)
      const ai = v128.load(p, 16)
      const br = productReal(xr, xi, wr, wi)
      const bi = productImaginary(xr, xi, wr, wi)
      v128.store(p, plus(ar, br))
      v128.store(p, plus(ai, bi), 16)
      v128.store(p1, minus(ar, br))
      v128.store(p1, minus(ai, bi), 16)
    }
  } else {
    for (; p < end; p += 32) {
      const p1 = p + stride
      const ar = v128.load(p)
      const ai = v128.load(p, 16)
      const br = v128.load(p1)
      const bi = v128.load(p1, 16)
      const xr = minus(ar, br)
      const xi = minus(ai, bi)
      v128.store(p, plus(ar, br))
      v128.store(p, plus(ai, bi), 16)
      v128.store(p1, conjugateReal(xr, xi, wr, wi))
      v128.store(p1, conjugateImaginary(xr, xi, wr, wi), 16)
    }
  }
}

/** Transforms n points in place. */
export function forward(p: usize, n: i32): void {
  plan(n)
  let m = n
  let w = oddFactorsOf(family)
  let blocks = 1
  for (let pass = 0; pass < 2; pass++) {
    const radix = oddRadix(family, pass)
    if (radix == 1) continue
    const q = m / radix
    for (let block = 0; block < blocks; block++) {
      if (radix == 3) split3(p + (<usize>(block * m) << 5), q, w)
      else split5(p + (<usize>(block * m) << 5), q, w)
      w += <usize>(radix - 1) << 5
    }
    blocks *= radix
    m = q
  }
  if (depth0) {
    m >>= 1
    for (let block = 0; block < odd; block++) pass2(p + (<usize>(2 * block * m) << 5), m, factors(0, block), true)
    blocks <<= 1
  }
  for (let block = 0; block < blocks; block++) splitBlock(p + (<usize>(block * m) << 5), logBlock, depth0, block)
}

/** Undoes `forward`, but for a factor of n. */
export function inverse(p: usize, n: i32): void {
  plan(n)
  let m = 1 << logBlock
  let blocks = odd << depth0
  for (let block = 0; block < blocks; block++) joinBlock(p + (<usize>(block * m) << 5), logBlock, depth0, block)
  if (depth0) {
    for (let block = 0; block < odd; block++) pass2(p + (<usize>(2 * block * m) << 5), m, factors(0, block), false)
    blocks >>= 1
    m <<= 1
  }
  const start = oddFactorsOf(family)
  const first = oddRadix(family, 0)
  for (let pass = 1; pass >= 0; pass--) {
    const radix = oddRadix(family, pass)
    if (radix == 1) continue
    blocks /= radix
    let w = pass == 1 ? start + (<usize>(first - 1) << 5) : start
    for (let block = 0; block < blocks; block++) {
      const q = p + (<usize>(block * m * radix) << 5)
      if (radix == 3) join3(q, m, w)
      else join5(q, m, w)
      w += <usize>(radix - 1) << 5
    }
    m *= radix
  }
}

/** a = a·b, point by point. */
export function pointwise(a: usize, b: usize, n: i32): void {
  const end = a + (<usize>n << 5)
  while (a < end) {
    const ar = v128.load(a)
    const ai = v128.load(a, 16)
    const br = v128.load(b)
    const bi = v128.load(b, 16)
    v128.store(a, productReal(ar, ai, br, bi))
    v128.store(a, productImaginary(ar, ai, br, bi), 16)
    a += 32
    b += 32
  }
}

/** a = a·b + c·d, or a·b − c·d, point by point. */
export function pointwiseSum(a: usize, b: usize, c: usize, d: usize, n: i32, subtracted: bool): void {
  const sign = f64x2.splat(subtracted ? -1 : 1)
  const end = a + (<usize>n << 5)
  while (a < end) {
    const ar = v128.load(a)
    const ai = v128.load(a, 16)
    const br = v128.load(b)
    const bi = v128.load(b, 16)
    const cr = times(v128.load(c), sign)
    const ci = times(v128.load(c, 16), sign)
    const dr = v128.load(d)
    const di = v128.load(d, 16)
    v128.store(a, plus(productReal(ar, ai, br, bi), productReal(cr, ci, dr, di)))
    v128.store(a, plus(productImaginary(ar, ai, br, bi), productImaginary(cr, ci, dr, di)), 16)
    a += 32
    b += 32
    c += 32
    d += 32
  }
}
