import { expect, type Page } from '@playwright/test'
import { test } from './page.ts'

/** Goes from pane to pane with F6 until the focus is in the one of this name. */
async function paneOf(page: Page, name: string) {
  const inside = `document.activeElement?.closest('[aria-label="${name}"]') !== null`
  for (let tries = 0; tries < 12 && !(await page.evaluate(inside)); tries += 1) await page.keyboard.press('F6')
  expect(await page.evaluate(inside), `F6 leads to ${name}`).toBe(true)
}

test('the whole journey with keys alone: edit, break, run, step, look back, play, mend the view, share', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('play/tutorial')
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  // Edit the handler, and set a breakpoint on its first line.
  await paneOf(page, 'Files')
  await page.keyboard.press('Tab')
  for (let tries = 0; tries < 12; tries += 1) {
    if ((await page.evaluate('document.activeElement.textContent')) === 'function.sh') break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.locator('.monaco-editor')).toContainText('handler')
  await page.keyboard.press('F6')
  await expect.poll(() => page.evaluate("document.activeElement.closest('.monaco-editor') !== null")).toBe(true)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.insertText('  name=$1\n')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F9')
  await expect(page.locator('.breakpoint-glyph')).toBeVisible()
  // Run into it, step over the line, and go on.
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('The program stands before line 2 of function.sh, at a breakpoint.')).toBeVisible()
  await paneOf(page, 'Protocol')
  await page.keyboard.press('o')
  await expect(page.getByText('The program stands before line 3 of function.sh, after a step.')).toBeVisible()
  await page.keyboard.press('k')
  const protocol = page.getByRole('region', { name: 'Protocol' })
  await expect(protocol.getByRole('button', { name: /200 result/ })).toBeVisible()
  // Look back: by messages, by phases, by lines; then to the end again.
  await paneOf(page, 'Protocol')
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeVisible()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(protocol.locator('[aria-current="step"]')).toContainText('event (cold start)')
  await page.keyboard.press('3')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeHidden()
  // The timeline takes keys, too.
  await page.getByRole('slider', { name: 'Position in time' }).focus()
  await page.keyboard.press('w')
  await expect(page.getByRole('button', { name: 'Show the whole run (F)' })).toBeEnabled()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Show the whole run (F)' })).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByText('Link copied')).toBeVisible()
})
