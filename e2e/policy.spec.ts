import { expect, test } from '@playwright/test'

// The browser says aloud what it refuses: no silent console here.
test('a strict policy is served: no script of a stranger runs, and no stranger is asked', async ({ page, request }) => {
  const response = await request.get('play/default')
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-/)
  expect(await response.text()).toContain('http-equiv="Content-Security-Policy"')
  await page.goto('')
  const refused = await page.evaluate(`new Promise((done) => {
    const seen = new Set()
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      seen.add(effectiveDirective)
      if (seen.size === 3) done([...seen].sort())
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
