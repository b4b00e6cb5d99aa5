/** One line of a bench's result. The path (visible, direct, http) is part of the case. */
export interface BenchRow {
  readonly case: string
  readonly ours: number
  /** The same work done without us; null where it could not be had. */
  readonly reference: number | null
  readonly unit: string
  readonly ratio: number | null
  readonly rounds: number
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Milliseconds that one call takes: medians of `rounds`, ours and the reference's in turn so that both meet the same weather. */
export async function compare(name: string, rounds: number, ours: () => Promise<void>, reference?: () => Promise<void>): Promise<BenchRow> {
  const times = { ours: [] as number[], reference: [] as number[] }
  const time = async (work: () => Promise<void>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    const mine = await time(ours)
    const other = reference && (await time(reference))
    // The first rounds warm up.
    if (round < 0) continue
    times.ours.push(mine)
    if (other !== undefined) times.reference.push(other)
  }
  const [mine, other] = [median(times.ours), reference ? median(times.reference) : null]
  const rounded = (value: number) => Number(value.toFixed(3))
  return { case: name, ours: rounded(mine), reference: other && rounded(other), unit: 'ms', ratio: other && rounded(mine / other), rounds }
}
