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

test('a strict policy is served: no script of a stranger runs, and no stranger is asked', async ({ page, request }) => {
  const response = await request.get('play/default')
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).not.toMatch(/script-src[^;]*unsafe-(inline|eval)'/)
  expect(await response.text()).toContain('http-equiv="Content-Security-Policy"')
  await page.goto('')
  const refused = await page.evaluate(`new Promise((done) => {
    const seen = []
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      seen.push(effectiveDirective)
      if (seen.length === 3) done(seen.sort())
    })
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<a id="bad" href="#" onclick="window.ran = true">x</a>')
    document.getElementById('bad').click()
    fetch('https://example.com/').catch(() => {})
  })`)
  expect(refused).toEqual(['connect-src', 'script-src-attr', 'script-src-elem'])
  expect(await page.evaluate('window.ran')).toBeUndefined()
})
