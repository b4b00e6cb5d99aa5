import { chromium, type Page } from 'playwright'
import { createServer } from 'vite'
import { chromiumLaunchOptions } from '../chromium.ts'

/** Runs `work` with a page of a real Chromium that can import this project's own modules by `/src/…`, and closes everything after. */
export async function inPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const server = await createServer({
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
    // Found ahead, so that the page is not reloaded in the middle of a measurement.
    optimizeDeps: { entries: ['index.html', 'src/**/*-bench.ts', 'src/**/*.worker.ts'] },
  })
  await server.listen()
  const browser = await chromium.launch(await chromiumLaunchOptions())
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    return await work(page)
  } finally {
    await browser.close()
    await server.close()
  }
}
