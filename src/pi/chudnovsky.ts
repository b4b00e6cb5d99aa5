const c3Over24 = 10939058860032000n

/** The first `n` digits of π, the 3 included, by Chudnovsky's series on BigInt: binary splitting, one square root, one division. */
export function chudnovskyDigits(n: number): string {
  const terms = Math.floor(n / 14.181647462725477) + 2
  const [, q, t] = sumTerms(0, terms, false)
  const bits = BigInt(Math.ceil((n + 10) * Math.log2(10)) + 16)
  const value = (squareRoot(10005n, bits) * 426880n * q) / t
  const scale = BigInt(n + 10)
  return ((value * 5n ** scale) >> (bits - scale)).toString().slice(0, n)
}

function sumTerms(a: number, b: number, needP: boolean): readonly [p: bigint, q: bigint, t: bigint] {
  if (b - a === 1) return term(a)
  const middle = (a + b) >>> 1
  const [p1, q1, t1] = sumTerms(a, middle, true)
  const [p2, q2, t2] = sumTerms(middle, b, needP)
  return [needP ? p1 * p2 : 0n, q1 * q2, t1 * q2 + p1 * t2]
}

function term(index: number): readonly [p: bigint, q: bigint, t: bigint] {
  if (index === 0) return [1n, 1n, 13591409n]
  const k = BigInt(index)
  const p = (6n * k - 5n) * (2n * k - 1n) * (6n * k - 1n)
  const t = p * (13591409n + 545140134n * k)
  return [p, k * k * k * c3Over24, index % 2 === 1 ? -t : t]
}

/** √c·2^bits for a small c, by Newton on 1/√c with a precision that doubles. */
function squareRoot(c: bigint, bits: bigint): bigint {
  let precision = 50n
  let y = BigInt(Math.round(2 ** 50 / Math.sqrt(Number(c))))
  const targets: bigint[] = []
  for (let target = bits + 32n; target > 50n; target = (target >> 1n) + 8n) targets.unshift(target)
  for (const target of targets) {
    const error = (1n << (2n * precision)) - c * y * y
    const shift = 3n * precision + 1n - target
    y = (y << (target - precision)) + (shift >= 0n ? (y * error) >> shift : (y * error) << -shift)
    precision = target
  }
  return (c * y) >> (precision - bits)
}
