import { expect, type Page } from '@playwright/test'
import { expectAccessible, test } from './page.ts'

const invoke = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const transport = (page: Page) => page.getByRole('region', { name: 'Time travel' })
const grain = (page: Page, name: string) => transport(page).getByRole('button', { name, exact: true })
const lit = (page: Page) => page.locator('.monaco-editor .lit-line')

/** Opens the playground with the full editor in place. */
async function open(page: Page, path = 'play/tutorial') {
  await page.goto(path)
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
}

/** Puts the caret on a line of the open file, and sets a breakpoint there with its key. */
async function breakAt(page: Page, words: string) {
  await page.locator('.monaco-editor .view-line').filter({ hasText: words }).first().click()
  await page.keyboard.press('F9')
  await expect(page.locator('.breakpoint-glyph')).toBeVisible()
}

test('a breakpoint on a line stops the program there; steps go on line by line; the state shows what each line did', async ({ page }) => {
  await open(page)
  await breakAt(page, 'REQUEST_ID=')
  await invoke(page).click()
  await expect(page.getByText(/The program stands before line \d+ of bootstrap, at a breakpoint/)).toBeVisible()
  await expect(lit(page)).toBeVisible()
  await page.getByRole('tab', { name: 'State' }).click()
  const state = page.getByRole('region', { name: 'Variables' })
  await expect(state.getByRole('row', { name: /EVENT_DATA/ })).toContainText('{"name":"Ada"}')
  await expect(state.getByRole('row', { name: /^Δ?.*REQUEST_ID/ })).toHaveCount(0)
  await grain(page, 'Line').click()
  await transport(page)
    .getByRole('button', { name: /Step over/ })
    .click()
  await expect(state.getByRole('row', { name: /REQUEST_ID/ })).toContainText(/[0-9a-f]{8}-/)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /200 result/ })).toBeVisible()
})

test('in the past the line is lit with what it changed; who wrote a variable is one click away', async ({ page }) => {
  await open(page)
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('received')
  await grain(page, 'Line').click()
  await page.getByRole('tab', { name: 'State' }).click()
  await page.getByRole('button', { name: /Who wrote REQUEST_ID/ }).click()
  await expect(page.locator('.lit-says').first()).toContainText('REQUEST_ID =')
  await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeVisible()
})

test('the cursor walks by itself at a pace, and stops at the end', async ({ page }) => {
  await open(page)
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('received')
  await transport(page).getByRole('combobox', { name: 'Pace' }).selectOption('8×')
  await transport(page).getByRole('button', { name: 'Play (K)' }).click()
  await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeHidden()
  await expect(transport(page).getByRole('button', { name: 'Play (K)' })).toBeVisible()
})

test('a run is downloaded as a trace, and opens again read-only with its code, its state and its messages', async ({ page }) => {
  await open(page)
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('received')
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox', { name: 'Search commands' }).fill('download')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const path = await (await download).path()
  await page.goto('trace')
  await page.locator('input[type=file]').first().setInputFiles(path)
  await expect(page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /200 result/ })).toBeVisible()
  await page.getByRole('button', { name: /200 event/ }).click()
  await expect(page.getByRole('heading', { name: '200 OK' })).toBeVisible()
  await page.getByRole('tab', { name: 'State' }).click()
  await expect(page.getByRole('region', { name: 'Variables' })).toContainText('HEADERS')
  await expect(page.locator('.code-line[data-lit]')).toBeVisible()
})

test('a file that is no trace is refused with a sentence', async ({ page }) => {
  await page.goto('trace')
  const text = '{"format":"lambda-runtime-trace","version":1,"config":{"functionName":"<img src=x onerror=alert(1)>"}}\n'
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '<b>x</b>.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await expect(page.getByRole('alert')).toHaveText('This trace cannot be opened: its first line is damaged. Record the run again.')
})

test('one tab writes a draft; the other says so, loses nothing, and may take it over', async ({ page, context }) => {
  await page.goto('play/default')
  await page.getByRole('textbox', { name: /event/i }).fill('{"name":"first tab"}')
  await expect(page.getByText('Autosaved')).toBeVisible()
  const other = await context.newPage()
  await other.goto('play/default')
  await expect(other.getByText(/open in another tab, which keeps it/)).toBeVisible()
  await other.getByRole('textbox', { name: /event/i }).fill('{"name":"second tab"}')
  await page.reload()
  await expect(page.getByRole('textbox', { name: /event/i })).toHaveValue('{"name":"first tab"}')
  await other.getByRole('button', { name: 'Keep it here instead' }).click()
  await expect(page.getByText(/open in another tab, which keeps it/)).toBeVisible()
  await expect(other.getByRole('textbox', { name: /event/i })).toHaveValue('{"name":"first tab"}')
  await other.getByRole('textbox', { name: /event/i }).fill('{"name":"taken over"}')
  await other.close()
  await page.reload()
  await expect(page.getByRole('textbox', { name: /event/i })).toHaveValue('{"name":"taken over"}')
})

test('a copy is a project of its own, listed among all of them', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: /^Template/ }).click()
  await page.getByRole('menuitem', { name: 'Your projects…' }).click()
  await page.getByRole('textbox', { name: 'Name of a new project' }).fill('Mine')
  await page.getByRole('button', { name: 'Copy this one as new' }).click()
  await expect(page).toHaveURL(/\/play\/project-/)
  await page.getByRole('button', { name: /^Template: Mine/ }).click()
  await page.getByRole('menuitem', { name: 'Your projects…' }).click()
  await expect(page.getByRole('list', { name: 'Projects in this browser' })).toContainText('Mine')
})

test('changed code is compared with the run before, and the first difference is found', async ({ page }) => {
  await open(page, 'play/default')
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Hello, Ada!')
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: 'function.sh', exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('handler() { echo \'{"message":"Good day"}\'; }\n')
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Good day')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /steps? differ/ })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the first difference' }).click()
  await expect(page.locator('[data-first]')).toBeVisible()
})

test('the coach mends the article’s bootstrap, one click for each mistake that shows, and it answers', async ({ page }) => {
  await open(page, 'play/article')
  await page.getByRole('tab', { name: /Coach/ }).click()
  for (const mistake of ['Add the missing do', 'Name a file for the headers', 'Replace -v']) {
    await invoke(page).click()
    await page.getByRole('button', { name: new RegExp(`Mend it: ${mistake}`) }).click()
    await expect(page.getByText('Changed: the next Invoke deploys it')).toBeVisible()
  }
  await invoke(page).click()
  await expect(page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /200 result/ })).toBeVisible()
})

test('at 320 pixels nothing is lost to the side, in any tab', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('play/default')
  await invoke(page).click()
  for (const tab of ['Protocol', 'Inspect', 'Code']) {
    await page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name: tab }).click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    for (const button of await page.getByRole('toolbar', { name: 'Run' }).getByRole('button').all())
      expect((await button.boundingBox())?.x ?? 999).toBeLessThan(300)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing at a breakpoint, in the past, in every panel and in a saved run, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    test.slow()
    await page.goto('trace')
    await expectAccessible(page, 'no trace yet')
    await open(page)
    await breakAt(page, 'REQUEST_ID=')
    await invoke(page).click()
    await expect(page.getByText(/at a breakpoint/)).toBeVisible()
    for (const tab of ['State', 'Files', 'Logs', /Coach/, 'Message']) {
      await page.getByRole('tab', { name: tab }).click()
      await expectAccessible(page, `stopped, ${tab}`)
    }
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /200 result/ })).toBeVisible()
    await page.getByRole('button', { name: 'All events', exact: true }).click()
    await expectAccessible(page, 'all events')
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expectAccessible(page, 'nothing to compare')
    await page.getByRole('button', { name: 'Sequence', exact: true }).click()
    await transport(page)
      .getByRole('button', { name: /Step back/ })
      .click()
    await expectAccessible(page, 'in the past')
  })
}

test('a link with a step opens the project, runs nothing, and stops there once it is run', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await invoke(page).click()
  await page.getByRole('button', { name: /200 event/ }).click()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(link).toMatch(/\?at=\d+&grain=message#p=1\./)
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByText(/This link shows event \d+ of a run/)).toBeVisible()
  await invoke(other).click()
  await expect(other.getByRole('button', { name: 'In the past. Back to now' })).toBeVisible()
})
