import { existsSync } from 'node:fs'
import { chromium, type Page } from 'playwright'
import { build, preview } from 'vite'
import { lessonFiles, lessonPlaces } from '../build/lessons.ts'
import { chromiumLaunchOptions } from '../chromium.ts'
import { type BenchRow, median } from './bench-row.ts'

/** A check should take no longer, ms. */
const budget = 2000

/** In the page: presses Check, and gives the milliseconds until the checklist is at rest again. */
const timeCheck = `new Promise((resolve) => {
  const list = document.querySelector('.checklist')
  const began = performance.now()
  let busy = false
  new MutationObserver((_, observer) => {
    if (list.getAttribute('aria-busy') === 'true') busy = true
    else if (busy) {
      observer.disconnect()
      resolve(performance.now() - began)
    }
  }).observe(list, { attributes: true, attributeFilter: ['aria-busy'] })
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, shiftKey: true }))
})`

/** Every lesson in bash, checked as it begins and as it is solved, in the built page in a real Chromium. The worker is warm, as after a person has read. */
export async function lessons(): Promise<readonly BenchRow[]> {
  if (!existsSync('dist/index.html')) await build({ logLevel: 'error' })
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' })
  const browser = await chromium.launch(await chromiumLaunchOptions())
  try {
    const page = await browser.newPage()
    await page.goto(`${server.resolvedUrls?.local[0]}learn/loop/ask`)
    const times: Timed[] = []
    for (const { path, title } of bashLessons()) times.push(...(await timed(page, path, title)))
    return rowsOf(times)
  } finally {
    await browser.close()
    await server.close()
  }
}

interface Timed {
  readonly path: string
  readonly what: 'start' | 'solution'
  readonly millis: number
}

const bashLessons = () =>
  lessonPlaces()
    .flatMap((chapter) => chapter.lessons)
    .filter(({ path }) => lessonFiles(path).start.settings.runtime !== 'cpp')

async function timed(page: Page, path: string, title: string): Promise<readonly Timed[]> {
  await page.evaluate(`history.pushState(null, '', new URL('learn/${path}', document.baseURI))`)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await page.evaluate(timeCheck)
  const start = Number(await page.evaluate(timeCheck))
  await page.getByRole('button', { name: 'Compare with a solution' }).click()
  await page.getByRole('button', { name: 'Put the solution into the editor' }).click()
  const solution = Number(await page.evaluate(timeCheck))
  return [
    { path, what: 'start', millis: start },
    { path, what: 'solution', millis: solution },
  ]
}

function rowsOf(times: readonly Timed[]): readonly BenchRow[] {
  const row = (name: string, millis: number): BenchRow => ({
    case: `${name}; reference: the budget`,
    ours: Math.round(millis),
    reference: budget,
    unit: 'ms',
    ratio: Number((millis / budget).toFixed(2)),
    rounds: 1,
  })
  const slowest = [...times].sort((a, b) => b.millis - a.millis).slice(0, 3)
  const half = median(times.map(({ millis }) => millis))
  return [
    row(`checking a lesson in bash, median of ${times.length} checks`, half),
    ...slowest.map(({ path, what, millis }) => row(`among the slowest: ${path}, ${what}`, millis)),
  ]
}
