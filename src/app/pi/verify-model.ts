import { knownHashes } from '#pi/known-digits.ts'
import { type Method, mostDigits } from '#pi/methods.ts'
import { firstDifference } from '#pi/statistics.ts'
import { sha256 } from './hash.ts'
import { methodNames, spoken } from './names.ts'
import { compareHex, type Result, run } from './runner.ts'

export interface Verdict {
  readonly right: boolean
  readonly says: string
}

/** The largest power of ten among the first digits is held against what two independent programs gave. */
export async function byHash(digits: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const known = [...knownHashes].filter(([count]) => count <= digits.length).at(-1)
  if (!known) return { right: false, says: 'Hashes are known from 1,000 digits on: compute at least so many to compare.' }
  const [count, expected] = known
  const hash = await sha256(digits.slice(0, count))
  if (hash === expected) return { right: true, says: `The first ${spoken(count)} digits are right: their SHA-256 is ${hash}.` }
  return { right: false, says: `The first ${spoken(count)} digits are WRONG: their SHA-256 is ${hash}, but should be ${expected}.` }
}

/** Another way for the same digits, or for as many of the first as it computes in some seconds. */
export function otherWay({ method, digits }: Result): { readonly method: Method; readonly name: string; readonly digits: number } {
  const other = method === 'engine' || method === 'pair' ? 'chudnovsky' : 'engine'
  const most = other === 'chudnovsky' ? 1_000_000 : mostDigits[other]
  return {
    method: other,
    name: `${methodNames[other].name}${other === 'chudnovsky' ? ' on BigInt' : ''}`,
    digits: Math.min(digits.length, most),
  }
}

export async function byOtherWay(result: Result, signal: AbortSignal): Promise<Verdict> {
  const other = otherWay(result)
  const again = await run(other.method, other.digits, { progress: () => {}, digits: () => {} }, signal)
  const place = firstDifference(result.digits, again.digits)
  if (place < 0) return { right: true, says: `${other.name} gives the same ${spoken(other.digits)} digits.` }
  return { right: false, says: `From place ${spoken(place)} on, ${other.name} gives OTHER digits.` }
}

export async function byFormula(digits: Uint8Array, place: number, signal: AbortSignal): Promise<Verdict> {
  const { byFormula: expected, ofDigits } = await compareHex(place, digits, signal)
  if (expected === ofDigits) return { right: true, says: `From place ${spoken(place)} on, both say ${expected} in base 16.` }
  return { right: false, says: `From place ${spoken(place)} on, the formula says ${expected}, but these digits make ${ofDigits}.` }
}
