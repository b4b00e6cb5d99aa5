import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

const runtimeApi = 'http://127.0.0.1:9001'

/** A page that must stay silent and at home: no console message but the browser's own network lines, no request to a stranger. */
export const test = base.extend<{ readonly watched: undefined }>({
  watched: [
    async ({ page }, use) => {
      const said: string[] = []
      const strangers: string[] = []
      page.on('console', (message) => {
        if (!message.text().startsWith('Failed to load resource')) said.push(`${message.type()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => said.push(`error: ${error.message}`))
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        const home = request.isNavigationRequest() || origin === runtimeApi || origin === new URL(page.url()).origin
        if (!home && protocol !== 'data:' && protocol !== 'blob:') strangers.push(request.url())
      })
      await use(undefined)
      expect(said, 'the console is silent').toEqual([])
      expect(strangers, 'no request leaves').toEqual([])
    },
    { auto: true },
  ],
})

/** The page, once it stands, is accessible as far as axe can tell; `state` names the moment. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html}`)).toEqual([])
}
