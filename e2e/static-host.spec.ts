import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './page.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}
const dist = join(import.meta.dirname, '..', 'dist')

/** The plainest static server there is: files under a prefix, an index for folders, 404.html for what is not there, no header but the type. */
async function serveUnder(prefix: string) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const inside = pathname.startsWith(prefix) ? normalize(pathname.slice(prefix.length)) : '..'
    const path = inside === '.' || pathname.endsWith('/') ? join(inside, 'index.html') : inside
    const body = path.startsWith('..') ? undefined : await readFile(join(dist, path)).catch(() => undefined)
    if (body) response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end(await readFile(join(dist, '404.html')))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { root: `http://127.0.0.1:${port}${prefix}`, close: () => new Promise((closed) => server.close(closed)) }
}

test('the built page works under a path on a plain static server, deep links included', async ({ page }) => {
  const host = await serveUnder('/some/path/')
  await page.goto(host.root)
  await page.getByRole('button', { name: 'Invoke', exact: true }).click()
  await expect(page.getByText('{"message":"Hello, Ada!"}').first()).toBeVisible()
  await page.goto(`${host.root}play/tutorial/`)
  await page
    .getByRole('toolbar', { name: 'Run' })
    .getByRole('button', { name: /^Invoke/ })
    .click()
  await expect(page.getByText('{"received": {"name":"Ada"}}').first()).toBeVisible()
  await page.close()
  await host.close()
})

for (const [name, serve] of [
  ['a plain static server, under a path', () => serveUnder('/some/path/')],
  ['the preview', undefined],
] as const)
  test(`an address that leads nowhere, however deep, says so and leads home, on ${name}`, async ({ page, baseURL }) => {
    const host = await serve?.()
    const root = host?.root ?? String(baseURL)
    for (const path of ['', 'play/default/', 'learn/', 'pi/?x=1']) expect((await page.request.get(root + path)).status(), path).toBe(200)
    for (const path of ['nothing', 'nothing/here', 'nothing/here/', 'learn/x/y', 'learn/01/02/03/04', 'play/a/b']) {
      const response = await page.goto(root + path)
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible()
      await page.getByRole('link', { name: 'start page' }).click()
      await expect(page).toHaveURL(root)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Lambda never calls your code')
    }
    await page.close()
    await host?.close()
  })

test('a project of the visitor’s own, for which no file stands, opens by its address', async ({ page }) => {
  const host = await serveUnder('/some/path/')
  await page.goto(`${host.root}play/project-of-mine`)
  await expect(page.getByRole('textbox', { name: /event/i })).toBeVisible()
  await page.close()
  await host.close()
})
