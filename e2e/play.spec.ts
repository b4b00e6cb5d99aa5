import { expect, type Page } from '@playwright/test'
import { expectAccessible, test } from './page.ts'

const invoke = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const steps = (page: Page) => page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /^Step / })
const answers = (page: Page) => page.getByRole('region', { name: 'Inspector' })

/** Types a whole file anew, as a person with an editor would. */
async function rewrite(page: Page, file: string, text: string) {
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: file, exact: true }).click()
  const editor = page.locator('.monaco-editor').first()
  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

test('a changed handler gives a changed answer, and the edit survives a reload in the middle of a run', async ({ page }) => {
  await page.goto('play/default')
  await invoke(page).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
  await rewrite(page, 'function.sh', 'handler() { echo spinning >&2; while true; do :; done; }\n')
  await expect(page.getByText('Changed: the next Invoke deploys it')).toBeVisible()
  await invoke(page).click()
  await expect(steps(page).filter({ hasText: 'spinning' })).toBeVisible()
  await page.reload()
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: 'function.sh', exact: true }).click()
  await expect(page.getByText('while true; do :; done').first()).toBeVisible()
})

test('paused, every message waits for a step; stepping back shows the past and changes nothing', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Pause' }).click()
  await invoke(page).click()
  const step = page.getByRole('button', { name: 'Step', exact: true })
  for (const message of ['run bootstrap', 'GET next', '200 event', 'POST response', '202 accepted']) {
    if (message !== 'GET next' && message !== 'POST response') await step.click()
    await expect(steps(page).filter({ hasText: message }).last()).toBeVisible()
  }
  await expect(steps(page).filter({ hasText: 'GET next' })).toHaveCount(2)
  const seen = await steps(page).count()
  await steps(page).last().focus()
  for (let back = 0; back < 5; back += 1) await page.keyboard.press('ArrowLeft')
  await expect(steps(page)).toHaveCount(seen)
  await expect(page.getByRole('region', { name: 'Protocol' }).locator('[aria-current="step"]')).toContainText(
    new RegExp(`Step ${seen - 5} of`),
  )
  await page.getByRole('button', { name: 'Resume' }).click()
  await steps(page).filter({ hasText: 'frozen' }).click()
  await page.getByRole('tab', { name: 'Answer' }).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
})

test('an event that is not JSON is marked and not sent', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('textbox', { name: /event/i }).fill('{"name": Ada}')
  await invoke(page).click()
  await expect(page.getByText('Not sent: the event is not JSON')).toBeVisible()
  await expect(steps(page)).toHaveCount(0)
})

test('two tabs answer each their own runtime', async ({ page, context }) => {
  const other = await context.newPage()
  await page.goto('play/default')
  await other.goto('play/tutorial')
  await invoke(page).click()
  await invoke(other).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
  await expect(answers(other)).toContainText('{"received": {"name":"Ada"}}')
  await invoke(page).click()
  await expect(steps(page).filter({ hasText: '200 result' })).toHaveCount(2)
  await expect(steps(other).filter({ hasText: '200 result' })).toHaveCount(1)
})

test('a run that is begun after Shift+reload, when no service worker controls the page, is not lost', async ({ page }) => {
  await page.goto('play/default')
  await invoke(page).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
  const browser = await page.context().newCDPSession(page)
  await Promise.all([page.waitForEvent('load'), browser.send('Page.reload', { ignoreCache: true })])
  expect(await page.evaluate('navigator.serviceWorker.controller')).toBeNull()
  await invoke(page).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
})

test('the export downloads a zip', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page
    .getByRole('menuitem', { name: /function\.zip/ })
    .first()
    .click()
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.goto('')
      await expectAccessible(page, 'start page')
      await page.getByRole('button', { name: 'Invoke', exact: true }).click()
      await expect(page.getByText('{"message":"Hello, Ada!"}').first()).toBeVisible()
      await expectAccessible(page, 'start page after a run')
      await page.goto('play/article')
      await expect(page.getByRole('main')).toBeVisible()
      await expectAccessible(page, 'play, with problems')
      await page.goto('play/default')
      await page
        .getByRole('button', { name: /^Invoke/ })
        .first()
        .click()
      await expect(steps(page).filter({ hasText: 'frozen' })).toBeVisible()
      await expectAccessible(page, 'play after a run')
      await steps(page).last().focus()
      await page.keyboard.press('ArrowLeft')
      await expectAccessible(page, 'play in the past')
    })
  }
}

test('a shared link opens the same project as a draft of its own, runs nothing, and overwrites nothing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('play/default')
  await rewrite(page, 'function.sh', 'handler() { echo "by link"; }\n')
  await page.getByRole('button', { name: /^Share/ }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate('navigator.clipboard.readText()')
  await page.getByRole('button', { name: 'Start this template again' }).click()
  await page.goto(String(link))
  await expect(page).toHaveURL(/play\/shared-[0-9a-f]{8}$/)
  await expect(steps(page)).toHaveCount(0)
  await invoke(page).click()
  await expect(answers(page)).toContainText('by link')
  await page.goto('play/default')
  await invoke(page).click()
  await expect(answers(page)).toContainText('Hello, Ada!')
})

test('a damaged link says so and opens the default project', async ({ page }) => {
  await page.goto('play#p=1.AAAA')
  await expect(page.getByRole('alert')).toContainText('This link cannot be opened')
  await expect(invoke(page)).toBeVisible()
})

test('the coach explains a failure and shows where it happened', async ({ page }) => {
  await page.goto('play/tutorial')
  await rewrite(page, 'function.sh', 'handler() { false; }\n')
  await invoke(page).click()
  const coach = page.getByRole('tab', { name: /^Coach/ })
  await expect(coach).toContainText('1')
  await coach.click()
  await expect(answers(page)).toContainText('The program ended in the middle of an event')
  await page.getByRole('button', { name: 'Show where' }).click()
  await expect(page.getByRole('region', { name: 'Protocol' }).locator('[aria-current="step"]')).toContainText('exit 1')
})

test('everything can be done from the keyboard', async ({ page }) => {
  await page.goto('play/default')
  await expect(invoke(page)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(answers(page)).toContainText('Hello, Ada!')
  await expect(steps(page).last()).toContainText('frozen')
  await steps(page).last().focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByRole('region', { name: 'Protocol' }).locator('[aria-current="step"]')).toContainText('event (cold start)')
  await page.keyboard.press('End')
  await page.keyboard.press('k')
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('tutor')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/play\/tutorial$/)
})

test('a breakpoint pauses when an error is posted', async ({ page }) => {
  await page.goto('play/default')
  await rewrite(page, 'function.sh', 'handler() { false; }\n')
  await page.getByRole('button', { name: /^Breakpoints/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Pause when an error is posted' }).click()
  await page.keyboard.press('Escape')
  await invoke(page).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await expect(steps(page).last()).toContainText('POST error')
  await page.getByRole('button', { name: 'Step', exact: true }).click()
  await expect(steps(page).filter({ hasText: '202 accepted' })).toBeVisible()
})
