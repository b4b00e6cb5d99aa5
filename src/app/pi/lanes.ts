import { type Method, methods, mostDigits } from '#pi/methods.ts'
import type { Progress } from './protocol.ts'
import type { Result } from './runner.ts'

/** One way on its way: a row that is watched. */
export interface Lane {
  readonly method: Method
  readonly digits: number
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  readonly told: Progress | null
  /** Milliseconds, once it is done. */
  readonly milliseconds: number | null
  /** Why it stopped or failed. */
  readonly message: string | null
}

export const newLane = (method: Method, digits: number): Lane => ({
  method,
  digits,
  state: 'waiting',
  told: null,
  milliseconds: null,
  message: null,
})

/** Two workers pay from about here on: below, their messages take longer than they save. */
const pairFrom = 200_000

/** Who may race to so many digits. The pair begins: on two cores it would keep one idle while it waits for both. */
export const racers = (digits: number): readonly Method[] => [
  ...(digits >= pairFrom && digits <= mostDigits.pair ? (['pair'] as const) : []),
  ...methods.filter((method) => method !== 'pair' && digits <= mostDigits[method]),
]

/** Milliseconds that a run is likely to take yet; null while that is only a guess. */
export function remaining({ part, milliseconds }: Progress): number | null {
  if (milliseconds < 300 || part < 0.02) return null
  return (milliseconds / part) * (1 - part)
}

/** How many workers a way takes at once. */
export const workersOf = (method: Method): number => (method === 'pair' ? 2 : 1)

/** The lane after its run gave a result. */
export const finished = (lane: Lane, result: Result): Lane => ({ ...lane, state: 'done', milliseconds: result.milliseconds })
