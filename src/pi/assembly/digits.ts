import { minus, plus, times } from './arithmetic'
import { copyLimbs, decrement, increment, limb, setLimb } from './limbs'

/**
 * Between limbs and points. A number is read as 4n balanced digits of `width` bits (−2^(w−1) … 2^(w−1) − 1), an even width. Digit j and
 * digit j + 2n make one complex number; numbers j and j + n, split once modulo x^(2n) − i, make one point.
 */

const SQRT_HALF: f64 = 0.70710678118654752440
/** 1.5·2⁵²: adding it rounds to a whole number whose low bits stand in the mantissa. */
const ROUNDER: f64 = 6755399441055744.0
const ROUNDER_BITS: i64 = 0x4338000000000000

/** Room that `width` limbs of the pattern with the top bit of every digit set may take. */
const biases: usize = memory.data(24 * 8)
let biasWidth: i32 = 0

function prepareBias(width: i32): void {
  if (biasWidth == width) return
  biasWidth = width
  memory.fill(biases, 0, <usize>width << 3)
  for (let bit = width - 1; bit < width << 6; bit += width) {
    const to = biases + (<usize>(bit >> 6) << 3)
    store<u64>(to, load<u64>(to) | ((<u64>1) << (bit & 63)))
  }
}

/** Bytes of scratch that `load` and `unload` need. */
export function scratchBytes(n: i32, width: i32): usize {
  return ((<usize>n * <usize>width) >> 1) + 256
}

/** How many limbs n points hold. */
// @ts-ignore: decorator
@inline
export function capacity(n: i32, width: i32): i32 {
  return <i32>((<i64>n * width) >> 4)
}

// @ts-ignore: decorator
@inline
function digitsAt(from: usize, order: v128, scale: v128, mask: v128, bias: v128, shift: i32): v128 {
  const bytes = i8x16.swizzle(v128.load(from), order)
  return i32x4.sub(v128.and(i32x4.shr_u(i32x4.mul(bytes, scale), shift), mask), bias)
}

/** p = the points of x, which has fewer limbs than n points hold. */
export function loadDigits(p: usize, n: i32, x: usize, len: i32, width: i32, scratch: usize): void {
  prepareBias(width)
  const total = capacity(n, width)
  let carry: u64 = 0
  let i = 0
  let b = 0
  for (; i < len; i++) {
    const c = limb(biases, b)
    const s = limb(x, i) + c
    const t = s + carry
    carry = u64(s < c) + u64(t < s)
    setLimb(scratch, i, t)
    b++
    if (b == width) b = 0
  }
  for (; i < total; i++) {
    setLimb(scratch, i, limb(biases, b) + carry)
    carry = 0
    b++
    if (b == width) b = 0
  }
  split(p, n, width, scratch)
}

function split(p: usize, n: i32, width: i32, scratch: usize): void {
  const order = memory.data(16, 16)
  const scale = memory.data(16, 16)
  let shift = 0
  for (let t = 0; t < 4; t++) if (((t * width) & 7) > shift) shift = (t * width) & 7
  for (let t = 0; t < 4; t++) {
    const first = (t * width) >> 3
    for (let byte = 0; byte < 4; byte++) store<u8>(order + <usize>(4 * t + byte), <u8>(first + byte))
    store<u32>(scale + <usize>(4 * t), 1 << (shift - ((t * width) & 7)))
  }
  const orders = v128.load(order)
  const scales = v128.load(scale)
  const mask = i32x4.splat((1 << width) - 1)
  const bias = i32x4.splat(1 << (width - 1))
  const root = f64x2.splat(SQRT_HALF)
  const stream = (<usize>n * <usize>width) >> 3
  const step = <usize>width >> 1
  let from = scratch
  const end = p + (<usize>n << 5)
  while (p < end) {
    let a = digitsAt(from, orders, scales, mask, bias, shift)
    let b = digitsAt(from + stream, orders, scales, mask, bias, shift)
    let c = digitsAt(from + 2 * stream, orders, scales, mask, bias, shift)
    let d = digitsAt(from + 3 * stream, orders, scales, mask, bias, shift)
    splitPair(p, a, b, c, d, root)
    a = i64x2.shuffle(a, a, 1, 0)
    b = i64x2.shuffle(b, b, 1, 0)
    c = i64x2.shuffle(c, c, 1, 0)
    d = i64x2.shuffle(d, d, 1, 0)
    splitPair(p + 64, a, b, c, d, root)
    p += 128
    from += step
  }
}

/** Two points from the low two digits of each of the four streams. */
// @ts-ignore: decorator
@inline
function splitPair(p: usize, a: v128, b: v128, c: v128, d: v128, root: v128): void {
  const zr = f64x2.convert_low_i32x4_s(a)
  const yr = f64x2.convert_low_i32x4_s(b)
  const zi = f64x2.convert_low_i32x4_s(c)
  const yi = f64x2.convert_low_i32x4_s(d)
  const tr = times(minus(yr, yi), root)
  const ti = times(plus(yr, yi), root)
  const ur = plus(zr, tr)
  const vr = minus(zr, tr)
  const ui = plus(zi, ti)
  const vi = minus(zi, ti)
  v128.store(p, f64x2.shuffle(ur, vr, 0, 2))
  v128.store(p, f64x2.shuffle(ui, vi, 0, 2), 16)
  v128.store(p, f64x2.shuffle(ur, vr, 1, 3), 32)
  v128.store(p, f64x2.shuffle(ui, vi, 1, 3), 48)
}

/** The largest distance of a point from a whole number that `unload` met since it was last asked to watch. */
export let worst: f64 = 0
let worst2: v128 = f64x2.splat(0)

export function resetWorst(): void {
  worst = 0
}

// @ts-ignore: decorator
@inline
function rounded(x: v128, rounder: v128): v128 {
  return plus(x, rounder)
}

// @ts-ignore: decorator
@inline
function watch(x: v128, r: v128, rounder: v128): void {
  worst2 = f64x2.pmax(worst2, f64x2.abs(minus(x, minus(r, rounder))))
}

/**
 * r = the lowest `len` limbs of the number whose digits are the points of p, divided by the transform's factor. What is carried out of
 * all 4n digits is returned: the number modulo 2^(4nw) + 1 is r minus that. `watched` notes how far the points are from whole numbers.
 */
export function unloadDigits(r: usize, len: i32, p: usize, n: i32, width: i32, scratch: usize, watched: bool): i64 {
  const scale = f64x2.splat(0.5 / <f64>n)
  const scaleRoot = f64x2.splat((SQRT_HALF * 0.5) / <f64>n)
  const rounder = f64x2.splat(ROUNDER)
  const offset = i64x2.splat(ROUNDER_BITS)
  const stream = (<usize>n * <usize>width) >> 3
  const step = <usize>width >> 1
  const w = <i64>width
  const w2 = w * 2
  const w3 = w * 3
  const mask = ((<i64>1) << w) - 1
  const rest = <u64>(64 - w3)
  let ca: i64 = 0
  let cb: i64 = 0
  let cc: i64 = 0
  let cd: i64 = 0
  let to = scratch
  const spaced = stream + 16
  if (watched) worst2 = f64x2.splat(0)
  const end = p + (<usize>n << 5)
  while (p < end) {
    let r0 = v128.load(p)
    let i0 = v128.load(p, 16)
    let r1 = v128.load(p, 32)
    let i1 = v128.load(p, 48)
    let ur = f64x2.shuffle(r0, r1, 0, 2)
    let vr = f64x2.shuffle(r0, r1, 1, 3)
    let ui = f64x2.shuffle(i0, i1, 0, 2)
    let vi = f64x2.shuffle(i0, i1, 1, 3)
    let zr = times(plus(ur, vr), scale)
    let zi = times(plus(ui, vi), scale)
    let dr = minus(ur, vr)
    let di = minus(ui, vi)
    let yr = times(plus(dr, di), scaleRoot)
    let yi = times(minus(di, dr), scaleRoot)
    let az = rounded(zr, rounder)
    let by = rounded(yr, rounder)
    let cz = rounded(zi, rounder)
    let dy = rounded(yi, rounder)
    if (watched) {
      watch(zr, az, rounder)
      watch(yr, by, rounder)
      watch(zi, cz, rounder)
      watch(yi, dy, rounder)
    }
    const a0 = i64x2.sub(az, offset)
    const b0 = i64x2.sub(by, offset)
    const c0 = i64x2.sub(cz, offset)
    const d0 = i64x2.sub(dy, offset)
    r0 = v128.load(p, 64)
    i0 = v128.load(p, 80)
    r1 = v128.load(p, 96)
    i1 = v128.load(p, 112)
    ur = f64x2.shuffle(r0, r1, 0, 2)
    vr = f64x2.shuffle(r0, r1, 1, 3)
    ui = f64x2.shuffle(i0, i1, 0, 2)
    vi = f64x2.shuffle(i0, i1, 1, 3)
    zr = times(plus(ur, vr), scale)
    zi = times(plus(ui, vi), scale)
    dr = minus(ur, vr)
    di = minus(ui, vi)
    yr = times(plus(dr, di), scaleRoot)
    yi = times(minus(di, dr), scaleRoot)
    az = rounded(zr, rounder)
    by = rounded(yr, rounder)
    cz = rounded(zi, rounder)
    dy = rounded(yi, rounder)
    if (watched) {
      watch(zr, az, rounder)
      watch(yr, by, rounder)
      watch(zi, cz, rounder)
      watch(yi, dy, rounder)
    }
    const a1 = i64x2.sub(az, offset)
    const b1 = i64x2.sub(by, offset)
    const c1 = i64x2.sub(cz, offset)
    const d1 = i64x2.sub(dy, offset)

    let t0 = i64x2.extract_lane(a0, 0) + ca
    let t1 = i64x2.extract_lane(a0, 1) + (t0 >> w)
    let t2 = i64x2.extract_lane(a1, 0) + (t1 >> w)
    let t3 = i64x2.extract_lane(a1, 1) + (t2 >> w)
    ca = t3 >> w
    let high = t3 & mask
    store<u64>(to, (t0 & mask) | ((t1 & mask) << w) | ((t2 & mask) << w2) | (high << w3))
    store<u32>(to, <u32>(<u64>high >> rest), 8)

    let q = to + spaced
    t0 = i64x2.extract_lane(b0, 0) + cb
    t1 = i64x2.extract_lane(b0, 1) + (t0 >> w)
    t2 = i64x2.extract_lane(b1, 0) + (t1 >> w)
    t3 = i64x2.extract_lane(b1, 1) + (t2 >> w)
    cb = t3 >> w
    high = t3 & mask
    store<u64>(q, (t0 & mask) | ((t1 & mask) << w) | ((t2 & mask) << w2) | (high << w3))
    store<u32>(q, <u32>(<u64>high >> rest), 8)

    q += spaced
    t0 = i64x2.extract_lane(c0, 0) + cc
    t1 = i64x2.extract_lane(c0, 1) + (t0 >> w)
    t2 = i64x2.extract_lane(c1, 0) + (t1 >> w)
    t3 = i64x2.extract_lane(c1, 1) + (t2 >> w)
    cc = t3 >> w
    high = t3 & mask
    store<u64>(q, (t0 & mask) | ((t1 & mask) << w) | ((t2 & mask) << w2) | (high << w3))
    store<u32>(q, <u32>(<u64>high >> rest), 8)

    q += spaced
    t0 = i64x2.extract_lane(d0, 0) + cd
    t1 = i64x2.extract_lane(d0, 1) + (t0 >> w)
    t2 = i64x2.extract_lane(d1, 0) + (t1 >> w)
    t3 = i64x2.extract_lane(d1, 1) + (t2 >> w)
    cd = t3 >> w
    high = t3 & mask
    store<u64>(q, (t0 & mask) | ((t1 & mask) << w) | ((t2 & mask) << w2) | (high << w3))
    store<u32>(q, <u32>(<u64>high >> rest), 8)

    to += step
    p += 128
  }
  if (watched) worst = max(worst, max(f64x2.extract_lane(worst2, 0), f64x2.extract_lane(worst2, 1)))
  // One stream after the other, then each carry into the stream above it.
  for (let s: usize = 1; s < 4; s++) memory.copy(scratch + s * stream, scratch + s * spaced, stream)
  const total = <i32>(stream >> 1)
  carryInto(scratch, <i32>(stream), total, ca)
  carryInto(scratch, <i32>stream * 2, total, cb)
  carryInto(scratch, <i32>stream * 3, total, cc)
  copyLimbs(r, scratch, len)
  return cd
}

/** Adds a carry of either sign at a byte that need not begin a limb. */
function carryInto(base: usize, byte: i32, total: i32, carry: i64): void {
  if (carry == 0) return
  let index = byte >> 3
  const bits = <u64>((byte & 7) << 3)
  const size = <u64>(carry < 0 ? -carry : carry)
  const low = size << bits
  const high = bits == 0 ? 0 : size >> (64 - bits)
  const to = base + (<usize>index << 3)
  const n = total - index
  if (carry > 0) {
    const x = limb(to, 0) + low
    setLimb(to, 0, x)
    increment(to + 8, n - 1, high + u64(x < low))
  } else {
    const x = limb(to, 0)
    setLimb(to, 0, x - low)
    decrement(to + 8, n - 1, high + u64(x < low))
  }
}
