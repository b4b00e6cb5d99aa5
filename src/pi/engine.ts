/** What the engine's WebAssembly exports. Addresses are bytes of its memory and come as signed numbers; lengths are limbs of 64 bits. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** How many products failed their check modulo 2⁶¹ − 1 and were done again with smaller digits. */
  readonly repeated: { readonly value: number }
  /** How often the digits of the last run stood too close to a border to be sure of. */
  readonly doubtful: { readonly value: number }
  /** How many digits after the 3 stand in their place, and where the 3 stands. */
  readonly written: { readonly value: number }
  readonly out: { readonly value: number }
  prepare(limbs: number): void
  alloc(bytes: number): number
  multiply(to: number, a: number, limbsOfA: number, b: number, limbsOfB: number): void
  setTransformsFrom(limbs: number): void
  setWidest(bits: number): void
  peak(): number
  pi(digits: number): number
  // The steps of one number, for two workers: see pair.ts.
  begin(digits: number): void
  termsFor(digits: number): number
  sumTerms(first: number, end: number, last: boolean): number
  receiveSum(limbsOfT: number, limbsOfQ: number): number
  join(middle: number): void
  rootLimbs(): number
  takeRoot(): number
  receiveRoot(): number
  divide(): number
  receiveFraction(): number
  preparePowers(digits: number): void
  upperHalf(digits: number): number
  writeUpper(): void
  writeLower(): number
}

/** The four parts of a run, in their order. */
export const enginePhases = ['series', 'square root', 'division', 'decimal digits'] as const
export type EnginePhase = (typeof enginePhases)[number]

/** What of a whole run has been done at the beginning of each phase, as measured for a million digits. */
const phaseStarts = [0, 0.72, 0.78, 0.89, 1] as const

/** How much of a whole run is done when a part (0 to 1) of a phase is. */
export function partOfRun(phase: EnginePhase, part: number): number {
  const index = enginePhases.indexOf(phase)
  const [start = 0, end = 1] = phaseStarts.slice(index, index + 2)
  return start + (end - start) * part
}

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
  /** The most bytes of memory any run used: WebAssembly never gives memory back. */
  heldBytes(): number
}

/** Makes the engine ready. `instantiate` gives the imports to a WebAssembly instance and returns its exports. */
export async function startEngine(
  instantiate: (imports: { readonly env: Readonly<Record<string, (...values: number[]) => void>> }) => Promise<object>,
  progress: (phase: EnginePhase, part: number) => void,
): Promise<Engine> {
  const exports = await instantiate({
    env: {
      abort: () => {
        throw new Error('The engine of π stopped: one of its own checks failed. Please report the number of digits.')
      },
      outOfMemory: (bytes = 0) => {
        throw new OutOfMemory(bytes)
      },
      progress: (phase = 0, part = 0) => progress(enginePhases[phase] ?? 'series', part),
    },
  })
  if (!isEngine(exports)) throw new Error('Failed to start the engine of π: the WebAssembly is not the one this page was built with.')
  return {
    exports,
    digits: (n) => sureDigits(exports, n),
    peakBytes: () => exports.peak() >>> 0,
    heldBytes: () => exports.memory.buffer.byteLength,
  }
}

const isEngine = (exports: object): exports is EngineExports => 'pi' in exports && 'memory' in exports && 'doubtful' in exports

/** Digits that stand on a border (a run of nines or zeros that the guard limbs cut) are computed again with more after them. */
function sureDigits(exports: EngineExports, n: number): Uint8Array {
  for (let extra = 0; ; extra = moreExtra(extra)) {
    const address = exports.pi(n + extra) >>> 0
    if (exports.doubtful.value === 0) return new Uint8Array(exports.memory.buffer, address, n)
  }
}

/** How many more digits are computed when the last ones were in doubt. */
export const moreExtra = (extra: number): number => extra * 2 + 40
