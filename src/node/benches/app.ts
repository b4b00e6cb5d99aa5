import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright'
import { build, preview } from 'vite'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { defaultConfig } from '#lambda/world.ts'
import { exampleBody, exampleRun } from '#trace/example-run.ts'
import { traceBodyLine, traceEventLine, traceHead } from '#trace/file.ts'
import { chromiumLaunchOptions } from '../chromium.ts'
import { type BenchRow, median } from './bench-row.ts'

/** The budgets of the page stand beside what was measured: `ratio` above 1 is over budget. */
function row(name: string, ours: number, budget: number, unit: string, rounds: number): BenchRow {
  const rounded = (value: number) => Number(value.toFixed(2))
  return { case: `${name}; reference: the budget`, ours: rounded(ours), reference: budget, unit, ratio: rounded(ours / budget), rounds }
}

/** The built page in a real Chromium: how soon it is there, how soon it answers, how large it is. */
export async function app(): Promise<readonly BenchRow[]> {
  if (!existsSync('dist/index.html')) await build({ logLevel: 'error' })
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' })
  const browser = await chromium.launch(await chromiumLaunchOptions())
  const address = server.resolvedUrls?.local[0] ?? ''
  try {
    return [
      ...sizes(),
      ...(await paints(browser, address)),
      ...(await keys(browser, address, 5000, 16)),
      ...(await keys(browser, address, 100_000, 50)),
      ...(await interactions(browser, address)),
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Kilobytes, gzip, of files in dist/assets whose name begins so. */
function gzipped(...beginnings: readonly string[]): number {
  const files = readdirSync('dist/assets').filter((file) => file.endsWith('.js') && beginnings.some((each) => file.startsWith(each)))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist/assets', file))).length, 0) / 1024
}

function sizes(): readonly BenchRow[] {
  return [
    row('JavaScript before the first paint', gzipped('index-'), 130, 'KiB gzip', 1),
    row('the editor, loaded later', gzipped('monaco-editor-'), 1000, 'KiB gzip', 1),
    row('the shell’s worker', gzipped('bash.worker-'), 150, 'KiB gzip', 1),
  ]
}

const loads = 5

interface Painted {
  /** ms. */
  readonly largest: number
  readonly shift: number
}

/** In the page: the browser's own entries so far. */
const largestPaint = `new Promise((resolve) => {
  let [largest, shift] = [0, 0]
  const look = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true })
  look('largest-contentful-paint', ({ startTime }) => { largest = startTime })
  look('layout-shift', ({ value }) => { shift += value })
  setTimeout(() => resolve({ largest, shift }), 300)
})`

/** In the page: notes the time from each key to the end of the frame that follows: to the task that comes before all others after it. */
const watchKeys = `if (!window.seenKeys) {
  window.seenKeys = []
  addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() =>
    scheduler.postTask(() => window.seenKeys.push(performance.now() - timeStamp), { priority: 'user-blocking' })
  ), { capture: true })
}`
const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** In the page: notes how long each interaction took until its effect was painted, as the browser itself counts for INP (in steps of 8 ms). */
const watchInteractions = `window.seenInteractions = new Map()
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId) window.seenInteractions.set(interactionId, Math.max(duration, window.seenInteractions.get(interactionId) ?? 0))
}).observe({ type: 'event', durationThreshold: 16 })`

/** LCP and CLS of the start page and the playground, fresh each time; on a slow processor, too. */
async function paints(browser: Browser, address: string): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [path, name] of [
    ['', 'start page'],
    ['play/default', 'playground'],
  ] as const) {
    for (const [slow, budget] of [
      [1, 1200],
      [4, 2500],
    ] as const) {
      const seen = await repeat(loads, () => paintOf(browser, `${address}${path}`, slow))
      rows.push(
        row(
          `${name}: largest paint${slow > 1 ? `, processor ${slow} times slower` : ''}`,
          median(seen.map(({ largest }) => largest)),
          budget,
          'ms',
          loads,
        ),
      )
      if (slow === 1) rows.push(row(`${name}: layout shift`, Math.max(...seen.map(({ shift }) => shift)), 0.02, 'CLS', loads))
    }
  }
  return rows
}

async function paintOf(browser: Browser, url: string, slow: number): Promise<Painted> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow })
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate<Painted>(largestPaint)
  await page.close()
  return seen
}

const presses = 40

/** From a key to the painted cursor, in a trace of `count` events: stepping, and jumping to the ends. */
async function keys(browser: Browser, address: string, count: number, budget: number): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'))
  const file = join(folder, 'run.jsonl')
  writeFileSync(
    file,
    traceHead(defaultConfig, 0) + traceBodyLine(exampleBody.id, bytesOf('{"name":"Ada"}')) + exampleRun(count).map(traceEventLine).join(''),
  )
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}trace`)
  const start = Date.now()
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page
    .getByRole('button', { name: /^Step \d+ of/ })
    .first()
    .waitFor()
  const opened = Date.now() - start
  await page.locator('.steps [aria-current=step]').focus()
  await page.keyboard.press('Home')
  const name = `${count.toLocaleString('en')} events`
  const steps = await pressed(page, 'ArrowRight', presses)
  const ends = await pressed(page, ['End', 'Home'], presses)
  await page.getByRole('button', { name: 'Line', exact: true }).click()
  await page.getByRole('tab', { name: 'State' }).click()
  await page.locator('.steps [tabindex="0"]').focus()
  const lines = await pressed(page, 'ArrowRight', presses)
  await page.close()
  rmSync(folder, { recursive: true })
  return [
    row(`${name}: a saved trace opens`, opened, 2000, 'ms', 1),
    row(`${name}: → to painted cursor, median`, median(steps), budget, 'ms', presses),
    row(`${name}: → by lines with the state shown, median`, median(lines), budget, 'ms', presses),
    row(`${name}: Home and End to painted cursor, median`, median(ends), budget, 'ms', presses),
  ]
}

/**
 * Times from each key to the frame after the one that shows its effect. Keys come as those of a person do, bound to no frame: pressed right
 * after one, each would wait for a whole other.
 */
async function pressed(page: Page, key: string | readonly string[], times: number): Promise<readonly number[]> {
  const chance = random(times)
  await page.evaluate(watchKeys)
  const all = typeof key === 'string' ? [key] : key
  for (let n = 0; n < times; n += 1) {
    await page.evaluate(twoFrames)
    await page.waitForTimeout(apart.least + chance() * (apart.most - apart.least))
    await page.keyboard.press(all[n % all.length] ?? '')
  }
  await page.evaluate(twoFrames)
  const seen = await page.evaluate<readonly number[]>('window.seenKeys')
  return seen.slice(-times)
}

/** Time between two keys, ms: from a key held down to a hand in haste. */
const apart = { least: 30, most: 150 }

/** INP, the slowest interaction of each kind: clicks, keys and typing, at rest and while the visitor's code spins. */
async function interactions(browser: Browser, address: string): Promise<readonly BenchRow[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}play/default`)
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: 'function.sh', exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.evaluate(watchInteractions)
  const rows = [await slowest(page, 'typing code', 200, () => page.keyboard.type('# a comment, typed key by key', { delay: 40 }))]
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('handler() { echo spinning >&2; while :; do n=$((n + 1)); done; }\n')
  await page
    .getByRole('toolbar', { name: 'Run' })
    .getByRole('button', { name: /^Invoke/ })
    .click()
  const steps = page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /^Step / })
  await steps.filter({ hasText: 'spinning' }).waitFor()
  const often = 10
  const repeated = (act: (n: number) => Promise<void>) => async () => {
    for (let n = 0; n < often; n += 1) await act(n)
  }
  const spinning = 'while code spins'
  rows.push(
    await slowest(
      page,
      `clicks on steps, ${spinning}`,
      100,
      repeated((n) => steps.nth(n % 5).click()),
    ),
    await slowest(
      page,
      `→ and ← on steps, ${spinning}`,
      100,
      repeated((n) => page.keyboard.press(n % 3 === 2 ? 'ArrowLeft' : 'ArrowRight', { delay: 30 })),
    ),
  )
  const tabs = ['State', 'Logs', 'Message', 'Answer']
  rows.push(
    await slowest(
      page,
      `other panels, ${spinning}`,
      200,
      repeated((n) => page.getByRole('tab', { name: tabs[n % tabs.length] ?? '' }).click()),
    ),
  )
  await page.getByRole('textbox', { name: /event/i }).focus()
  rows.push(await slowest(page, `typing an event, ${spinning}`, 200, () => page.keyboard.type('{"name": "typed"}', { delay: 40 })))
  await page.close()
  return rows
}

/** The slowest of the interactions that `act` makes; those under 16 ms count as 16. */
async function slowest(page: Page, name: string, budget: number, act: () => Promise<void>): Promise<BenchRow> {
  await page.evaluate('window.seenInteractions.clear()')
  await act()
  await page.waitForTimeout(300)
  const seen = await page.evaluate<readonly number[]>('[...window.seenInteractions.values()]')
  return row(`INP, ${name}: slowest`, Math.max(16, ...seen), budget, 'ms', Math.max(1, seen.length))
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = []
  for (let n = 0; n < times; n += 1) all.push(await work())
  return all
}
