import { expect, type Page } from '@playwright/test'
import { test } from './page.ts'

const invoke = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const protocol = (page: Page) => page.getByRole('region', { name: 'Protocol' })
const step = (page: Page, words: RegExp) => protocol(page).getByRole('button', { name: words })
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })

/** Opens the playground with the full editor in place. */
async function open(page: Page, path: string) {
  await page.goto(path)
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
}

/** Replaces the text of a file, as a person with an editor would. */
async function rewrite(page: Page, file: string, text: string) {
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: file, exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

test('forked from a moment, changed code gets the same events up to it, and stops there', async ({ page }) => {
  await open(page, 'play/default')
  await page.getByRole('textbox', { name: /event/i }).fill('{"name":"Grace"}')
  await invoke(page).click()
  await expect(inspector(page)).toContainText('Hello, Grace!')
  await page.getByRole('textbox', { name: /event/i }).fill('{"name":"not this one"}')
  await rewrite(page, 'function.sh', 'handler() { printf \'{"forked":%s}\' "$1"; }\n')
  await step(page, /POST response/).click()
  await page.getByRole('button', { name: 'Fork here' }).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await expect(step(page, /POST response/)).toBeVisible()
  await expect(step(page, /200 result/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('tab', { name: 'Answer' }).click()
  await expect(inspector(page)).toContainText('{"forked":{"name":"Grace"}}')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /steps? differ/ })).toBeVisible()
})

test('a message is edited and sent again: an old id is refused, and it stands in the trace', async ({ page }) => {
  await open(page, 'play/default')
  await invoke(page).click()
  await expect(inspector(page)).toContainText('Hello, Ada!')
  await expect(step(page, /frozen/)).toBeVisible()
  await step(page, /POST response/).click()
  await page.getByRole('button', { name: 'Edit and resend' }).click()
  await page.getByRole('textbox', { name: 'Path of the POST request' }).fill('/2018-06-01/runtime/invocation/no-such-id/response')
  await page.getByRole('textbox', { name: 'Body' }).fill('{"late":true}')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(step(page, /400 InvalidRequestID/)).toBeVisible()
  await expect(page.getByRole('tab', { name: /^Coach/ })).toContainText(/\d/)
})

test('an event is edited and the function invoked with it again', async ({ page }) => {
  await open(page, 'play/default')
  await invoke(page).click()
  await expect(inspector(page)).toContainText('Hello, Ada!')
  await step(page, /Invoke: an event arrives/).click()
  await page.getByRole('button', { name: 'Edit and invoke again' }).click()
  await page.getByRole('textbox', { name: 'Body' }).fill('{"name":"Edsger"}')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('tab', { name: 'Answer' }).click()
  await expect(inspector(page)).toContainText('Hello, Edsger!')
})

test('a header pauses the run at the message that carries it; with a value, only then', async ({ page }) => {
  await open(page, 'play/default')
  await page.getByRole('button', { name: /^Breakpoints/ }).click()
  await page.getByRole('menuitem', { name: 'Headers and lines…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Breakpoints' })
  await dialog.getByRole('combobox', { name: 'Header' }).fill('not a name')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('This is no name of a header')
  await dialog.getByRole('combobox', { name: 'Header' }).fill('lambda-runtime-aws-request-id')
  await page.keyboard.press('Enter')
  await dialog.getByRole('combobox', { name: 'Header' }).fill('Content-Type')
  await dialog.getByRole('textbox', { name: 'Value (any, when empty)' }).fill('text/html')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Pause when a message carries lambda-runtime-aws-request-id',
    'Pause when a message carries Content-Type with text/html',
  ])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Breakpoints: 2 set' })).toBeVisible()
  await invoke(page).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await expect(protocol(page).locator('[aria-current="step"]')).toContainText('200 event')
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(inspector(page)).toContainText('Hello, Ada!')
})

test('what the coach found stands beside the line; F8 tells it, and the repair is a key away', async ({ page }) => {
  await open(page, 'play/article')
  await invoke(page).click()
  await expect(page.locator('.monaco-editor .coach-mark').first()).toBeVisible()
  await page.locator('.monaco-editor .view-line').first().click()
  await page.keyboard.press('F8')
  await expect(page.locator('.monaco-editor')).toContainText('Do this:')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+.')
  await page.getByRole('option', { name: /Mend it: Add the missing do/ }).click()
  await expect(page.getByText('Changed: the next Invoke deploys it')).toBeVisible()
  await expect(page.locator('.monaco-editor .coach-mark')).toHaveCount(0)
})
