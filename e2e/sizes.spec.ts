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

test('the built page keeps to its budgets', () => {
  expect(weight(...first('index'))).toBeLessThanOrEqual(130)
  expect(weight(...first('play/default'), 'play-page-', 'session-')).toBeLessThanOrEqual(260)
  expect(weight('monaco-editor-')).toBeLessThanOrEqual(1000)
  expect(weight('bash.worker-')).toBeLessThanOrEqual(150)
})
