/** Gibbons' unbounded spigot (2006): the digits of π one after the other, without end, with numbers that grow. */
export function* gibbonsDigits(): Generator<number> {
  let [q, r, t, k, m, x] = [1n, 0n, 1n, 1n, 3n, 3n]
  for (;;) {
    if (4n * q + r - t < m * t) {
      yield Number(m)
      const rest = 10n * (r - m * t)
      m = (10n * (3n * q + r)) / t - 10n * m
      q *= 10n
      r = rest
    } else {
      const next = (q * (7n * k + 2n) + r * x) / (t * x)
      r = (2n * q + r) * x
      q *= k
      t *= x
      x += 2n
      k += 1n
      m = next
    }
  }
}
