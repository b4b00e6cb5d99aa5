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

/** The plainest static server there is: files under a prefix, an index for folders, no header but the type. */
async function serveUnder(prefix: string) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const inside = pathname.startsWith(prefix) ? normalize(pathname.slice(prefix.length)) : '..'
    const path = inside === '.' || pathname.endsWith('/') ? join(inside, 'index.html') : inside
    try {
      if (path.startsWith('..')) throw new Error('outside')
      const body = await readFile(join(dist, path))
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found')
    }
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
