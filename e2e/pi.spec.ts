import { expect } from '@playwright/test'
import { test } from './page.ts'

test('a hundred thousand digits of π are computed in the page and have the known hash', async ({ page }) => {
  await page.goto('pi')
  await page.getByRole('button', { name: 'Compute' }).click()
  await expect(page.getByText(/100,000 digits in/)).toBeVisible()
  await expect(page.getByText('31415926535897932384626433832795028841971693993751')).toBeVisible()
  await page.getByRole('button', { name: 'Verify by hash' }).click()
  await expect(page.getByText('ad86ad5fd8620210bcb5785ed727acb572ed55b6089c65b9cc31960f728db38a')).toBeVisible()
})
