import { expect } from '@playwright/test'
import { test } from './page.ts'

test('one press shows a bootstrap ask for work, handle the event and answer', async ({ page }) => {
  await page.goto('')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lambda never calls your code. Your code asks for work.')
  await page.getByRole('button', { name: 'Invoke', exact: true }).click()
  await expect(page.getByText('{"message":"Hello, Ada!"}').first()).toBeVisible()
  const steps = page.getByRole('list', { name: 'Messages between your code and Lambda' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'GET next' })).toHaveCount(2)
  await expect(steps.last()).toContainText('frozen')

  await page.getByRole('button', { name: 'Invoke again (warm)' }).click()
  await expect(page.getByRole('button', { name: 'Invoke three at once' })).toBeEnabled()
  await expect(steps.filter({ hasText: 'run bootstrap' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Invoke three at once' }).click()
  await expect(page.getByRole('region', { name: 'vm-3' })).toBeVisible()
  await expect(page.getByText('{"message":"Hello, Ada!"}')).toHaveCount(3)
})

test('every call to the Runtime API stands in the Network panel', async ({ page }) => {
  const calls: string[] = []
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url())
    if (origin === 'http://127.0.0.1:9001')
      calls.push(`${response.request().method()} ${pathname.split('/').at(-1)} ${response.status()} ${response.fromServiceWorker()}`)
  })
  await page.goto('')
  await page.getByRole('button', { name: 'Invoke', exact: true }).click()
  await expect(page.getByText('{"message":"Hello, Ada!"}').first()).toBeVisible()
  expect(calls).toEqual(['GET next 200 true', 'POST response 202 true'])
})

test('walking from the start page to the playground keeps calls in the Network panel', async ({ page }) => {
  const answered: boolean[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).origin === 'http://127.0.0.1:9001') answered.push(response.fromServiceWorker())
  })
  await page.goto('')
  await page.getByRole('link', { name: 'Play', exact: true }).click()
  await page
    .getByRole('toolbar', { name: 'Run' })
    .getByRole('button', { name: /^Invoke/ })
    .click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Hello, Ada!')
  expect(answered).toEqual([true, true])
})
