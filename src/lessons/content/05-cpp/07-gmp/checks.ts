import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

/** The arc tangent of 1/inverse, in units of `one`. */
function arctan(inverse: bigint, one: bigint): bigint {
  let [term, sum, n] = [one / inverse, 0n, 1n]
  while (term !== 0n) {
    sum += n % 4n === 1n ? term / n : -term / n
    term /= inverse * inverse
    n += 2n
  }
  return sum
}

/** So many digits of pi, by Machin's formula: another way than the lesson's. */
function pi(digits: number): string {
  const one = 10n ** BigInt(digits + 10)
  const all = String(4n * (4n * arctan(5n, one) - arctan(239n, one)))
  return `${all[0]}.${all.slice(1, digits)}`
}

const right = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = pi(JSON.parse(event).number)
    return body.trim() === wanted ? undefined : `The response ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    '#include <gmpxx.h>, and replace uint64_t by mpz_class for a, b, a1, b1, next_a, next_b, digit and other.',
    'unsigned long k = 2; and unsigned long const p = k * k, q = 2 * k + 1;',
    'digits += digit.get_str();',
  ],
  scenarios: [
    {
      title: 'Fifty digits',
      stimuli: [invoke({ number: 50 }), invoke({ number: 11 })],
      checks: [right('fifty', 'Fifty digits are right')],
    },
    {
      title: 'More, and fewer',
      hidden: true,
      stimuli: [invoke({ number: 2 }), invoke({ number: 333 }), invoke({ number: 1000 })],
      checks: [right('more', 'So are a thousand, and two')],
    },
  ],
}
