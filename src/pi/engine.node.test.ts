/// <reference lib="dom" />
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { compileEngine } from '#node/build/assembly-script.ts'
import { type EngineExports, engineDigits, engineImports } from './engine.ts'
import { knownDigests } from './known-digits.ts'

interface Tested extends EngineExports {
  readonly prepare: (limbs: number) => void
  readonly alloc: (bytes: number) => number
  readonly multiply: (r: number, a: number, na: number, b: number, nb: number) => void
}
const wasm = Uint8Array.from(await compileEngine('simd128'))
const open = () => new WebAssembly.Instance(new WebAssembly.Module(wasm), engineImports()).exports as unknown as Tested

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.for([1_000, 10_000, 100_000, 1_000_000])('the engine’s first %i digits have the known SHA-256', (n) => {
  expect(sha256(engineDigits(open(), n))).toBe(knownDigests.get(n))
})

test('every number of digits up to 700 is a beginning of the longer ones', () => {
  const engine = open()
  const text = (n: number) => new TextDecoder().decode(engineDigits(engine, n))
  const long = text(1000)
  for (let n = 1; n <= 700; n += 1) expect(text(n)).toBe(long.slice(0, n))
})

const big = (limbs: BigUint64Array) =>
  BigInt(
    `0x${[...limbs]
      .reverse()
      .map((limb) => limb.toString(16).padStart(16, '0'))
      .join('')}`,
  )

test.for([
  ['0x7fff', 0x7fff7fff7fff7fffn, 5_000],
  ['0x8000', 0x8000800080008000n, 5_000],
  ['0x7fff', 0x7fff7fff7fff7fffn, 104_000],
  ['0x8000', 0x8000800080008000n, 104_000],
  ['0xffff', 0xffffffffffffffffn, 104_000],
] as const)('a square of nothing but %s digits comes out right (limbs %i, count %i)', ([, limb, n]) => {
  const engine = open()
  engine.prepare(2 * n)
  const [r, a] = [engine.alloc(16 * n), engine.alloc(8 * n)]
  new BigUint64Array(engine.memory.buffer, a, n).fill(limb)
  engine.multiply(r, a, n, a, n)
  const x = big(new BigUint64Array(engine.memory.buffer, a, n))
  expect(big(new BigUint64Array(engine.memory.buffer, r, 2 * n)) === x * x).toBe(true)
})

test('a product whose check fails is done again with smaller digits', () => {
  const engine = open()
  const n = 5_000
  engine.prepare(2 * n)
  const [r, a] = [engine.alloc(16 * n), engine.alloc(8 * n)]
  // Twenty bits a digit: every digit is the largest one, so that no error cancels another.
  const digits = BigInt(`0b${'01111111111111111111'.repeat((64 * n) / 20)}`)
  const limbs = new BigUint64Array(engine.memory.buffer, a, n)
  const hex = digits.toString(16).padStart(16 * n, '0')
  for (let i = 0; i < n; i += 1) limbs[i] = BigInt(`0x${hex.slice(16 * (n - 1 - i), 16 * (n - i))}`)
  engine.multiply(r, a, n, a, n)
  expect(engine.repeated.value).toBeGreaterThan(0)
  expect(big(new BigUint64Array(engine.memory.buffer, r, 2 * n)) === digits * digits).toBe(true)
})
