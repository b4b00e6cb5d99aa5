/** Told how much of a run is done, from 0 to 1; by a way that gives digit after digit, also the digits so far. */
export type OnProgress = (part: number, digits?: string) => void

/** A way to π on BigInt: the first n digits, the 3 included and no point. */
export type BigIntMethod = (n: number, progress?: OnProgress) => string

/** Gibbons' streaming spigot ("Unbounded Spigot Algorithms for the Digits of Pi", 2006): digit after digit, without an end. */
export const gibbons: BigIntMethod = (n, progress) => {
  let [q, r, t, k, m, l] = [1n, 0n, 1n, 1n, 3n, 3n]
  let digits = ''
  while (digits.length < n) {
    if (4n * q + r - t < m * t) {
      digits += m
      if (digits.length % 100 === 0) progress?.((digits.length / n) ** 2, digits)
      const next = 10n * (r - m * t)
      m = (10n * (3n * q + r)) / t - 10n * m
      q *= 10n
      r = next
    } else {
      const next = (2n * q + r) * l
      m = (q * (7n * k + 2n) + r * l) / (t * l)
      q *= k
      t *= l
      l += 2n
      k += 1n
      r = next
    }
  }
  return digits
}

/** Machin (1706): π = 16·arctan(1/5) − 4·arctan(1/239). */
export const machin: BigIntMethod = (n, progress) => {
  const guard = 10
  const one = 10n ** BigInt(n + guard)
  const terms = ((n + guard) * Math.LN10) / (2 * Math.log(5))
  const arctan = (x: bigint, tell: boolean) => {
    let [power, sum] = [one / x, 0n]
    for (let k = 0; power > 0n; k += 1) {
      const term = power / BigInt(2 * k + 1)
      sum += k % 2 === 0 ? term : -term
      power /= x * x
      if (tell && k % 64 === 0) progress?.(Math.min(1, k / terms))
    }
    return sum
  }
  return String(16n * arctan(5n, true) - 4n * arctan(239n, false)).slice(0, n)
}

const c3Over24 = 640320n ** 3n / 24n

/** P, Q and T of the terms a … b − 1 by binary splitting. */
function split(a: number, b: number, leafDone: (terms: number) => void): readonly [bigint, bigint, bigint] {
  if (b - a === 1) {
    leafDone(b)
    const i = BigInt(a)
    if (a === 0) return [1n, 1n, 13591409n]
    const p = (6n * i - 5n) * (2n * i - 1n) * (6n * i - 1n)
    const t = p * (13591409n + 545140134n * i)
    return [p, i * i * i * c3Over24, a % 2 === 1 ? -t : t]
  }
  const m = (a + b) >> 1
  const [p1, q1, t1] = split(a, m, leafDone)
  const [p2, q2, t2] = split(m, b, leafDone)
  return [p1 * p2, q1 * q2, t1 * q2 + p1 * t2]
}

/** The whole part of √n by Newton's iteration at doubling precision. */
function largeRoot(n: bigint, bits: number): bigint {
  if (bits < 2048) return wholeRoot(n)
  const drop = (bits >> 2) & ~1
  const guess = (largeRoot(n >> BigInt(drop * 2), bits - drop * 2) + 1n) << BigInt(drop)
  const better = (guess + n / guess) >> 1n
  return better * better > n ? better - 1n : better
}

/** The Chudnovskys' series (1988) by binary splitting: 14 digits a term. */
export const chudnovsky: BigIntMethod = (n, progress) => {
  const terms = Math.floor(n / 14.181647462725477) + 2
  const [, q, t] = split(0, terms, (done) => {
    if (done % 1024 === 0) progress?.((0.8 * done) / terms)
  })
  const square = 10005n * 10n ** BigInt(2 * (n + 10))
  const root = largeRoot(square, Math.ceil((2 * (n + 10) + 4.1) * Math.log2(10)))
  progress?.(0.9)
  return String((q * 426880n * root) / t).slice(0, n)
}

/** The whole part of √n, by Newton's iteration from above. */
function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n
  let x = 1n << BigInt((n.toString(16).length + 1) * 2)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x
    x = next
  }
}
