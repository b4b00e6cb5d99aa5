import { alloc, mark, release } from './memory'
import { multiplySchoolbook } from './limbs'
import { loadDigits, scratchBytes, unloadDigits } from './digits'
import { forgetPlan, forward, inverse, pointwise } from './transform'
import { dropTablesFrom, reserveTables } from './twiddles'
import { multiplyResidues, residue } from './residue'

/** Products of numbers: limb by limb while one of them is short, by transforms otherwise. Every product by transforms is checked. */

/** The shorter factor's limbs from which on transforms are faster. */
let transformsFrom: i32 = 24
/** How many products failed their check and were done again with smaller digits. */
export let repeated: i32 = 0
/** Largest width that is tried; smaller only in tests. */
let widest: i32 = 20

export function setTransformsFrom(n: i32): void {
  transformsFrom = n
}

export function setWidest(width: i32): void {
  widest = width
}

export function noteRepeated(): void {
  repeated++
}

export function byTransforms(na: i32, nb: i32): bool {
  return min(na, nb) >= transformsFrom
}

/** The digit's width that is tried first: the widest whose rounding errors stay far from one half for digits as chance gives them. */
export function firstWidth(n: i32): i32 {
  return min(widest, n <= 60000 ? 20 : 18)
}

/** The next smaller width; at 8 bits the error is below one half for every input that fits 4 GiB. */
export function nextWidth(width: i32): i32 {
  noteRepeated()
  if (width <= 8) unreachable()
  return width >= 16 ? width - 2 : 8
}

/** The fewest points (odd part 1, 3, 5, 9 or 15) that hold more than n limbs. */
export function pointsFor(n: i32, width: i32): i32 {
  const need = max(<i32>((<i64>(n + 1) * 16 + width - 1) / width), 16)
  const k = 32 - clz(need - 1)
  const whole = 1 << k
  if (k < 9) {
    if (k >= 5 && (3 << (k - 2)) >= need && k >= 6) return (5 << (k - 3)) >= need && k >= 7 ? 5 << (k - 3) : 3 << (k - 2)
    return whole
  }
  // 9/16, 5/8, 3/4, 15/16 of the next power of two.
  const nine = 9 << (k - 4)
  if (nine >= need) return nine
  const five = 5 << (k - 3)
  if (five >= need) return five
  const three = 3 << (k - 2)
  if (three >= need) return three
  const fifteen = 15 << (k - 4)
  return fifteen >= need ? fifteen : whole
}

let reserved: i32 = 0

/** Keeps room for the tables of up to n points at the bottom of the stack. */
export function reservePoints(n: i32): void {
  reserveTables(n)
  reserved = n
}

/** Gives a product of n points its tables; after a failed check it may need more than were reserved. */
// @ts-ignore: decorator
@inline
export function preparePoints(n: i32): void {
  if (n > reserved) reserveTables(n)
}

/** Drops the tables that stand above `start`, which has been released. */
// @ts-ignore: decorator
@inline
export function finishProduct(start: usize): void {
  if (dropTablesFrom(start)) forgetPlan()
}

/** p = transform of x. */
export function transformOf(p: usize, n: i32, x: usize, len: i32, width: i32, scratch: usize): void {
  loadDigits(p, n, x, len, width, scratch)
  forward(p, n)
}

/** r = a·b, na + nb limbs; r overlaps neither. */
export function multiply(r: usize, a: usize, na: i32, b: usize, nb: i32): void {
  if (!byTransforms(na, nb)) multiplySchoolbook(r, a, na, b, nb)
  else multiplyChecked(r, a, na, b, nb, na == nb && a == b)
}

function multiplyChecked(r: usize, a: usize, na: i32, b: usize, nb: i32, square: bool): void {
  const ra = residue(a, na)
  const expected = multiplyResidues(ra, square ? ra : residue(b, nb))
  let width = firstWidth(na + nb)
  while (true) {
    const start = mark()
    const n = pointsFor(na + nb, width)
    preparePoints(n)
    const scratch = alloc(scratchBytes(n, width))
    const p = alloc(<usize>n << 5)
    transformOf(p, n, a, na, width, scratch)
    if (square) pointwise(p, p, n)
    else {
      const q = alloc(<usize>n << 5)
      transformOf(q, n, b, nb, width, scratch)
      pointwise(p, q, n)
    }
    inverse(p, n)
    unloadDigits(r, na + nb, p, n, width, scratch, false)
    release(start)
    finishProduct(start)
    if (residue(r, na + nb) == expected) return
    width = nextWidth(width)
  }
}
