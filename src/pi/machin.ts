/** The first `n` digits of π, the 3 included, by Machin's formula π = 16·arctan(1/5) − 4·arctan(1/239). */
export function machinDigits(n: number): string {
  const one = 10n ** BigInt(n + 10)
  return (16n * arcCotangent(5n, one) - 4n * arcCotangent(239n, one)).toString().slice(0, n)
}

function arcCotangent(x: bigint, one: bigint): bigint {
  const square = x * x
  let power = one / x
  let sum = 0n
  for (let k = 1n; power > 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k)
    power /= square
  }
  return sum
}
