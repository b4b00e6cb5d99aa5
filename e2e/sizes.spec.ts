import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const assets = new URL('../dist/assets/', import.meta.url)

/** KiB, gzip, of the scripts whose name begins so. */
function weight(...beginnings: readonly string[]): number {
  const files = readdirSync(assets).filter((file) => file.endsWith('.js') && beginnings.some((each) => file.startsWith(each)))
  expect(files.length).toBeGreaterThan(0)
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, assets))).length, 0) / 1024
}

/** Scripts that a page loads at once, by its address. */
const first = (page: string): readonly string[] =>
  [...readFileSync(new URL(`../${page}.html`, assets), 'utf8').matchAll(/assets\/([\w-]+)\.js/g)].map(([, name = '']) => name)

/** In the page: notes when the title of the lesson was drawn. */
const watchTitle = `new MutationObserver((_, observer) => {
  if (!document.getElementById('lesson-title')) return
  window.titleAt = performance.now()
  observer.disconnect()
}).observe(document, { childList: true, subtree: true })`
const loadedBefore = `performance.getEntriesByType('resource').filter(({ startTime }) => startTime < window.titleAt).map(({ name }) => name)`

for (const lesson of ['lambda/hello', 'loop/complete', 'cpp/gmp'])
  test(`the lesson ${lesson} is on the screen after 130 KiB`, async ({ page }) => {
    await page.addInitScript(watchTitle)
    await page.goto(`learn/${lesson}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const files = ((await page.evaluate(loadedBefore)) as readonly string[]).filter((name) => /\.(js|css)$/.test(name))
    expect(files.length).toBeGreaterThan(3)
    const sum = files.reduce((bytes, name) => bytes + gzipSync(readFileSync(new URL(name.split('/').pop() ?? '', assets))).length, 0)
    expect(sum / 1024).toBeLessThanOrEqual(130)
  })

test('the built page keeps to its budgets', () => {
  expect(weight(...first('index'))).toBeLessThanOrEqual(130)
  expect(weight(...first('play/default'), 'play-page-', 'session-')).toBeLessThanOrEqual(260)
  expect(weight('monaco-editor-')).toBeLessThanOrEqual(1000)
  expect(weight('bash.worker-')).toBeLessThanOrEqual(150)
})
