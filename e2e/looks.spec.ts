import { expect, type Page } from '@playwright/test'
import { keepsShape, routes } from './layout.ts'
import { expectAccessible, test } from './page.ts'

const invoke = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const protocol = (page: Page) => page.getByRole('region', { name: 'Protocol' })
const step = (page: Page, words: RegExp) => protocol(page).getByRole('button', { name: words })

/** Where a narrow screen shows one view at a time, chooses it. */
async function look(page: Page, view: 'Code' | 'Protocol' | 'Inspect') {
  const tab = page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name: view })
  if (await tab.isVisible()) await tab.click()
}

const sizes = {
  'a wide screen': { width: 1440, height: 900 },
  'a phone': { width: 390, height: 844 },
  'a narrow phone': { width: 320, height: 640 },
}

for (const [screen, viewport] of Object.entries(sizes))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`every page keeps its shape, and axe finds nothing, ${screen}, ${colorScheme}`, async ({ page }) => {
      test.slow()
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const route of routes) {
        await page.goto(route)
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
        await page.waitForLoadState('networkidle')
        await keepsShape(page, route)
        await expectAccessible(page, route)
      }
    })

for (const [screen, viewport] of Object.entries(sizes))
  test(`every state of the debugger keeps its shape, ${screen}`, async ({ page }) => {
    test.slow()
    await page.setViewportSize(viewport)
    await page.goto('play/tutorial')
    await keepsShape(page, 'idle')
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await invoke(page).click()
    await look(page, 'Protocol')
    await expect(page.getByText('The event is on its way to an execution environment.')).toBeVisible()
    await keepsShape(page, 'paused')
    await expectAccessible(page, 'paused')
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(step(page, /200 result/)).toBeVisible()
    await keepsShape(page, 'answered')
    await step(page, /200 event/).click()
    await expect(page.getByRole('button', { name: 'In the past. Back to now' })).toBeVisible()
    await keepsShape(page, 'in the past')
    await expectAccessible(page, 'in the past')
    for (const view of ['All events', 'Compare', 'Sequence']) {
      await page.getByRole('button', { name: view, exact: true }).click()
      await keepsShape(page, view)
    }
    await look(page, 'Inspect')
    for (const tab of ['Answer', 'Message', 'State', 'Files', 'Logs', /^Coach/]) {
      await page.getByRole('tab', { name: tab }).click()
      await keepsShape(page, `panel ${tab}`)
    }
    await page.getByRole('button', { name: /^Breakpoints/ }).click()
    await page.getByRole('menuitem', { name: 'Headers and lines…' }).click()
    await keepsShape(page, 'breakpoints')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Function settings' }).click()
    await keepsShape(page, 'settings')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+k')
    await keepsShape(page, 'palette')
    await page.keyboard.type('keys')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await keepsShape(page, 'keys')
  })

test('in a page of another’s the run and its picture are shown, with a way out into a tab', async ({ page }) => {
  await page.goto('play/tutorial?embed=1&theme=dark&motion=off')
  await invoke(page).click()
  await expect(step(page, /200 result/)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Share/ })).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const out = page.getByRole('link', { name: 'Open in the playground' })
  await expect(out).toHaveAttribute('target', '_blank')
  expect(await out.getAttribute('href')).not.toContain('embed')
})

test('on a wall the type is larger, and the run is as it is', async ({ page }) => {
  const heightOf = async (path: string) => {
    await page.goto(path)
    await invoke(page).click()
    await expect(step(page, /200 result/)).toBeVisible()
    return (await step(page, /200 result/).boundingBox())?.height ?? 0
  }
  const plain = await heightOf('play/tutorial')
  expect(await heightOf('play/tutorial?present=1')).toBeGreaterThan(plain * 1.25)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
})

/** Colour of the page's ground and ink. */
const colours = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.documentElement))`

test('more contrast is there when the system asks for it, and when the visitor does, who is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('play/default')
  const inkOnPaper = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']
  expect(await page.evaluate(colours)).not.toEqual(inkOnPaper)
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'More contrast' }).click()
  expect(await page.evaluate(colours)).toEqual(inkOnPaper)
  await page.reload()
  expect(await page.evaluate(colours)).toEqual(inkOnPaper)
  await expectAccessible(page, 'more contrast')
  await page.evaluate('localStorage.clear()')
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await page.reload()
  expect(await page.evaluate(colours)).toEqual(inkOnPaper)
})

test('where the system gives every colour, what is chosen is still told by a line, and lifelines are drawn', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('play/tutorial')
  await invoke(page).click()
  await expect(step(page, /200 result/)).toBeVisible()
  for (const chosen of ['.step[aria-current=step]', '[role=tab][aria-selected=true]', '.choice [aria-pressed=true]'])
    await expect(page.locator(chosen).first()).toHaveCSS('outline-style', 'solid')
  await expect(page.locator('li[data-doing=working] .life[data-who=code]').first()).toHaveCSS('forced-color-adjust', 'none')
  await keepsShape(page, 'forced colours')
})

test('nothing travels when the system asks for rest, nor when the visitor does', async ({ page }) => {
  const moving = 'document.getAnimations().filter(({ animationName }) => animationName?.startsWith("travel")).length'
  const arrows = `(() => { const line = document.querySelector('.arrow-line'); return line ? getComputedStyle(line).animationDuration : '' })()`
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('play/tutorial')
  await invoke(page).click()
  await expect(step(page, /200 result/)).toBeVisible()
  expect(await page.evaluate(moving)).toBe(0)
  expect(await page.evaluate(arrows)).toBe('0s')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Less motion' }).click()
  const calm = `getComputedStyle(document.documentElement).getPropertyValue('--calm')`
  expect(await page.evaluate(calm)).toMatch(/^0m?s$/)
  await page.getByRole('menuitemcheckbox', { name: 'Less motion' }).click()
  expect(await page.evaluate(calm)).not.toMatch(/^0m?s$/)
})
