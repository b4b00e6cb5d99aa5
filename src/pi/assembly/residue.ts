/** Numbers modulo the Mersenne prime 2⁶¹ − 1: the check of every product. */

const M: u64 = (1 << 61) - 1
const LOW: u64 = 0xffffffff

/** Brings x below 2⁶¹ − 1. */
// @ts-ignore: decorator
@inline
function reduce(x: u64): u64 {
  x = (x & M) + (x >> 61)
  return x >= M ? x - M : x
}

/** x·2^s for x below 2⁶¹ − 1 and 0 < s < 61. */
// @ts-ignore: decorator
@inline
function rotate(x: u64, s: u64): u64 {
  return ((x << s) & M) | (x >> (61 - s))
}

// @ts-ignore: decorator
@inline
function step(r: v128, x: v128): v128 {
  const m = i64x2.splat(M)
  // 2^512 = 2^24: eight limbs further up. No lane reaches 2⁶³.
  const turned = i64x2.add(v128.and(i64x2.shl(r, 24), m), i64x2.shr_u(r, 37))
  return i64x2.add(turned, i64x2.add(v128.and(x, m), i64x2.shr_u(x, 61)))
}

/** The residue of a number of n limbs; eight chains of Horner's rule run beside one another. */
export function residue(a: usize, n: i32): u64 {
  let sum: u64 = 0
  let i = n
  // The limbs above the last full group of eight.
  for (const rest = n & ~7; i > rest; ) {
    i--
    sum = reduce(rotate(sum, 3) + reduce(load<u64>(a + (<usize>i << 3))))
  }
  if (i == 0) return sum
  let r0 = i64x2(0, 0)
  let r1 = r0
  let r2 = r0
  let r3 = r0
  let p = a + (<usize>i << 3)
  // What lies above enters as one limb on top of the first chain.
  r0 = i64x2.replace_lane(r0, 0, sum)
  while (p > a) {
    p -= 64
    r0 = step(r0, v128.load(p))
    r1 = step(r1, v128.load(p, 16))
    r2 = step(r2, v128.load(p, 32))
    r3 = step(r3, v128.load(p, 48))
  }
  sum = reduce(<u64>i64x2.extract_lane(r3, 1))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r3, 0)))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r2, 1)))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r2, 0)))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r1, 1)))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r1, 0)))
  sum = reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r0, 1)))
  return reduce(rotate(sum, 3) + reduce(<u64>i64x2.extract_lane(r0, 0)))
}

/** a·b of two residues. */
export function multiplyResidues(a: u64, b: u64): u64 {
  const a0 = a & LOW
  const a1 = a >> 32
  const b0 = b & LOW
  const b1 = b >> 32
  const p0 = a0 * b0
  // a1 and b1 have 29 bits: the middle sum has at most 62.
  const middle = a1 * b0 + a0 * b1
  const low = p0 + (middle << 32)
  const high = a1 * b1 + (middle >> 32) + u64(low < p0)
  return reduce((low & M) + ((high << 3) | (low >> 61)))
}

/** a + b of two residues. */
// @ts-ignore: decorator
@inline
export function addResidues(a: u64, b: u64): u64 {
  return reduce(a + b)
}

/** a − b of two residues. */
// @ts-ignore: decorator
@inline
export function subtractResidues(a: u64, b: u64): u64 {
  return reduce(a + M - b)
}
