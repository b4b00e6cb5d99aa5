/** What the engine's WebAssembly exports. Addresses are bytes of its memory and come as signed numbers. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** How many products failed their check modulo 2⁶¹ − 1 and were done again with smaller digits. */
  readonly repeated: { readonly value: number }
  /** How often the digits of the last run stood too close to a border to be sure of. */
  readonly doubtful: { readonly value: number }
  prepare(limbs: number): void
  alloc(bytes: number): number
  multiply(to: number, a: number, limbsOfA: number, b: number, limbsOfB: number): void
  setTransformsFrom(limbs: number): void
  setWidest(bits: number): void
  peak(): number
  pi(digits: number): number
}

/** The four parts of a run, in their order. */
export const enginePhases = ['series', 'square root', 'division', 'decimal digits'] as const
export type EnginePhase = (typeof enginePhases)[number]

/** The most digits that wasm32's 4 GiB hold, measured by the memory that 10⁷ digits need. */
export const engineLimit = 140_000_000

/** The engine ran out of memory: the 4 GiB of 32-bit WebAssembly, or less where the browser gives less. */
export class OutOfMemory extends Error {
  constructor(bytes: number) {
    super(`This needs ${Math.ceil(bytes / 2 ** 20)} MiB of memory at once, and the browser does not give that much. Ask for fewer digits.`)
  }
}

export interface Engine {
  readonly exports: EngineExports
  /** The first n digits of π in ASCII, the 3 included and no point: a view that lives until the next call. Throws OutOfMemory. */
  digits(n: number): Uint8Array
  /** The most bytes of memory the last run used. */
  peakBytes(): number
}

/** Makes the engine ready. `instantiate` gives the imports to a WebAssembly instance and returns its exports. */
export async function startEngine(
  instantiate: (imports: { readonly env: Readonly<Record<string, (...values: number[]) => void>> }) => Promise<object>,
  progress: (phase: EnginePhase, part: number) => void,
): Promise<Engine> {
  let exports: EngineExports
  const instance = await instantiate({
    env: {
      abort: () => {
        throw new Error('The engine of π stopped: one of its own checks failed. Please report the number of digits.')
      },
      outOfMemory: (bytes = 0) => {
        throw new OutOfMemory(bytes)
      },
      progress: (phase = 0, part = 0) => progress(enginePhases[phase] ?? 'series', part),
      reciprocal: (d = 0, n = 0, to = 0) => store(exports, to, n + 1, (1n << BigInt(128 * n)) / read(exports, d, n)),
      inverseRoot: (c = 0, n = 0, to = 0) => store(exports, to, n, wholeRoot((1n << BigInt(128 * n)) / BigInt(c))),
    },
  })
  if (!isEngine(instance)) throw new Error('Failed to start the engine of π: the WebAssembly is not the one this page was built with.')
  exports = instance
  return {
    exports,
    digits: (n) => sureDigits(exports, n),
    peakBytes: () => exports.peak() >>> 0,
  }
}

const isEngine = (exports: object): exports is EngineExports => 'pi' in exports && 'memory' in exports && 'doubtful' in exports

/** Digits that stand on a border (a run of nines or zeros that the guard limbs cut) are computed again with more after them. */
function sureDigits(exports: EngineExports, n: number): Uint8Array {
  for (let extra = 0; ; extra = extra * 2 + 40) {
    const address = exports.pi(n + extra) >>> 0
    if (exports.doubtful.value === 0) return new Uint8Array(exports.memory.buffer, address, n)
  }
}

/** The natural number of n limbs of 64 bits at an address. */
export function read(exports: EngineExports, address: number, n: number): bigint {
  const limbs = new BigUint64Array(exports.memory.buffer, address >>> 0, n)
  const digits: string[] = []
  for (const limb of limbs) digits.push(limb.toString(16).padStart(16, '0'))
  return BigInt(`0x${digits.reverse().join('') || '0'}`)
}

/** Writes a natural number as n limbs of 64 bits. */
export function store(exports: EngineExports, address: number, n: number, value: bigint): void {
  const hex = value.toString(16).padStart(16 * n, '0')
  const limbs = new BigUint64Array(exports.memory.buffer, address >>> 0, n)
  for (let i = 0; i < n; i += 1) limbs[n - 1 - i] = BigInt(`0x${hex.slice(16 * i, 16 * i + 16)}`)
}

/** The whole part of √n, by Newton's iteration from above. */
export function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n
  let x = 1n << BigInt((n.toString(16).length + 1) * 2)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x
    x = next
  }
}
