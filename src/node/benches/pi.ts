import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { createServer } from 'vite'
import { knownDigests } from '#pi/known-digits.ts'
import { chromiumLaunchOptions } from '../chromium.ts'
import { type BenchRow, median } from './bench-row.ts'

interface Result {
  readonly ms: number
  readonly digits: string
}
interface Contender {
  readonly name: string
  readonly most: number
  readonly run: (digits: number) => Promise<Result>
}
/** Makes the browser's clock tick in 5 µs instead of 100 µs. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
const rounds = new Map([
  [1_000, 201],
  [10_000, 41],
  [100_000, 11],
  [1_000_000, 7],
  [10_000_000, 3],
])

/** The page's worker in Chromium, BigInt in another, and native GMP where it can be compiled: in turn, every result held against its digest. */
export async function pi(): Promise<readonly BenchRow[]> {
  const server = await createServer({
    configFile: 'vite.config.ts',
    server: { port: 0, host: '127.0.0.1', headers: isolated },
    logLevel: 'error',
  })
  await server.listen()
  const browser = await chromium.launch(await chromiumLaunchOptions())
  const native = nativeGmp()
  try {
    const page = await browser.newPage()
    const root = server.resolvedUrls?.local[0] ?? ''
    await page.route('**/bench-page', (route) =>
      route.fulfill({ headers: isolated, contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
    )
    await page.goto(`${root}bench-page`)
    await openWorker(page)
    const inPage = (method: string, most: number): Contender => ({
      name: `${method}, direct (a worker in Chromium)`,
      most,
      run: (digits) => compute(page, method, digits),
    })
    const ours = inPage('engine', 10_000_000)
    const others = [inPage('chudnovsky', 1_000_000), ...(native ? [native.contender] : [])]
    const rows: BenchRow[] = []
    for (const [digits, count] of rounds) rows.push(...(await race(digits, count, ours, others)))
    return rows
  } finally {
    native?.close()
    await browser.close()
    await server.close()
  }
}

async function race(digits: number, count: number, ours: Contender, others: readonly Contender[]): Promise<BenchRow[]> {
  const running = [ours, ...others.filter((other) => digits <= other.most)]
  const times = new Map(running.map(({ name }) => [name, [] as number[]]))
  for (let round = -Math.ceil(count / 10); round < count; round += 1) {
    for (const { name, run } of running) {
      const result = await run(digits)
      const digest = createHash('sha256').update(result.digits).digest('hex')
      if (digest !== knownDigests.get(digits)) throw new Error(`Failed to bench: ${name} gave wrong digits for ${digits}`)
      if (round >= 0) times.get(name)?.push(result.ms)
    }
  }
  const mine = times.get(ours.name) ?? []
  const rounded = (value: number) => Number(value.toFixed(3))
  return running.slice(1).map(({ name }) => {
    const theirs = times.get(name) ?? []
    const spread = `ours ${rounded(Math.min(...mine))}–${rounded(Math.max(...mine))}, theirs ${rounded(Math.min(...theirs))}–${rounded(Math.max(...theirs))}`
    const [our, reference] = [median(mine), median(theirs)]
    return {
      case: `${digits} digits, engine against ${name}; ${spread}`,
      ours: rounded(our),
      reference: rounded(reference),
      unit: 'ms',
      ratio: rounded(our / reference),
      rounds: count,
    }
  })
}

const openWorker = (page: Page) =>
  page.evaluate(async () => {
    const worker = new Worker('/src/app/pi/pi.worker.ts?worker_file&type=module', { type: 'module' })
    Object.assign(globalThis, { piWorker: worker })
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve()
      worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not load'))
    })
  })

const compute = (page: Page, method: string, digits: number): Promise<Result> =>
  page.evaluate(
    ([how, count]) =>
      new Promise<Result>((resolve, reject) => {
        const worker: Worker = Reflect.get(globalThis, 'piWorker')
        worker.onmessage = ({ data }) => {
          if (data.type === 'done') resolve({ ms: data.ms, digits: new TextDecoder().decode(data.bytes) })
          if (data.type === 'failed') reject(new Error(data.message))
        }
        worker.postMessage({ type: 'compute', method: how, digits: count })
      }),
    [method, digits] as const,
  )

function nativeGmp() {
  const folder = 'node_modules/.cache/pi'
  mkdirSync(folder, { recursive: true })
  const source = fileURLToPath(new URL('pi-native.c', import.meta.url))
  const { status } = spawnSync('cc', ['-O2', '-o', `${folder}/native`, source, '-lgmp'])
  if (status !== 0) return undefined
  const child = spawn(`${folder}/native`)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const contender: Contender = {
    name: 'native GMP, one thread',
    most: 10_000_000,
    run: async (digits) => {
      child.stdin.write(`${digits}\n`)
      const { value = '' } = await lines.next()
      const [ms = '', text = ''] = String(value).split(' ')
      return { ms: Number(ms), digits: text }
    },
  }
  return { contender, close: () => child.kill() }
}
