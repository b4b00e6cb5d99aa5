import { expect, type Page } from '@playwright/test'
import puppeteer from 'puppeteer-core'
import { chromiumLaunchOptions } from '../src/node/chromium.ts'
import { test } from './page.ts'

const invokeButton = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const protocol = (page: Page) => page.getByRole('region', { name: 'Protocol' })
const steps = (page: Page) => protocol(page).getByRole('button', { name: /^Step \d+ of/ })

/** A run that has said something and is still at work. Gives how many events the page shows of it. */
async function runThatGoesOn(page: Page): Promise<string> {
  await page.goto('play/default')
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: 'function.sh', exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('handler() { echo "at work" >&2; sleep 600; }\n')
  await invokeButton(page).click()
  await expect(steps(page).filter({ hasText: 'at work' })).toBeVisible()
  await protocol(page).getByRole('button', { name: 'All events', exact: true }).click()
  return protocol(page)
    .getByText(/^\d+ events$/)
    .innerText()
}

/** The run is offered again, and holds at least the events that were shown, with the program that ran. */
async function findsItAgain(page: Page, shown: string) {
  await expect(page.getByText(/The run you had when the page was closed is kept: \d+ events\./)).toBeVisible()
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(steps(page).filter({ hasText: 'at work' })).toBeVisible()
  await protocol(page).getByRole('button', { name: 'All events', exact: true }).click()
  const kept = await protocol(page)
    .getByText(/^\d+ events$/)
    .innerText()
  expect(Number.parseInt(kept, 10)).toBeGreaterThanOrEqual(Number.parseInt(shown, 10))
  await page.getByRole('tab', { name: 'State' }).click()
  await expect(page.getByRole('region', { name: 'Processes' })).toContainText('sleep 600')
}

test('a reload in the middle of a run loses no event: it is offered as a past run, and compared with the next', async ({ page }) => {
  const shown = await runThatGoesOn(page)
  await page.reload()
  await findsItAgain(page, shown)
  await invokeButton(page).click()
  await expect(protocol(page).getByText(/^\d+ events$/)).toBeVisible()
  await protocol(page).getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(protocol(page).getByText(/run \d+ · \d+ events/)).toBeAttached()
})

test('a tab that is closed, and one that is killed, lose no event', async ({ page, context }) => {
  const shown = await runThatGoesOn(page)
  await page.close()
  const second = await context.newPage()
  await second.goto('play/default')
  await findsItAgain(second, shown)
  const again = await runThatGoesOn(second)
  const devtools = await context.newCDPSession(second)
  // The process of the page ends on the spot: no event is told to it.
  devtools.send('Page.crash').catch(() => {})
  await second.waitForEvent('crash')
  const third = await context.newPage()
  await third.goto('play/default')
  await findsItAgain(third, again)
  await third.goto('trace')
  const kept = third.getByRole('region', { name: 'Runs kept in this browser' }).getByRole('listitem')
  await expect(kept).toHaveCount(2)
  await kept
    .first()
    .getByRole('button', { name: /^Open the run/ })
    .click()
  await expect(steps(third).filter({ hasText: 'at work' })).toBeVisible()
})

test('a run that goes on in one tab is not offered by another', async ({ page, context }) => {
  await runThatGoesOn(page)
  const other = await context.newPage()
  await other.goto('play/default')
  await expect(other.getByText(/open in another tab, which keeps it/)).toBeVisible()
  await expect(other.getByText(/when the page was closed/)).toBeHidden()
  await other.goto('trace')
  await expect(other.getByText('goes on in a tab')).toBeVisible()
})

// Playwright holds every page for visible: another driver shows what a hidden one does.
test('a hidden tab goes on, and its events are all there when the page is opened again', async ({ baseURL }) => {
  const { executablePath, args = [] } = await chromiumLaunchOptions()
  const browser = await puppeteer.launch({
    ...(executablePath && { executablePath }),
    args: [...args],
    defaultViewport: { width: 1440, height: 900 },
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${String(baseURL)}play/default`)
    const invoke = "document.querySelector('.run-invoke').click()"
    const results = '[...document.querySelectorAll(".steps li")].filter((step) => step.textContent.includes("200 result")).length'
    await page.waitForSelector('.run-invoke')
    await page.evaluate(invoke)
    await page.waitForFunction(`${results} === 1`)
    const front = await browser.newPage()
    await front.bringToFront()
    await page.waitForFunction("document.visibilityState === 'hidden'", { polling: 100 })
    await page.evaluate(invoke)
    await page.waitForFunction(`${results} === 2`, { polling: 200 })
    await page.close()
    await front.goto(`${String(baseURL)}play/default`)
    await front.waitForSelector('::-p-text(Look at it)')
    await front.click('::-p-text(Look at it)')
    await front.waitForFunction(`${results} === 2`)
  } finally {
    await browser.close()
  }
})
