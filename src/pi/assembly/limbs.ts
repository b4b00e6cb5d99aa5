/** Natural numbers as little-endian limbs of 64 bits: what is done limb by limb. Lengths are in limbs. */

const LOW: u64 = 0xffffffff

// @ts-ignore: decorator
@inline
export function limb(a: usize, i: i32): u64 {
  return load<u64>(a + (<usize>i << 3))
}

// @ts-ignore: decorator
@inline
export function setLimb(a: usize, i: i32, value: u64): void {
  store<u64>(a + (<usize>i << 3), value)
}

// @ts-ignore: decorator
@inline
export function at(a: usize, i: i32): usize {
  return a + (<usize>i << 3)
}

// @ts-ignore: decorator
@inline
export function copyLimbs(to: usize, from: usize, n: i32): void {
  memory.copy(to, from, <usize>n << 3)
}

// @ts-ignore: decorator
@inline
export function zeroLimbs(a: usize, n: i32): void {
  memory.fill(a, 0, <usize>n << 3)
}

/** r = a·w, returns the carry. r may be a. No sum below can wrap: (2³² − 1)² + 2·(2³² − 1) = 2⁶⁴ − 1. */
export function multiplyByLimb(r: usize, a: usize, n: i32, w: u64): u64 {
  const w0 = w & LOW
  const w1 = w >> 32
  const end = a + (<usize>n << 3)
  let carry: u64 = 0
  while (a < end) {
    const x = load<u64>(a)
    const x0 = x & LOW
    const x1 = x >> 32
    const p0 = x0 * w0 + (carry & LOW)
    const p1 = x1 * w0 + (carry >> 32)
    const p2 = x0 * w1 + (p0 >> 32)
    const p3 = p1 + (p2 & LOW)
    store<u64>(r, (p3 << 32) | (p0 & LOW))
    carry = x1 * w1 + (p2 >> 32) + (p3 >> 32)
    a += 8
    r += 8
  }
  return carry
}

/** r += a·w, returns the carry. */
export function addProductByLimb(r: usize, a: usize, n: i32, w: u64): u64 {
  const w0 = w & LOW
  const w1 = w >> 32
  const end = a + (<usize>n << 3)
  let carry: u64 = 0
  while (a < end) {
    const x = load<u64>(a)
    const y = load<u64>(r)
    const x0 = x & LOW
    const x1 = x >> 32
    const p0 = x0 * w0 + (carry & LOW) + (y & LOW)
    const p1 = x1 * w0 + (carry >> 32)
    const p2 = x0 * w1 + (p0 >> 32) + (y >> 32)
    const p3 = p1 + (p2 & LOW)
    store<u64>(r, (p3 << 32) | (p0 & LOW))
    carry = x1 * w1 + (p2 >> 32) + (p3 >> 32)
    a += 8
    r += 8
  }
  return carry
}

/** r = a + b, returns the carry. */
export function add(r: usize, a: usize, b: usize, n: i32): u64 {
  let carry: u64 = 0
  for (let i = 0; i < n; i++) {
    const x = limb(a, i)
    const s = x + limb(b, i)
    const t = s + carry
    carry = u64(s < x) + u64(t < s)
    setLimb(r, i, t)
  }
  return carry
}

/** r = a − b, returns the borrow. */
export function subtract(r: usize, a: usize, b: usize, n: i32): u64 {
  let borrow: u64 = 0
  for (let i = 0; i < n; i++) {
    const x = limb(a, i)
    const y = limb(b, i)
    const s = x - y
    const t = s - borrow
    borrow = u64(x < y) + u64(s < borrow)
    setLimb(r, i, t)
  }
  return borrow
}

/** r += carry, returns what is carried out. */
export function increment(r: usize, n: i32, carry: u64): u64 {
  for (let i = 0; i < n && carry != 0; i++) {
    const x = limb(r, i) + carry
    carry = u64(x < carry)
    setLimb(r, i, x)
  }
  return carry
}

/** r −= borrow, returns what is borrowed. */
export function decrement(r: usize, n: i32, borrow: u64): u64 {
  for (let i = 0; i < n && borrow != 0; i++) {
    const x = limb(r, i)
    setLimb(r, i, x - borrow)
    borrow = u64(x < borrow)
  }
  return borrow
}

/** r = −r modulo 2^(64n). */
export function negate(r: usize, n: i32): void {
  let carry: u64 = 1
  for (let i = 0; i < n; i++) {
    const t = ~limb(r, i) + carry
    carry = carry & u64(t == 0)
    setLimb(r, i, t)
  }
}

/** The length without leading zeros. */
export function trimmed(a: usize, n: i32): i32 {
  while (n > 0 && limb(a, n - 1) == 0) n--
  return n
}

/** r = a·b, na + nb limbs, limb by limb. */
export function multiplySchoolbook(r: usize, a: usize, na: i32, b: usize, nb: i32): void {
  if (na < nb) {
    const t = a
    a = b
    b = t
    const k = na
    na = nb
    nb = k
  }
  if (nb == 0) {
    zeroLimbs(r, na)
    return
  }
  setLimb(r, na, multiplyByLimb(r, a, na, limb(b, 0)))
  for (let j = 1; j < nb; j++) setLimb(r, na + j, addProductByLimb(at(r, j), a, na, limb(b, j)))
}
