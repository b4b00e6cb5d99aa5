/** The unsigned whole numbers that the spigot of the exercise can be written with, and their bits. */
export const words = { uint32: 32, uint64: 64, uint128: 128 } as const
export type Word = keyof typeof words

/** A product or sum that did not fit its word: what was written in the program, its true value and what the machine kept. */
export interface Wrapped {
  readonly expression: string
  readonly value: bigint
  readonly kept: bigint
}

/** One turn of the spigot: its variables after it, as the machine holds them. */
export interface SpigotStep {
  readonly step: number
  readonly a: bigint
  readonly b: bigint
  readonly a1: bigint
  readonly b1: bigint
  /** What the turn emitted; "digits" of ten and more are what a wrapped product leaves. */
  readonly digits: readonly bigint[]
  readonly wrapped: readonly Wrapped[]
}

/**
 * The spigot of Lambert's continued fraction for 4/π in machine words, wrapping as unsigned C++ does: π lies between the fractions a/b and
 * a1/b1, and a digit is sure once both agree on it. Ends where the program would divide by zero; otherwise take as many steps as are to be
 * seen. uint32 gives 5 right digits, uint64 10, uint128 19.
 */
export function* seedSpigot(word: Word): Generator<SpigotStep, void> {
  let [a, b, a1, b1, k] = [4n, 1n, 12n, 4n, 2n]
  for (let step = 1; ; step += 1) {
    const wrapped: Wrapped[] = []
    const inWord = (expression: string, value: bigint): bigint => {
      const kept = BigInt.asUintN(words[word], value)
      if (kept !== value) wrapped.push({ expression, value, kept })
      return kept
    }
    const p = k * k
    const q = 2n * k + 1n
    k += 1n
    const nextA = inWord('p·a + q·a1', p * a + q * a1)
    const nextB = inWord('p·b + q·b1', p * b + q * b1)
    ;[a, b, a1, b1] = [a1, b1, nextA, nextB]
    if (b === 0n || b1 === 0n) return
    const digits: bigint[] = []
    // Wrapped numbers may agree for ever; forty digits in one turn show that.
    while (a / b === a1 / b1 && digits.length < 40) {
      digits.push(a / b)
      a = inWord('10·(a mod b)', 10n * (a % b))
      a1 = inWord('10·(a1 mod b1)', 10n * (a1 % b1))
    }
    yield { step, a, b, a1, b1, digits, wrapped }
  }
}
