import { at, copyLimbs, limb, multiplyByLimb, setLimb, trimmed } from './limbs'
import { alloc, limbs, mark, release } from './memory'
import { byTransforms, firstWidth, multiply, pointsFor, preparePoints, transformOf } from './multiply'
import { capacity, resetWorst, scratchBytes, unloadDigits, worst } from './digits'
import { inverse, pointwise } from './transform'
import { progress } from './host'

/** Decimal digits of a fraction by products only: the fraction of F·10^k, its whole part is what the upper half of the digits says. */

/** The most digits that are written without halving. */
const SHORT: i32 = 288
const TEN_18: u64 = 1000000000000000000
/** 10^(base·2^level): the number, its length, its transform (0: none), the transform's points and width. */
const LEVELS: i32 = 40
const numbers: usize = memory.data(40 * 4)
const lengths: usize = memory.data(40 * 4)
const transforms: usize = memory.data(40 * 4)
const points: usize = memory.data(40 * 4)

/** How often digits stood so close to a border that the limbs cut off could have changed them. */
export let doubtful: i32 = 0
/** How many digits of the last call stand in their place, from the first one on. */
export let written: i32 = 0
let total: i32 = 0
let base: i32 = SHORT
let levels: i32 = 0

/** The limbs that hold `digits` decimal digits, and one or two more. */
export function limbsFor(digits: i32): i32 {
  return <i32>(<f64>digits * 0.051905126482615) + 2
}

function slot(table: usize, level: i32): usize {
  return load<u32>(table + (<usize>level << 2))
}

function setSlot(table: usize, level: i32, value: usize): void {
  store<u32>(table + (<usize>level << 2), <u32>value)
}

/** Computes the powers of ten for a fraction of so many digits. Halves are equal to the last group of 18, whatever the number. */
export function preparePowers(digits: i32): void {
  levels = 0
  while ((<i64>SHORT << levels) < digits) levels++
  const groups = ((digits - 1) >> levels) / 18 + 1
  base = groups * 18
  total = digits
  written = 0
  doubtful = 0
  for (let level = 0; level < levels; level++) preparePower(level)
}

/** How many digits stand in the upper half; all of them when they are few. */
export function upperHalf(digits: i32): i32 {
  return levels == 0 ? digits : min(digits, base << (levels - 1))
}

/** out = the first `digits` digits of F / 2^(64n) in ASCII, as many as the powers were prepared for. */
export function writeFraction(f: usize, n: i32, digits: i32, out: usize): void {
  convert(f, n, levels, digits, out)
}

/** The digits after the upper half, of which only they are computed. */
export function writeLowerHalf(f: usize, n: i32, digits: i32, out: usize): void {
  const k = upperHalf(digits)
  if (k < digits) convertLower(f, n, levels, digits, k, out)
}

function preparePower(level: i32): void {
  let v: usize
  let m = 1
  if (level == 0) {
    v = limbs(limbsFor(base) + 2)
    setLimb(v, 0, 1)
    for (let j = 0; j < base; j += 18) {
      const carry = multiplyByLimb(v, v, m, TEN_18)
      if (carry) setLimb(v, m++, carry)
    }
  } else {
    const below = <i32>slot(lengths, level - 1)
    v = limbs(2 * below)
    multiply(v, slot(numbers, level - 1), below, slot(numbers, level - 1), below)
    m = trimmed(v, 2 * below)
  }
  setSlot(numbers, level, v)
  setSlot(lengths, level, m)
  setSlot(transforms, level, 0)
  const most = min(<i64>base << (level + 1), <i64>total)
  if (!byTransforms(m, m)) return
  const need = limbsFor(<i32>most) + 1
  const width = firstWidth(need)
  const n = pointsFor(need, width)
  preparePoints(n)
  const p = alloc(<usize>n << 5)
  const start = mark()
  transformOf(p, n, v, m, width, alloc(scratchBytes(n, width)))
  release(start)
  setSlot(transforms, level, p)
  setSlot(points, level, <usize>n | (<usize>width << 26))
}

function convert(f: usize, n: i32, level: i32, digits: i32, out: usize): void {
  while (level > 0 && digits <= base << (level - 1)) level--
  const need = limbsFor(digits)
  if (need < n) {
    f = at(f, n - need)
    n = need
  }
  if (level == 0) {
    convertShort(f, n, digits, out)
    return
  }
  const k = base << (level - 1)
  const upper = min(limbsFor(k), n)
  convert(at(f, n - upper), upper, level - 1, k, out)
  convertLower(f, n, level, digits, k, out + k)
}

function convertLower(f: usize, n: i32, level: i32, digits: i32, k: i32, out: usize): void {
  const lower = min(limbsFor(digits - k) + 1, n)
  const start = mark()
  const g = limbs(lower)
  fractionOfProduct(g, lower, f, n, level - 1)
  const top = limb(g, lower - 1)
  if (top == ~(<u64>0) || top == 0) doubtful++
  convert(g, lower, level - 1, digits - k, out)
  release(start)
}

/** g = the highest limbs of the fraction of F·10^k. What wraps around modulo 2^(64·limbs) + 1 only touches limbs that are not read. */
function fractionOfProduct(g: usize, lower: i32, f: usize, n: i32, level: i32): void {
  const start = mark()
  const power = <i32>slot(lengths, level)
  const p = slot(transforms, level)
  if (p) {
    const size = <i32>(slot(points, level) & 0x3ffffff)
    const width = <i32>(slot(points, level) >> 26)
    const room = capacity(size, width)
    if (room >= n && n + power - room < n - lower) {
      const a = alloc(<usize>size << 5)
      const scratch = alloc(scratchBytes(size, width))
      transformOf(a, size, f, n, width, scratch)
      pointwise(a, p, size)
      inverse(a, size)
      const full = limbs(room)
      resetWorst()
      unloadDigits(full, room, a, size, width, scratch, true)
      copyLimbs(g, at(full, n - lower), lower)
      release(start)
      // A wrapped product has no residue to check; points this near whole numbers were rounded to the right ones.
      if (worst < 0.2) return
    }
  }
  const full = limbs(n + power)
  multiply(full, f, n, slot(numbers, level), power)
  copyLimbs(g, at(full, n - lower), lower)
  release(start)
}

function convertShort(f: usize, n: i32, digits: i32, out: usize): void {
  const start = mark()
  const x = limbs(n)
  copyLimbs(x, f, n)
  let low = 0
  for (let i = 0; i < digits; i += 18) {
    const block = multiplyByLimb(at(x, low), at(x, low), n - low, TEN_18)
    writeBlock(out + i, block, min(18, digits - i))
    const left = digits - i - 18
    if (left > 0 && n - low > limbsFor(left) + 1) low = n - limbsFor(left) - 1
  }
  release(start)
  written += digits
  if ((written & 0xffff) < SHORT && total > 0xffff) progress(3, <f64>written / <f64>total)
}

/** The first `count` of the 18 digits of a number below 10¹⁸. */
function writeBlock(out: usize, block: u64, count: i32): void {
  let high = <u32>(block / 1000000000)
  let low = <u32>(block - <u64>high * 1000000000)
  if (count == 18) {
    for (let k: usize = 9; k-- > 0; ) {
      store<u8>(out + k, <u8>(48 + (high % 10)))
      high /= 10
      store<u8>(out + k + 9, <u8>(48 + (low % 10)))
      low /= 10
    }
    return
  }
  let rest = block
  for (let k = 17; k >= 0; k--) {
    if (k < count) store<u8>(out + <usize>k, <u8>(48 + (rest % 10)))
    rest /= 10
  }
}
