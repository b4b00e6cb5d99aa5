import { expect, type Page } from '@playwright/test'
import { lessonPlaces } from '../src/node/build/lessons.ts'
import { expectAccessible, test } from './page.ts'

const lessons = lessonPlaces().flatMap((chapter) => chapter.lessons)
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })
const steps = (page: Page) => page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /^Step / })
const checks = (page: Page, state: 'Passed' | 'Failed') => page.getByRole('list', { name: 'Checks' }).getByText(`${state}: `)
const invoke = (page: Page) => page.getByRole('button', { name: 'Invoke', exact: true }).click()

/** Replaces words of the open file, as a person with an editor would. */
async function rewrite(page: Page, text: string) {
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

const program = (answer: string) => `#!/bin/bash
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"

while true; do
  curl -sS -D /tmp/headers -o /tmp/event "$api/next"
  id=$(grep -i '^lambda-runtime-aws-request-id:' /tmp/headers | tr -d '\\r' | cut -d' ' -f2)
  name=$(cut -d'"' -f4 /tmp/event)
  answer="${answer}, $name!"
  curl -sS -o /dev/null -d "$answer" "$api/$id/response"
done
`

test('the first lesson leads to a first success within a minute, doing what its text says', async ({ page }) => {
  test.setTimeout(60_000)
  await page.goto('learn')
  await expect(title(page)).toHaveText('Your code speaks first')
  await invoke(page)
  await expect(inspector(page)).toContainText('Hello, Ada!')

  await steps(page).filter({ hasText: 'GET next' }).first().click()
  await expect(page.getByText('Yes. Lambda started the program and then waited.')).toBeVisible()

  await rewrite(page, program('Good morning'))
  await invoke(page)
  await page.getByRole('tab', { name: 'Answer' }).click()
  await expect(inspector(page)).toContainText('Good morning, Ada!')

  // The caret goes from the end of the file to the line that sends the answer.
  await page.locator('.monaco-editor').first().click()
  for (const key of ['ControlOrMeta+End', 'ArrowUp', 'ArrowUp', 'Home', 'Shift+End', 'Delete']) await page.keyboard.press(key)
  await page.getByRole('radio', { name: 'The same event comes again, until time runs out' }).check()
  await expect(page.getByText('Yes. The loop asks again')).toBeVisible()
  await invoke(page)
  await expect(inspector(page)).toContainText('Task timed out after 6.00 seconds')

  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+z')
  await invoke(page)
  await expect(checks(page, 'Passed')).toHaveCount(3)
  await expect(page.getByRole('status').filter({ hasText: 'Every check passed.' })).toBeAttached()
})

test('the whole course can be walked by keyboard', async ({ page }) => {
  await page.goto(`learn/${lessons[0]?.path}`)
  for (const lesson of lessons) {
    await expect(title(page)).toHaveText(lesson.title)
    await expect(page.getByRole('list', { name: 'Checks' })).toBeVisible()
    await page.keyboard.press('Alt+PageDown')
  }
  const certificate = page.getByRole('link', { name: 'Certificate' })
  await certificate.focus()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Custom runtimes on AWS Lambda')
})

test('a failed check says what was expected and leads to the message; the solution passes; one’s own code comes back', async ({ page }) => {
  await page.goto('learn/loop/loop')
  await expect(page.getByRole('list', { name: 'Checks' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(checks(page, 'Failed')).toHaveCount(1)
  await page.getByRole('button', { name: 'Show the message' }).click()
  await expect(page.getByText('in simulated time')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Protocol' }).locator('[aria-current="step"]')).toContainText('exit 0')

  await page.getByRole('button', { name: 'Compare with a solution' }).click()
  await expect(page.getByRole('dialog')).toContainText('while true; do')
  await page.getByRole('button', { name: 'Put the solution into the editor' }).click()
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(checks(page, 'Passed')).toHaveCount(2)

  await page.getByRole('button', { name: 'Undo: bring my version back' }).click()
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(checks(page, 'Failed')).toHaveCount(1)
})

test('the check of a C++ lesson compiles the person’s own main.cpp; what does not compile is shown with its place', async ({ page }) => {
  // Fetching and starting the compiler takes seconds, and more on a busy machine.
  test.setTimeout(300_000)
  const patience = { timeout: 120_000 }
  await page.goto('learn/cpp/library')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(checks(page, 'Failed')).toHaveCount(3, patience)
  await rewrite(page, 'int main() { return 0 }')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText("clang says: expected ';' after return statement")).toBeVisible(patience)
  await page.getByRole('button', { name: 'Compare with a solution' }).click()
  await page.getByRole('button', { name: 'Put the solution into the editor' }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(checks(page, 'Passed')).toHaveCount(3, patience)
})

test('a lesson measures π in three languages, here and now', async ({ page }) => {
  test.setTimeout(300_000)
  await page.goto('learn/worth/measured')
  await page.getByRole('button', { name: 'Measure' }).click()
  await expect(page.getByRole('region', { name: 'The article’s claims' })).toBeVisible({ timeout: 240_000 })
  await expect(page.getByText('30 invocations')).toHaveCount(3, { timeout: 240_000 })
  await expect(page.locator('.task[data-done]').filter({ hasText: 'Measure' })).toBeVisible({ timeout: 60_000 })
})

test('code and progress outlive a reload', async ({ page }) => {
  await page.goto('learn/lambda/microvm')
  await page.getByRole('button', { name: 'Compare with a solution' }).click()
  await page.getByRole('button', { name: 'Put the solution into the editor' }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(checks(page, 'Passed')).toHaveCount(3)
  await page.reload()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(checks(page, 'Passed')).toHaveCount(3)
  await page.goto('learn')
  await expect(page.getByText(`1 of ${lessons.length} lessons done`).first()).toBeVisible()
})

test('a file can be renamed, where a lesson asks for it', async ({ page }) => {
  await page.goto('learn/failures/nested')
  for (const file of ['bootstrap', 'function.sh']) {
    await page.getByRole('button', { name: 'Files: add, rename, delete' }).click()
    await page.getByRole('button', { name: `Rename my-function/${file}` }).click()
    await page.getByRole('textbox', { name: `New name of my-function/${file}` }).fill(file)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Close' }).click()
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(checks(page, 'Passed')).toHaveCount(1)
})

test('the search finds a lesson by its words', async ({ page }) => {
  await page.goto('learn/lambda/hello')
  await page.getByRole('button', { name: 'Search the course' }).click()
  await page.getByRole('searchbox').fill('carriage return')
  await page.getByRole('link', { name: /No such file, although it is there/ }).click()
  await expect(title(page)).toHaveText('No such file, although it is there')
})

test('the report on the default runtime holds in every line, and each line shows its run', async ({ page }) => {
  await page.goto('report')
  await expect(page.getByText(/^(\d+) of \1 hold$/)).toBeVisible()
  await page.getByRole('button', { name: 'A handler that exits' }).click()
  await expect(page.getByRole('list', { name: 'Messages of the scenario' }).getByRole('listitem').first()).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the course can be used by everyone, in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('learn/lambda/hello')
    await invoke(page)
    await expect(checks(page, 'Failed')).toHaveCount(1)
    await expectAccessible(page, 'lesson with a failed check')
    await page.goto('learn')
    await expect(title(page)).toHaveText('Run any language on Lambda, by doing it')
    await expectAccessible(page, 'course')
    await page.goto('learn/certificate')
    await expect(page.getByText(/\d+ of \d+ hold/)).toBeVisible()
    await expectAccessible(page, 'certificate')
  })

test('on a phone a lesson is read, tried and checked', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('learn/lambda/hello')
  await expect(title(page)).toBeVisible()
  await page.getByRole('tab', { name: 'Code' }).click()
  await invoke(page)
  await expect(steps(page).filter({ hasText: 'GET next' }).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Lesson' }).click()
  await expect(checks(page, 'Failed')).toHaveCount(1)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
