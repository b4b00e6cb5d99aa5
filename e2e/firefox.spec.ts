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

  test('the debugger goes its whole way: run, look back, state, header breakpoint, compare, a reload that loses nothing', async ({
    baseURL,
  }) => {
    const browser = await openFirefox(firefox ?? '')
    try {
      const page = await browser.newPage()
      await page.setViewport({ width: 1440, height: 900 })
      const failures: string[] = []
      page.on('pageerror', (error) => failures.push(String(error)))
      const press = (name: string) => page.locator(`aria/${name}[role="button"]`).click()
      const step = (words: string) =>
        page.waitForFunction(
          `[...document.querySelectorAll('.steps li')].some((row) => row.textContent.includes(${JSON.stringify(words)}))`,
        )
      await page.goto(`${String(baseURL)}play/tutorial`)
      await page.waitForSelector('.monaco-editor .view-line')
      await page.locator('.run-invoke').click()
      await step('200 result')
      await page.locator('aria/State[role="tab"]').click()
      await page.focus('.steps [aria-current=step]')
      await page.keyboard.press('3')
      for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowLeft')
      await page.waitForSelector('text/In the past. Back to now')
      await page.waitForSelector('.monaco-editor .lit-line')
      await page.waitForSelector('section[aria-label="Variables"] tr')
      await page.keyboard.press('End')
      for (const view of ['All events', 'Compare', 'Sequence']) await press(view)
      await page.locator('.run-bar .menu > button').click()
      await page.locator('text/Headers and lines…').click()
      await page.locator('input[list=known-headers]').fill('Lambda-Runtime-Aws-Request-Id')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.breakpoints-list li')
      await page.keyboard.press('Escape')
      await page.locator('.run-invoke').click()
      await page.waitForSelector('text/Resume')
      await press('Resume')
      await page.waitForFunction(
        "[...document.querySelectorAll('.steps li')].filter((row) => row.textContent.includes('200 result')).length === 2",
      )
      await page.reload()
      await page.locator('text/Look at it').click()
      await page.waitForFunction(
        "[...document.querySelectorAll('.steps li')].filter((row) => row.textContent.includes('200 result')).length === 2",
      )
      expect(failures).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
