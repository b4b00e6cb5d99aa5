import { expect, type Page } from '@playwright/test'
import { expectAccessible, test } from './page.ts'

const invoke = (page: Page) => page.getByRole('toolbar', { name: 'Run' }).getByRole('button', { name: /^Invoke/ })
const steps = (page: Page) => page.getByRole('region', { name: 'Protocol' }).getByRole('button', { name: /^Step / })
const answers = (page: Page) => page.getByRole('region', { name: 'Inspector' })
const way = (page: Page) => page.getByRole('combobox', { name: 'How the event comes' })

/** Types a whole file anew, as a person with an editor would. */
async function rewrite(page: Page, file: string, text: string) {
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: file, exact: true }).click()
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

test('the same answer is a page through an HTTP API and a 502 through a REST API, and the page says why', async ({ page }) => {
  await page.goto('play/default')
  await way(page).selectOption('http-api')
  await page.getByRole('textbox', { name: 'Path' }).fill('/greet')
  await invoke(page).click()
  const browser = answers(page).getByRole('region', { name: 'What the browser gets' }).first()
  await expect(browser).toContainText('200')
  await expect(browser).toContainText('takes all of it as the body')
  await way(page).selectOption('rest-api')
  await invoke(page).click()
  await expect(answers(page).getByText('a malformed Lambda proxy response')).toBeVisible()
  await expect(answers(page).getByRole('region', { name: 'What the browser gets' }).first()).toContainText('502')
})

test('an asynchronous event that fails waits in the queue, is tried again after a skipped minute, and goes to its destination', async ({
  page,
}) => {
  await page.goto('play/default')
  await rewrite(page, 'function.sh', 'handler() { false; }\n')
  await page.getByRole('button', { name: 'Function settings' }).click()
  await page.getByRole('combobox', { name: 'Retries when the function fails' }).selectOption('1')
  await page.getByRole('textbox', { name: 'Destination on failure' }).fill('arn:aws:sqs:us-east-1:123456789012:failed')
  await page.keyboard.press('Escape')
  await page.getByText(/^Invoke options/).click()
  await page.getByRole('combobox', { name: 'Invocation type' }).selectOption('Event')
  await invoke(page).click()
  await expect(answers(page)).toContainText('status 202')
  await answers(page).getByRole('button', { name: 'Skip the wait' }).click()
  await expect(answers(page)).toContainText('RetriesExhausted')
  await expect(answers(page)).toContainText('Attempt 2')
  await answers(page).getByText('Destination on failure: arn:aws:sqs').click()
  await expect(answers(page)).toContainText('"approximateInvokeCount": 2')
})

test('what the invoker says beside the event reaches the runtime, and the log’s tail comes back', async ({ page }) => {
  await page.goto('play/default')
  await page.getByText(/^Invoke options/).click()
  await page.getByRole('textbox', { name: 'Client context, JSON' }).fill('{"client":{"app_title":"t"}}')
  await page.getByRole('textbox', { name: 'Qualifier' }).fill('live')
  await page.getByRole('checkbox', { name: /Tail/ }).check()
  await invoke(page).click()
  await answers(page).getByText('X-Amz-Log-Result, decoded').click()
  await expect(answers(page)).toContainText('REPORT RequestId')
  await steps(page).filter({ hasText: '200 event' }).click()
  await expect(answers(page)).toContainText('{"client":{"app_title":"t"}}')
  await expect(answers(page)).toContainText('function:hello-default:live')
})

test('a file in a layer stands in /opt; a later layer overwrites it', async ({ page }) => {
  await page.goto('play/default')
  const files = page.getByRole('navigation', { name: 'Files' })
  for (const [layer, text] of [
    ['layer-1', 'first'],
    ['layer-2', 'second'],
  ] as const) {
    await files.getByRole('button', { name: 'Add a layer' }).click()
    await files.getByRole('button', { name: `Add a file to ${layer}` }).click()
    await files.getByRole('textbox', { name: 'Name of the new file' }).fill('words.txt')
    await page.keyboard.press('Enter')
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.insertText(text)
  }
  await rewrite(page, 'function.sh', 'handler() { cat /opt/words.txt; }\n')
  await invoke(page).click()
  await expect(answers(page)).toContainText('second')
  await files.getByRole('button', { name: /Unpack layer-1 later/ }).click()
  await invoke(page).click()
  await expect(answers(page)).toContainText('first')
})

test('an environment that timed out is reset: the next event runs the program anew in it, and /tmp is as it was', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Function settings' }).click()
  await page.getByRole('textbox', { name: 'Timeout, seconds' }).fill('10')
  await page.keyboard.press('Escape')
  await rewrite(page, 'function.sh', 'handler() { if [ -e /tmp/seen ]; then cat /tmp/seen; else echo kept >/tmp/seen; sleep 60; fi; }\n')
  await invoke(page).click()
  await expect(steps(page).filter({ hasText: 'vm-1 is reset: timeout' })).toBeVisible()
  await invoke(page).click()
  await expect(steps(page).filter({ hasText: 'event (after a reset)' })).toBeVisible()
  await expect(answers(page)).toContainText('kept')
})

test('with reserved concurrency of one, the second of two events at once is throttled with its own reason', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Function settings' }).click()
  await page.getByRole('textbox', { name: 'Reserved concurrency' }).fill('1')
  await page.keyboard.press('Escape')
  await rewrite(page, 'function.sh', 'handler() { sleep 1; echo done; }\n')
  await invoke(page).click()
  await expect(steps(page).filter({ hasText: 'run bootstrap' })).toBeVisible()
  await invoke(page).click()
  await expect(answers(page)).toContainText('ReservedFunctionConcurrentInvocationLimitExceeded')
})

test('a provisioned environment is ready before the event, which is not cold', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Function settings' }).click()
  await page.getByRole('textbox', { name: 'Provisioned concurrency' }).fill('1')
  await page.keyboard.press('Escape')
  await rewrite(page, 'function.sh', 'handler() { echo "$AWS_LAMBDA_INITIALIZATION_TYPE"; }\n')
  await invoke(page).click()
  await expect(answers(page)).toContainText('provisioned-concurrency')
})

test('the log in the JSON format has the platform’s lines as events of the Telemetry API', async ({ page }) => {
  await page.goto('play/default')
  await page.getByRole('button', { name: 'Function settings' }).click()
  await page.getByRole('combobox', { name: 'Log format' }).selectOption('JSON')
  await page.keyboard.press('Escape')
  await invoke(page).click()
  await page.getByRole('tab', { name: 'Logs' }).click()
  await expect(page.getByRole('log', { name: 'Log of the function' })).toContainText('"type":"platform.report"')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the forms and answers, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.goto('play/default')
      await page.getByText(/^Invoke options/).click()
      await page.getByRole('textbox', { name: 'Client context, JSON' }).fill('{not json')
      await page.getByRole('button', { name: 'Add a layer' }).click()
      await expectAccessible(page, 'options and a layer')
      await page.getByRole('button', { name: 'Function settings' }).click()
      await expectAccessible(page, 'settings')
      await page.keyboard.press('Escape')
      await way(page).selectOption('alb')
      await page.getByText('The event that the Application Load Balancer makes of it').click()
      await expectAccessible(page, 'HTTP form')
      await page
        .getByRole('button', { name: /^Invoke/ })
        .first()
        .click()
      if (width === 390) await page.getByRole('tab', { name: 'Inspect' }).click()
      await expect(page.getByRole('region', { name: 'What the browser gets' })).toBeVisible()
      await expectAccessible(page, 'answer through a front')
    })
  }
}
