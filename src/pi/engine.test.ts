import { base64 as relaxed } from 'virtual:pi-engine/relaxed'
import { base64 as simd } from 'virtual:pi-engine/simd'
import { expect, test } from 'vitest'
import { type Engine, OutOfMemory, startEngine } from './engine.ts'
import { knownHashes } from './known-digits.ts'
import { helpPair, leadPair, type PairMessage, type PairPort } from './pair.ts'

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const hexOf = (some: Uint8Array) => Array.from(some, (byte) => byte.toString(16).padStart(2, '0')).join('')
const randomNumber = (limbs: number) => BigInt(`0x${hexOf(crypto.getRandomValues(new Uint8Array(8 * limbs)))}`)

const wasm = WebAssembly.validate(bytes(relaxed)) ? bytes(relaxed) : bytes(simd)
const freshEngine = (): Promise<Engine> =>
  startEngine(
    async (imports) => (await WebAssembly.instantiate(wasm, imports)).instance.exports,
    () => {},
  )
const engine = await freshEngine()

/** The natural number of n limbs of 64 bits at an address. */
function read(address: number, n: number): bigint {
  const limbs = new BigUint64Array(engine.exports.memory.buffer, address >>> 0, n)
  const digits = Array.from(limbs, (limb) => limb.toString(16).padStart(16, '0'))
  return BigInt(`0x${digits.reverse().join('') || '0'}`)
}

/** Writes a natural number as n limbs of 64 bits. */
function store(address: number, n: number, value: bigint): void {
  const hex = value.toString(16).padStart(16 * n, '0')
  const limbs = new BigUint64Array(engine.exports.memory.buffer, address >>> 0, n)
  for (let i = 0; i < n; i += 1) limbs[n - 1 - i] = BigInt(`0x${hex.slice(16 * i, 16 * i + 16)}`)
}

test.for([1e3, 1e4, 1e5, 1e6, 1e7])('%d digits have the known hash', { timeout: 120_000 }, async (n) => {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(engine.digits(n)))
  expect(hexOf(new Uint8Array(hash))).toBe(knownHashes.get(n))
})

test('every length from 1 to 700 is the start of the same digits', () => {
  const all = new TextDecoder().decode(engine.digits(1000))
  for (let n = 1; n <= 700; n += 1) expect(new TextDecoder().decode(engine.digits(n))).toBe(all.slice(0, n))
})

function product(x: bigint, y: bigint, na: number, nb: number): bigint {
  const { exports } = engine
  exports.prepare(na + nb)
  const [a, b, r] = [exports.alloc(na * 8), exports.alloc(nb * 8), exports.alloc((na + nb) * 8)]
  store(a, na, x)
  store(b, nb, y)
  exports.multiply(r, a, na, b, nb)
  return read(r, na + nb)
}

test.for([20, 18, 16, 12, 8])('products with digits of at most %d bits are those of BigInt, whatever their lengths', (width) => {
  engine.exports.setWidest(width)
  for (const n of [1, 23, 24, 25, 31, 47, 60, 77, 100, 129, 333, 1000, 4097]) {
    const x = randomNumber(n)
    const m = Math.ceil(n * 0.7)
    const y = randomNumber(m)
    expect(product(x, y, n, m) === x * y, `${n} by ${m} limbs`).toBe(true)
    expect(product(x, x, n, n) === x * x, `${n} limbs squared`).toBe(true)
  }
  engine.exports.setWidest(20)
})

test.for(['7fff', '8000', 'ffff', '0001'])('a product of 104 000 limbs of %s, the worst for rounding, is right', (pattern) => {
  const n = 104_000
  const x = BigInt(`0x${pattern.repeat(4 * n)}`)
  expect(product(x, x, n, n) === x * x).toBe(true)
})

test('a product whose rounding fails is noticed and done again with smaller digits', () => {
  const before = engine.exports.repeated.value
  const x = BigInt(`0x${'7fff'.repeat(20_000)}`)
  expect(product(x, x, 5000, 5000) === x * x).toBe(true)
  expect(engine.exports.repeated.value).toBeGreaterThan(before)
})

const c3Over24 = 640320n ** 3n / 24n

/** P, Q and T of the terms a … b − 1, each product written out. */
function exactTerms(a: number, b: number): readonly bigint[] {
  let [p, q, t] = [1n, 1n, 0n]
  for (let term = b - 1; term >= a; term -= 1) {
    const i = BigInt(term)
    const f = (6n * i - 5n) * (2n * i - 1n) * (6n * i - 1n)
    t = f * ((13591409n + 545140134n * i) * q - t)
    p *= f
    q *= i ** 3n * c3Over24
  }
  return [p, q, t]
}

test.for([1, 599_990, 635_000, 2_599_990, 2_642_240, 13_000_000])(
  'the terms from %d on are exact, though their factors leave 64 bits',
  (a) => {
    const { exports } = engine
    exports.begin(1000)
    const part = exports.sumTerms(a, a + 40, false) >>> 0
    const [p = 0, q = 0, t = 0, np = 0, nq = 0, nt = 0] = new Uint32Array(exports.memory.buffer, part, 6)
    expect([read(p, np), read(q, nq), read(t, nt)]).toEqual(exactTerms(a, a + 40))
  },
)

/** What one end sends arrives at the other, in its order. */
function pairPorts(): readonly [PairPort, PairPort] {
  const [toLead, toHelper] = [letterBox(), letterBox()]
  return [
    { send: toHelper.put, next: toLead.take },
    { send: toLead.put, next: toHelper.take },
  ]
}

function letterBox() {
  const came: PairMessage[] = []
  const waiting: ((message: PairMessage) => void)[] = []
  return {
    put: (message: PairMessage) => {
      const reader = waiting.shift()
      if (reader) reader(message)
      else came.push(message)
    },
    take: () => {
      const message = came.shift()
      return message ? Promise.resolve(message) : new Promise<PairMessage>((resolve) => waiting.push(resolve))
    },
  }
}

test.for([1, 2, 50, 1000, 12_345, 100_000])('two engines share %d digits and give the same ones', async (n) => {
  const helper = await freshEngine()
  const [here, there] = pairPorts()
  const [{ digits }] = await Promise.all([leadPair(engine, n, here), helpPair(helper, there)])
  expect(digits).toEqual(new Uint8Array(engine.digits(n)))
})

test('memory that cannot be had is a sentence, and the next number is right again', () => {
  expect(() => engine.digits(2_000_000_000)).toThrow(OutOfMemory)
  expect(() => engine.digits(2_000_000_000)).toThrow(/the browser does not give that much\. Ask for fewer digits\.$/)
  expect(new TextDecoder().decode(engine.digits(10))).toBe('3141592653')
})
