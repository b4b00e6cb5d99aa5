/** One step of the spigot of the article: the state after it, and what of it did not fit the word. */
export interface SpigotStep {
  readonly step: number
  readonly a: bigint
  readonly b: bigint
  readonly a1: bigint
  readonly b1: bigint
  /** The names of the values that were cut off at the word's size in this step. */
  readonly wrapped: readonly ('a' | 'b' | 'a1' | 'b1')[]
  /** Digits that this step gave; 10 and more once the state is wrong. */
  readonly digits: readonly bigint[]
}

export type WordBits = 32 | 64 | 128

/**
 * The seed's spigot in unsigned words of `bits` bits: convergents a/b and a1/b1 of a continued fraction for π; a digit is given while
 * their whole parts agree. Products that leave the word wrap, as they do in C++; from then on the digits are wrong. Ends where the C++
 * function would divide by zero.
 */
export function* seedSpigot(bits: WordBits): Generator<SpigotStep> {
  let [a, b, a1, b1] = [4n, 1n, 12n, 4n]
  for (let step = 1; ; step += 1) {
    const wrapped = new Set<'a' | 'b' | 'a1' | 'b1'>()
    const cut = (name: 'a' | 'b' | 'a1' | 'b1', value: bigint) => {
      const word = BigInt.asUintN(bits, value)
      if (word !== value) wrapped.add(name)
      return word
    }
    const k = BigInt(step + 1)
    const [p, q] = [cut('a1', k * k), 2n * k + 1n]
    ;[a, b, a1, b1] = [a1, b1, cut('a1', p * a + q * a1), cut('b1', p * b + q * b1)]
    if (b === 0n || b1 === 0n) return
    const digits: bigint[] = []
    while (a / b === a1 / b1 && digits.length < 64) {
      digits.push(a / b)
      a = cut('a', 10n * (a % b))
      a1 = cut('a1', 10n * (a1 % b1))
    }
    yield { step, a, b, a1, b1, wrapped: [...wrapped], digits }
  }
}
