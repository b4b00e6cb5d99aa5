import { expect } from '@playwright/test'
import { test } from './page.ts'

/** Fetching and starting the compiler takes seconds, and more on a busy machine. */
test.setTimeout(300_000)
const patience = { timeout: 120_000 }

test('C++ is compiled in the page, runs, fails to compile with a repair at hand, and goes on', async ({ page }) => {
  await page.goto('play/cpp-pi')
  const invoke = page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
  const build = page.getByRole('region', { name: 'Build', exact: true })
  await invoke.click()
  await expect(build).toContainText(/Compiled in .* of WebAssembly/, patience)
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect(inspector).toContainText('3.141592653', patience)

  const editor = page.locator('.monaco-editor').first()
  await editor.click(patience)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('static int wrong() { return 1 }')
  await invoke.click()
  await expect(page.getByText("clang says: expected ';' after return statement")).toBeVisible(patience)
  await expect(page.locator('.squiggly-error').first()).toBeVisible()
  await page.getByRole('button', { name: 'Apply clang’s repair' }).click()
  await invoke.click()
  await expect(build).toContainText(/Compiled in/, patience)
  await expect(build).toContainText('1 warning')

  await editor.click()
  await page.keyboard.press('ControlOrMeta+Home')
  // A million templates: more than a minute of work.
  await page.keyboard.type('template <int D, int I> struct B { static constexpr int v = B<D - 1, 2 * I>::v + B<D - 1, 2 * I + 1>::v; }; ')
  await page.keyboard.type('template <int I> struct B<0, I> { static constexpr int v = 1; }; static_assert(B<20, 0>::v > 0);')
  await page.keyboard.press('Enter')
  await invoke.click()
  await expect(build.getByRole('status')).toContainText('clang compiles', patience)
  await build.getByRole('button', { name: 'Cancel the build' }).click()
  await expect(page.getByText('The build was cancelled. Nothing was deployed.')).toBeVisible()
})
