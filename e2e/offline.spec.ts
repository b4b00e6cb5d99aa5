import { expect } from '@playwright/test'
import { test } from './page.ts'

test('after the first visit the page opens without a network, and runs', async ({ page, context }) => {
  await page.goto('play/default')
  await page.evaluate('navigator.serviceWorker.ready')
  const kept = `caches.keys().then(async (names) => {
    const cache = await caches.open(names.find((name) => name.startsWith('page-')))
    return (await cache.keys()).length
  })`
  await expect.poll(() => page.evaluate(kept)).toBeGreaterThan(20)
  await context.setOffline(true)
  for (const path of ['', 'play/tutorial', 'play/project-of-mine', 'trace', 'pi']) {
    await page.goto(path)
    await expect(page.locator('h1, .saved-welcome').first()).toBeAttached()
  }
  await page.goto('play/default')
  await page
    .getByRole('toolbar', { name: 'Run' })
    .getByRole('button', { name: /^Invoke/ })
    .click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Hello, Ada!')
})
