import { expect, test } from '@playwright/test'
import { findFirefox, openFirefox } from '../src/node/firefox.ts'

const firefox = findFirefox()
if (!firefox) console.warn('SKIPPED: no Firefox is installed (FIREFOX_PATH names one); the page was tested in Chromium alone.')

test.describe('in Firefox', () => {
  test.skip(!firefox, 'no Firefox is installed')

  test('the demo answers, and a million digits of π by one worker and by two have the known hash', async ({ baseURL }) => {
    const browser = await openFirefox(firefox ?? '')
    try {
      const page = await browser.newPage()
      const failures: string[] = []
      page.on('pageerror', (error) => failures.push(String(error)))
      await page.goto(String(baseURL))
      await page.locator('aria/Invoke[role="button"]').click()
      await page.waitForSelector('text/{"message":"Hello, Ada!"}')
      await page.goto(`${baseURL}pi`)
      for (const method of ['engine', 'pair']) {
        await page.locator('select').fill(method)
        await page.locator('button[type=submit]').click()
        await page.locator('text/Compare the SHA-256').click()
        await page.waitForSelector('text/387877db67fdddbde761c053c4376e0b411b10fd2b126fd8b1249963cb628877')
      }
      expect(failures).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
