import { expect, test } from '@playwright/test'
import { type StartedServer, startServer } from '../src/node/benches/start-server.ts'

let server: StartedServer | undefined
test.afterEach(() => server?.end())

test('the page follows a run of a server live: what is invoked there appears here', async ({ page }) => {
  server = await startServer('--inspect')
  const invoke = (event: object) =>
    fetch(`http://127.0.0.1:${server?.port}/2015-03-31/functions/any/invocations`, { method: 'POST', body: JSON.stringify(event) })
  expect((await invoke({ first: 'Ada' })).status).toBe(200)
  await page.goto(`trace?stream=http://127.0.0.1:${server.port}/inspect`)
  const protocol = page.getByRole('region', { name: 'Protocol' })
  await expect(protocol).toBeVisible()
  await protocol.getByRole('button', { name: 'All events', exact: true }).click()
  const count = protocol.getByText(/^\d+ events$/)
  const before = Number.parseInt(await count.innerText(), 10)
  expect(before).toBeGreaterThan(0)
  expect((await invoke({ second: 'Grace' })).status).toBe(200)
  await expect.poll(async () => Number.parseInt(await count.innerText(), 10)).toBeGreaterThan(before)
})
