/** What the engine (`assembly/`) exports. Addresses and lengths are bytes of its memory. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** Address of the first `n` digits, the 3 included, as characters. */
  readonly pi: (n: number) => number
  /** Most bytes that were in use. */
  readonly peak: () => number
  /** Products that failed their check modulo 2^61 − 1 and were done again with smaller digits. */
  readonly repeated: { readonly value: number }
}

export const enginePhases = ['series', 'root', 'division', 'decimal'] as const
export type EnginePhase = (typeof enginePhases)[number]

/** Told when a phase begins or has come further; `share` of the phase that is done, 0 … 1. */
export type OnProgress = (phase: EnginePhase, share: number) => void

export class OutOfMemory extends Error {
  override name = 'OutOfMemory'
}

/** What the engine's module imports. */
export const engineImports = (onProgress: OnProgress = () => {}) => ({
  env: {
    progress: (phase: number, share: number) => onProgress(enginePhases[phase] ?? 'decimal', share),
    outOfMemory: (bytes: number) => {
      throw new OutOfMemory(
        `These digits need more than ${Math.round(bytes / 2 ** 20)} MiB, which this browser does not give to one page. Ask for fewer digits.`,
      )
    },
  },
})

/** The smallest module with an instruction of relaxed SIMD: `WebAssembly.validate` says whether the faster build runs here. */
export const relaxedProbe = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11,
])

/** The first `n` digits of π as ASCII characters, copied out of the engine's memory. */
export function engineDigits(engine: EngineExports, n: number): Uint8Array<ArrayBuffer> {
  const at = engine.pi(n) >>> 0
  return new Uint8Array(engine.memory.buffer, at, n).slice()
}
