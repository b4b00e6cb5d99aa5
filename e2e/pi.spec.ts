import { expect, type Page } from '@playwright/test'
import { expectAccessible, test } from './page.ts'

async function compute(page: Page, digits: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Digits', exact: true }).fill(digits)
  await page.getByRole('button', { name: 'Compute', exact: true }).click()
}

const results = (page: Page) => page.getByRole('region', { name: 'Digits', exact: true })

test('a hundred thousand digits are computed and hold against a hash, another way and the formula for base 16', async ({ page }) => {
  await page.goto('pi')
  await compute(page, '100000')
  await expect(results(page).getByText('1415926535', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Compare the SHA-256' }).click()
  await expect(page.getByText('ad86ad5fd8620210bcb5785ed727acb572ed55b6089c65b9cc31960f728db38a')).toBeVisible()
  await page.getByRole('button', { name: 'Compute again' }).click()
  await expect(page.getByText('gives the same 100,000 digits')).toBeVisible()
  await page.getByLabel('Place of eight hexadecimal digits').fill('1000')
  await page.getByRole('button', { name: 'Jump there' }).click()
  await expect(page.getByText('From place 1,000 on, both say 49f1c09b in base 16.')).toBeVisible()
})

test('digits are found, shown and walked through; the last ones can be reached by a key', async ({ page }) => {
  await page.goto('pi')
  await compute(page, '1000000')
  await page.getByLabel('Find digits').fill('999999')
  await expect(page.getByText('1 of 2: from place 762 after the point.')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('2 of 2: from place 193,034 after the point.')).toBeVisible()
  await expect(results(page).locator('mark').first()).toBeInViewport()
  await page.getByLabel('Find digits').fill('3.14')
  await expect(page.getByText('Only digits can be found in π')).toBeVisible()
  await page.getByRole('region', { name: '1,000,000 digits of π' }).press('End')
  await expect(results(page).getByText('577945815', { exact: true })).toBeVisible()
})

test('the digits are downloaded as they are', async ({ page }) => {
  await page.goto('pi')
  await compute(page, '50')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const stream = await (await download).createReadStream()
  const text = Buffer.concat(await stream.toArray()).toString()
  expect(text).toBe('3.1415926535897932384626433832795028841971693993751')
})

test('a number that is none is refused by a sentence, and nothing can be started', async ({ page }) => {
  await page.goto('pi')
  for (const [text, sentence] of [
    ['0', 'Zero digits'],
    ['-1', 'is negative'],
    ['1.5', 'is not whole'],
    ['1e9', 'Write the number out'],
    ['1000000000', 'are too many'],
    ['many', 'is not a number'],
    ['', 'Type how many digits'],
    ['9'.repeat(40_000), '(40000 characters)'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Digits', exact: true }).fill(text)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Compute', exact: true })).toBeDisabled()
  }
})

test('a run tells its phase, is cancelled at once, and the next one begins in a fresh worker', async ({ page }) => {
  await page.goto('pi')
  await compute(page, '100000000')
  await expect(page.getByText(/series · .*MiB/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled.')).toBeVisible()
  await compute(page, '1000')
  await expect(page.getByText('Done: 1,000 digits in')).toBeAttached()
})

test('a spigot’s digits are shown as they come', async ({ page }) => {
  await page.goto('pi')
  await page.getByLabel('Method').selectOption('gibbons')
  await compute(page, '50000')
  await expect(page.getByText(/^[\d,]+ digits so far$/)).toBeVisible()
  await expect(results(page).getByText('1415926535', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled.')).toBeVisible()
})

test('a worker that cannot be loaded is a sentence', async ({ page }) => {
  await page.route('**/pi.worker*', (route) => route.abort())
  await page.goto('pi')
  await compute(page, '1000')
  await expect(page.getByText('The worker did not start')).toBeVisible()
})

test('a race runs every way side by side, and the plot shows what was measured', async ({ page }) => {
  await page.goto('pi')
  await page.getByRole('textbox', { name: 'Digits', exact: true }).fill('1000')
  await page.getByRole('button', { name: 'Race all' }).click()
  const race = page.getByRole('list', { name: 'Race' })
  await expect(race.locator('[data-state=done]')).toHaveCount(4)
  await expect(page.locator('.pi-measured circle')).toHaveCount(4)
})

test('two workers compute one number', async ({ page }) => {
  await page.goto('pi')
  await page.getByLabel('Method').selectOption('pair')
  await compute(page, '1000000')
  await page.getByRole('button', { name: 'Compare the SHA-256' }).click()
  await expect(page.getByText('387877db67fdddbde761c053c4376e0b411b10fd2b126fd8b1249963cb628877')).toBeVisible()
})

test('the spigot shows the step in which a product no longer fits', async ({ page }) => {
  await page.goto('pi')
  await page.getByLabel('128 bits').check()
  await expect(page.getByText('Step 26 of 40')).toBeVisible()
  await expect(page.getByText('which needs 133 bits').first()).toBeVisible()
  await expect(page.getByText('3141592653589793238', { exact: true })).toBeVisible()
})

test('the page keeps to WCAG 2.2 AA in both themes, and to 320 pixels', async ({ page }) => {
  await page.goto('pi')
  await compute(page, '10000')
  await page.getByRole('button', { name: 'Compare the SHA-256' }).click()
  await expect(page.getByText('are right')).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expectAccessible(page, theme)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(320)
})
