import { alloc, limbs, mark, release } from './memory'
import { at, copyLimbs, limb, multiplyByLimb, setLimb, trimmed } from './limbs'
import { resetWorst, scratchBytes, unloadDigits, worst } from './digits'
import { inverse, pointwise } from './transform'
import { byTransforms, firstWidth, multiply, nextWidth, pointsFor, transformOf } from './multiply'
import { LIMBS_PER_DIGIT } from './split'
import { DECIMAL, enter } from './progress'

/**
 * The decimal digits of a fraction, by multiplication only: the first k digits from its upper limbs, the rest from the fraction of
 * F·10^k. That product is taken modulo 2^(64m) + 1: its whole part, known to lie on top, wraps into limbs that are not looked at.
 */

const BASE: i32 = 288
const TEN_18: u64 = 1000000000000000000

/** Per level: 10^(288·2^level), its limbs, its transform, the transform's points and width. */
const powers: usize = memory.data(32 * 4)
const lengths: usize = memory.data(32 * 4)
const transforms: usize = memory.data(32 * 4)
const points: usize = memory.data(32 * 4)
const widths: usize = memory.data(32 * 4)

/** Limbs of a fraction that yields so many digits. */
export function limbsFor(digits: i32): i32 {
  return <i32>(<f64>digits * LIMBS_PER_DIGIT) + 2
}

// @ts-ignore: decorator
@inline
function at32(table: usize, level: i32): i32 {
  return load<i32>(table + (<usize>level << 2))
}

// @ts-ignore: decorator
@inline
function set32(table: usize, level: i32, value: i32): void {
  store<i32>(table + (<usize>level << 2), value)
}

/** Writes `digits` digits of the fraction F / B^n as characters. */
export function writeDecimal(F: usize, n: i32, digits: i32, out: usize): void {
  let level = 0
  while (BASE << level < digits) level++
  preparePowers(level)
  total = <f64>digits
  enter(DECIMAL, 0)
  write(F, n, level, digits, out, out)
}

let total: f64 = 1

function preparePowers(levels: i32): void {
  for (let level = 0; level < levels; level++) {
    const digits = BASE << level
    const p = limbs(limbsFor(digits) + 2)
    let n = 1
    if (level == 0) {
      setLimb(p, 0, 1)
      for (let j = 0; j < digits; j += 18) {
        const carry = multiplyByLimb(p, p, n, TEN_18)
        if (carry) setLimb(p, n++, carry)
      }
    } else {
      const m = at32(lengths, level - 1)
      const q: usize = at32(powers, level - 1)
      const start = mark()
      const square = limbs(2 * m)
      multiply(square, q, m, q, m)
      n = trimmed(square, 2 * m)
      copyLimbs(p, square, n)
      release(start)
    }
    set32(powers, level, <i32>p)
    set32(lengths, level, n)
    set32(transforms, level, 0)
    if (!byTransforms(n, n)) continue
    const width = firstWidth(limbsFor(2 * digits) + 1)
    keepTransform(level, pointsFor(limbsFor(2 * digits) + 1, width), width)
  }
}

function keepTransform(level: i32, n: i32, width: i32): void {
  const to = alloc(<usize>n << 5)
  const start = mark()
  transformOf(to, n, at32(powers, level), at32(lengths, level), width, alloc(scratchBytes(n, width)))
  release(start)
  set32(transforms, level, <i32>to)
  set32(points, level, n)
  set32(widths, level, width)
}

/** g = the upper `ng` limbs of the fraction of F·10^(288·2^level) / B^n. */
function shiftLeft(g: usize, ng: i32, F: usize, n: i32, level: i32): void {
  const start = mark()
  if (at32(transforms, level) != 0) {
    const count = at32(points, level)
    const width = at32(widths, level)
    const p = alloc(<usize>count << 5)
    const scratch = alloc(scratchBytes(count, width))
    const product = limbs(n)
    transformOf(p, count, F, n, width, scratch)
    pointwise(p, at32(transforms, level), count)
    inverse(p, count)
    resetWorst()
    unloadDigits(product, n, p, count, width, scratch, true)
    copyLimbs(g, at(product, n - ng), ng)
    release(start)
    // The wrapped product has no residue to be held against; its rounding errors are watched instead.
    if (worst < 0.25) return
    nextWidth(width)
  }
  const m = at32(lengths, level)
  const product = limbs(n + m)
  multiply(product, F, n, at32(powers, level), m)
  copyLimbs(g, at(product, n - ng), ng)
  release(start)
}

function write(F: usize, n: i32, level: i32, digits: i32, out: usize, first: usize): void {
  while (level > 0 && digits <= BASE << (level - 1)) level--
  const wanted = limbsFor(digits)
  if (wanted < n) {
    F = at(F, n - wanted)
    n = wanted
  }
  if (level == 0 || digits <= BASE) {
    writeSmall(F, n, digits, out)
    return
  }
  const k = BASE << (level - 1)
  write(F, n, level - 1, k, out, first)
  const start = mark()
  const ng = min(limbsFor(digits - k) + 1, n)
  const g = limbs(ng)
  shiftLeft(g, ng, F, n, level - 1)
  write(g, ng, level - 1, digits - k, out + k, first)
  release(start)
  if (<f64>digits * 32 > total) enter(DECIMAL, <f64>(out + digits - first) / total)
}

const small: usize = memory.data(64 * 8)

/** 18 digits at a time, the fraction shorter after each. */
function writeSmall(F: usize, n: i32, digits: i32, out: usize): void {
  copyLimbs(small, F, n)
  let low = 0
  for (let i = 0; i < digits; i += 18) {
    const group = multiplyByLimb(at(small, low), at(small, low), n - low, TEN_18)
    if (digits - i >= 18) writeGroup(out + i, group)
    else {
      writeGroup(small + 480, group)
      memory.copy(out + i, small + 480, digits - i)
      return
    }
    const need = limbsFor(digits - i - 18) + 1
    if (n - low > need) low = n - need
  }
}

/** The 18 digits of a number below 10^18. */
function writeGroup(to: usize, group: u64): void {
  const high = <u32>(group / 1000000000)
  const low = <u32>(group - <u64>high * 1000000000)
  write9(to, high)
  write9(to + 9, low)
}

// @ts-ignore: decorator
@inline
function write9(to: usize, x: u32): void {
  const a = x / 100000
  const b = x - a * 100000
  const a1 = a / 100
  const b1 = b / 1000
  const b2 = b - b1 * 1000
  const c = a1 / 10
  const a2 = a - a1 * 100
  const d = a2 / 10
  store<u8>(to, <u8>(48 + c))
  store<u8>(to, <u8>(48 + a1 - c * 10), 1)
  store<u8>(to, <u8>(48 + d), 2)
  store<u8>(to, <u8>(48 + a2 - d * 10), 3)
  const e = b1 / 10
  store<u8>(to, <u8>(48 + e), 4)
  store<u8>(to, <u8>(48 + b1 - e * 10), 5)
  const f = b2 / 100
  const g = b2 - f * 100
  const h = g / 10
  store<u8>(to, <u8>(48 + f), 6)
  store<u8>(to, <u8>(48 + h), 7)
  store<u8>(to, <u8>(48 + g - h * 10), 8)
}
