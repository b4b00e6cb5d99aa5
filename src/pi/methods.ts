/** The ways that compute as many digits as are wanted. */
export const methods = ['engine', 'chudnovsky', 'machin', 'gibbons'] as const
export type Method = (typeof methods)[number]

/** What the bench gets of one number: the worker's own time for one of `times` runs, its memory, and the SHA-256 of the digits. */
export interface BenchRun {
  readonly milliseconds: number
  readonly bytes: number | null
  readonly hash: string
}
export type BenchWorker = (method: Method, digits: number, times: number) => Promise<BenchRun>
