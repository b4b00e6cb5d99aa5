import { alloc } from './memory'

/**
 * The factors of the transforms. A transform of n = odd·2^k points belongs to the family of its odd part (1, 3, 5, 9, 15). Each block of
 * a level reduces modulo x^m − e^(2πi·angle); its angle depends only on the family, the depth and the block's place, so all sizes of a
 * family share their tables. The two lanes of a vector are the two halves of the first split: angles 1/8 and 5/8 of a turn.
 *
 * A table holds one complex vector (32 bytes) a block: e^(2πi·angle/4). Its square and cube are computed where they are used.
 */

export const FAMILIES: i32 = 5
const DEPTHS: i32 = 32
const TAU: f64 = 6.283185307179586476925286766559

/** Address of the table of (family, depth); 0 while it has no room. */
const tables: usize = memory.data(5 * 32 * 4)
/** 1 once the table holds its numbers. */
const built: usize = memory.data(5 * 32)
/** Per family: address of the angles after the odd passes (f64 pairs), and of the passes' own factors. */
const angles: usize = memory.data(5 * 4)
const oddFactors: usize = memory.data(5 * 4)

export function familyOf(odd: i32): i32 {
  if (odd == 1) return 0
  if (odd == 3) return 1
  if (odd == 5) return 2
  return odd == 9 ? 3 : 4
}

export function oddOf(family: i32): i32 {
  return family == 0 ? 1 : family == 1 ? 3 : family == 2 ? 5 : family == 3 ? 9 : 15
}

/** The radix of an odd pass; 1 when the family has no such pass. */
export function oddRadix(family: i32, pass: i32): i32 {
  if (pass == 0) return family == 0 ? 1 : family == 1 || family == 3 ? 3 : 5
  return family >= 3 ? 3 : 1
}

/** Cosine and sine of `turns` full turns (0 ≤ turns), right to the last bit or nearly: the octant is taken off exactly. */
function storeRoot(to: usize, turns: f64): void {
  turns -= Math.floor(turns)
  const octant = <i32>(turns * 8)
  let r = turns - <f64>octant * 0.125
  if (octant & 1) r -= 0.125
  const x = TAU * r
  const z = x * x
  const s =
    x +
    x *
      z *
      (-1.0 / 6 +
        z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880 + z * (-1.0 / 39916800 + z * (1.0 / 6227020800 + z * (-1.0 / 1307674368000)))))))
  const c =
    1 +
    z *
      (-0.5 +
        z *
          (1.0 / 24 +
            z *
              (-1.0 / 720 +
                z * (1.0 / 40320 + z * (-1.0 / 3628800 + z * (1.0 / 479001600 + z * (-1.0 / 87178291200 + z * (1.0 / 20922789888000))))))))
  const quarter = ((octant + 1) >> 1) & 3
  store<f64>(to, quarter == 0 ? c : quarter == 1 ? -s : quarter == 2 ? -c : s)
  store<f64>(to, quarter == 0 ? s : quarter == 1 ? c : quarter == 2 ? -s : -c, 16)
}

/** Forgets every table; to be called when the memory below the stack is laid out anew. */
export function forgetTables(): void {
  memory.fill(tables, 0, FAMILIES * DEPTHS * 4)
  memory.fill(built, 0, FAMILIES * DEPTHS)
  highestTable = 0
  for (let family = 0; family < FAMILIES; family++) buildFamily(family)
}

let highestTable: usize = 0

/** Forgets the tables at `start` and above; says whether there were any. */
export function dropTablesFrom(start: usize): bool {
  if (highestTable < start) return false
  highestTable = 0
  for (let i = 0; i < FAMILIES * DEPTHS; i++) {
    const slot = tables + <usize>i * 4
    const table: usize = load<u32>(slot)
    if (table >= start) {
      store<u32>(slot, 0)
      store<u8>(built + i, 0)
    } else if (table > highestTable) highestTable = table
  }
  return true
}

/** Gives room to every table that transforms of up to n points can use. They are filled on first use. */
export function reserveTables(n: i32): void {
  for (let family = 0; family < FAMILIES; family++) {
    const odd = oddOf(family)
    for (let depth = 0; (<i64>odd << (depth + 2)) <= n; depth++) {
      const slot = tables + <usize>(family * DEPTHS + depth) * 4
      if (load<u32>(slot) != 0) continue
      const table = alloc((<usize>32 * odd) << depth)
      store<u32>(slot, <u32>table)
      if (table > highestTable) highestTable = table
    }
  }
}

function buildFamily(family: i32): void {
  const start = alloc(16 * 16 * 2)
  let from = start
  let to = start + 16 * 16
  store<f64>(from, 0.125)
  store<f64>(from, 0.625, 8)
  const factors = alloc(32 * 16)
  store<u32>(oddFactors + <usize>family * 4, <u32>factors)
  let next = factors
  let blocks = 1
  for (let pass = 0; pass < 2; pass++) {
    const radix = oddRadix(family, pass)
    if (radix == 1) continue
    for (let block = 0; block < blocks; block++) {
      for (let lane = 0; lane < 2; lane++) {
        const angle = load<f64>(from + <usize>block * 16 + <usize>lane * 8) / <f64>radix
        for (let e = 1; e < radix; e++) storeRoot(next + <usize>(e - 1) * 32 + <usize>lane * 8, angle * <f64>e)
        for (let s = 0; s < radix; s++)
          store<f64>(to + <usize>(block * radix + s) * 16 + <usize>lane * 8, angle + <f64>s / <f64>radix)
      }
      next += <usize>(radix - 1) * 32
    }
    blocks *= radix
    const swap = from
    from = to
    to = swap
  }
  store<u32>(angles + <usize>family * 4, <u32>from)
}

/** The factors of the family's odd passes, one after the other. */
export function oddFactorsOf(family: i32): usize {
  return load<u32>(oddFactors + <usize>family * 4)
}

/** The table of one level of radix 4 (or 2: the square of the factors). */
export function tableOf(family: i32, depth: i32): usize {
  const index = family * DEPTHS + depth
  const table: usize = load<u32>(tables + <usize>index * 4)
  if (load<u8>(built + index) == 0) {
    fill(table, family, depth)
    store<u8>(built + index, 1)
  }
  return table
}

function fill(table: usize, family: i32, depth: i32): void {
  const odd = oddOf(family)
  const starts: usize = load<u32>(angles + <usize>family * 4)
  const count = 1 << depth
  const scale = 1.0 / <f64>(<i64>4 << depth)
  let to = table
  for (let q = 0; q < odd; q++) {
    const a0 = load<f64>(starts + <usize>q * 16)
    const a1 = load<f64>(starts + <usize>q * 16, 8)
    for (let k = 0; k < count; k++) {
      const turned = <f64>reversed(k, depth)
      storeRoot(to, (a0 + turned) * scale)
      storeRoot(to + 8, (a1 + turned) * scale)
      to += 32
    }
  }
}

/** The lowest `bits` bits of k in reverse order. */
function reversed(k: i32, bits: i32): i32 {
  let r: u32 = bswap<u32>(<u32>k)
  r = ((r >> 4) & 0x0f0f0f0f) | ((r & 0x0f0f0f0f) << 4)
  r = ((r >> 2) & 0x33333333) | ((r & 0x33333333) << 2)
  r = ((r >> 1) & 0x55555555) | ((r & 0x55555555) << 1)
  return bits == 0 ? 0 : <i32>(r >> (32 - bits))
}
