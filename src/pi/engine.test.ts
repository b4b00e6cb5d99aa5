import { base64 as relaxed } from 'virtual:pi-engine/relaxed'
import { base64 as simd } from 'virtual:pi-engine/simd'
import { expect, test } from 'vitest'
import { OutOfMemory, read, startEngine, store } from './engine.ts'
import { knownHashes } from './known-digits.ts'

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const hexOf = (some: Uint8Array) => Array.from(some, (byte) => byte.toString(16).padStart(2, '0')).join('')
const randomNumber = (limbs: number) => BigInt(`0x${hexOf(crypto.getRandomValues(new Uint8Array(8 * limbs)))}`)

const wasm = WebAssembly.validate(bytes(relaxed)) ? bytes(relaxed) : bytes(simd)
const engine = await startEngine(
  async (imports) => (await WebAssembly.instantiate(wasm, imports)).instance.exports,
  () => {},
)

test.for([1e3, 1e4, 1e5, 1e6])('%d digits have the known hash', async (n) => {
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
  store(exports, a, na, x)
  store(exports, b, nb, y)
  exports.multiply(r, a, na, b, nb)
  return read(exports, r, na + nb)
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

test('memory that cannot be had is a sentence', () => {
  engine.exports.prepare(16)
  expect(() => {
    for (let i = 0; i < 5; i += 1) engine.exports.alloc(2 ** 30)
  }).toThrow(OutOfMemory)
})
