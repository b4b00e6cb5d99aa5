/** The ways that compute as many digits as are wanted. A pair is the engine in two workers. */
export const methods = ['engine', 'pair', 'chudnovsky', 'machin', 'gibbons'] as const
export type Method = (typeof methods)[number]

/** The most digits each way is let to compute: the engine's memory, and about ten minutes for the others. */
export const mostDigits = { engine: 140_000_000, pair: 140_000_000, chudnovsky: 20_000_000, machin: 1_000_000, gibbons: 50_000 } as const

/** What the bench gets of one number: the worker's own time for one of `times` runs, its memory, and the SHA-256 of the digits. */
export interface BenchRun {
  readonly milliseconds: number
  readonly bytes: number | null
  readonly hash: string
}
export type BenchWorker = (method: Method, digits: number, times: number) => Promise<BenchRun>
