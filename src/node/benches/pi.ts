import type { Page } from 'playwright'
import { knownHashes } from '#pi/known-digits.ts'
import type { BenchRun, BenchWorker } from '#pi/methods.ts'
import { type BenchRow, median } from './bench-row.ts'
import { inPage } from './in-page.ts'
import { flint, textbookGmp } from './pi-programs.ts'

/** Rounds for each number of digits; 1e7 on request, it takes minutes: BENCH_PI_DIGITS=10000000. */
const rounds: Readonly<Record<number, number>> = { 1e3: 41, 1e4: 41, 1e5: 21, 1e6: 7, 1e7: 3 }
const asked = process.env.BENCH_PI_DIGITS?.split(',').map(Number) ?? [1e3, 1e4, 1e5, 1e6]

type Run = (digits: number, times: number) => Promise<BenchRun>

/** Who takes part, from how many digits to how many: outside, a round would be most of all theirs, or too short for their clock. */
interface Contender {
  readonly name: string
  readonly run: Run
  readonly least: number
  readonly most: number
}

/**
 * The page's warm worker in Chromium beside a pair of workers, BigInt and gmp-wasm in workers of the same page, and native GMP and FLINT
 * where they can be had: all in turn in one run, each by its own clock, every result held against its hash. One thread each but the pair.
 */
export async function pi(): Promise<readonly BenchRow[]> {
  const natives = [textbookGmp(), flint()].filter((program) => program !== null)
  try {
    return await inPage(async (page) => {
      const [engine, ...others] = await inWorkers(page)
      const all = [...others, ...natives.map(({ name, run }) => ({ name, run, least: 1, most: 1e7 }))]
      const rows: BenchRow[] = []
      for (const digits of asked)
        rows.push(
          ...(await race(
            digits,
            engine,
            all.filter((one) => digits >= one.least && digits <= one.most),
          )),
        )
      return rows
    })
  } finally {
    for (const native of natives) native.close()
  }
}

async function inWorkers(page: Page): Promise<readonly [Contender, ...Contender[]]> {
  const worker = await page.evaluateHandle(
    async (path): Promise<BenchWorker> => (await import(/* @vite-ignore */ path)).warmWorkers(),
    bench,
  )
  const gmp = await page.evaluateHandle(async (path): Promise<Run> => (await import(/* @vite-ignore */ path)).gmpWasmWorker(), bench)
  const ours =
    (method: Parameters<BenchWorker>[0]): Run =>
    (digits, times) =>
      worker.evaluate((compute, [method, digits, times]) => compute(method, digits, times), [method, digits, times] as const)
  return [
    { name: 'engine', run: ours('engine'), least: 1, most: Number.POSITIVE_INFINITY },
    { name: 'engine in two workers', run: ours('pair'), least: 1e5, most: Number.POSITIVE_INFINITY },
    { name: 'V8 BigInt', run: ours('chudnovsky'), least: 1, most: 1e6 },
    {
      name: 'gmp-wasm',
      run: (digits, times) => gmp.evaluate((compute, [digits, times]) => compute(digits, times), [digits, times] as const),
      least: 1,
      most: 1e6,
    },
  ]
}

const bench = '/src/app/pi/pi-bench.ts'

async function race(digits: number, engine: Contender, others: readonly Contender[]): Promise<readonly BenchRow[]> {
  const times = Math.max(1, Math.round(2e4 / digits))
  const taken = new Map<string, BenchRun[]>()
  for (let round = -1; round < (rounds[digits] ?? 3); round += 1) {
    for (const { name, run } of [engine, ...others]) {
      const told = await run(digits, times)
      const known = knownHashes.get(digits)
      if (known && known !== told.hash) throw new Error(`${name} gave wrong digits for ${digits}: SHA-256 ${told.hash}`)
      // The first round warms up.
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), told])
    }
  }
  const ours = taken.get(engine.name) ?? []
  const mebibytes = Math.max(...ours.map(({ bytes }) => bytes ?? 0)) / 2 ** 20
  const label = (name: string) => `${digits} digits, direct: engine (${mebibytes.toFixed(1)} MiB) ÷ ${name}`
  return others.map(({ name }) => row(label(name), ours, taken.get(name) ?? []))
}

const rounded = (value: number) => Number(value.toPrecision(4))

/** Medians, their ratio, and the smallest and largest of each. */
function row(name: string, ours: readonly BenchRun[], theirs: readonly BenchRun[]): BenchRow {
  const [mine, other] = [ours, theirs].map((runs) => runs.map(({ milliseconds }) => milliseconds)) as [number[], number[]]
  const spread = (all: readonly number[]) => `${rounded(Math.min(...all))}–${rounded(Math.max(...all))}`
  return {
    case: `${name}; ms ${spread(mine)} and ${spread(other)}`,
    ours: rounded(median(mine)),
    reference: rounded(median(other)),
    unit: 'ms',
    ratio: rounded(median(mine) / median(other)),
    rounds: ours.length,
  }
}
