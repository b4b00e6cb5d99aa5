import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { knownHashes } from '#pi/known-digits.ts'
import type { BenchWorker } from '#pi/methods.ts'
import { type BenchRow, median } from './bench-row.ts'
import { inPage } from './in-page.ts'

/** Rounds for each number of digits; 1e7 on request, it takes minutes: BENCH_PI_DIGITS=10000000. */
const rounds: Readonly<Record<number, number>> = { 1e3: 41, 1e4: 41, 1e5: 21, 1e6: 7, 1e7: 3 }
const asked = process.env.BENCH_PI_DIGITS?.split(',').map(Number) ?? [1e3, 1e4, 1e5, 1e6]
/** BigInt's share of a round would be most of it beyond this. */
const bigIntUpTo = 1e6

type Native = (n: number, times: number) => Promise<number>

/** Our textbook program on GMP; null where there is no C compiler or no gmp.h. */
async function withNative<T>(work: (native: Native | null) => Promise<T>): Promise<T> {
  const folder = 'node_modules/.cache/bench'
  mkdirSync(folder, { recursive: true })
  const source = fileURLToPath(new URL('./textbook-pi.c', import.meta.url))
  const program = `${folder}/textbook-pi`
  if (spawnSync('cc', ['-O2', '-o', program, source, '-lgmp']).status !== 0) return work(null)
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  try {
    return await work(async (n, times) => {
      child.stdin.write(`${n} ${times}\n`)
      const [milliseconds, digits] = String((await lines.next()).value).split(' ')
      expectKnown(
        n,
        createHash('sha256')
          .update(digits ?? '')
          .digest('hex'),
        'GMP',
      )
      return Number(milliseconds)
    })
  } finally {
    child.stdin.end()
  }
}

function expectKnown(n: number, hash: string, who: string): void {
  const known = knownHashes.get(n)
  if (known && known !== hash) throw new Error(`${who} gave wrong digits for ${n}: SHA-256 ${hash}`)
}

type InWorker = (...run: Parameters<BenchWorker>) => ReturnType<BenchWorker>

/** The page's warm worker in Chromium: engine and BigInt, each beside native GMP in the same rounds; each program's own clock, digits included. */
export async function pi(): Promise<readonly BenchRow[]> {
  return withNative((native) =>
    inPage(async (page) => {
      const worker = await page.evaluateHandle(async (path) => {
        const { warmWorker }: { warmWorker: () => Promise<BenchWorker> } = await import(/* @vite-ignore */ path)
        return warmWorker()
      }, '/src/app/pi/pi-bench.ts')
      const inWorker: InWorker = async (...run) => {
        const told = await worker.evaluate((compute, run) => compute(...run), run)
        expectKnown(run[1], told.hash, run[0])
        return told
      }
      const rows: BenchRow[] = []
      for (const n of asked) rows.push(...(await measure(n, inWorker, native)))
      return rows
    }),
  )
}

async function measure(n: number, inWorker: InWorker, native: Native | null): Promise<readonly BenchRow[]> {
  const count = rounds[n] ?? 3
  const times = Math.max(1, Math.round(2e4 / n))
  const taken = { engine: [] as number[], bigInt: [] as number[], native: [] as number[] }
  let bytes = 0
  for (let round = -1; round < count; round += 1) {
    const engine = await inWorker('engine', n, times)
    const bigInt = n <= bigIntUpTo ? await inWorker('chudnovsky', n, times) : null
    const gmp = native && (await native(n, times))
    // The first round warms up.
    if (round < 0) continue
    bytes = Math.max(bytes, engine.bytes ?? 0)
    taken.engine.push(engine.milliseconds)
    if (bigInt) taken.bigInt.push(bigInt.milliseconds)
    if (gmp) taken.native.push(gmp)
  }
  const beside = row(`engine ÷ native GMP, ${n} digits, ${(bytes / 2 ** 20).toFixed(1)} MiB`, taken.engine, taken.native)
  return taken.bigInt.length > 0 ? [beside, row(`engine ÷ BigInt, ${n} digits`, taken.engine, taken.bigInt)] : [beside]
}

function row(name: string, ours: readonly number[], reference: readonly number[]): BenchRow {
  const sorted = [...ours].sort((a, b) => a - b)
  const spread = `${sorted[0]?.toFixed(2)}–${sorted.at(-1)?.toFixed(2)} ms`
  const rounded = (value: number) => Number(value.toFixed(3))
  const [mine, other] = [median(ours), reference.length > 0 ? median(reference) : null]
  return {
    case: `${name} (${spread})`,
    ours: rounded(mine),
    reference: other && rounded(other),
    unit: 'ms',
    ratio: other && rounded(mine / other),
    rounds: ours.length,
  }
}
