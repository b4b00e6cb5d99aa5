import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '../src/node/chromium.ts'

/** Another port lets several checkouts be tested at the same time. */
const port = Number(process.env.E2E_PORT ?? 4183)

export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/e2e',
  fullyParallel: true,
  // A wait ends as soon as it may; this is for machines that do much else.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    trace: 'retain-on-failure',
    launchOptions: await chromiumLaunchOptions(),
    viewport: { width: 1440, height: 900 },
  },
  // The build is a step of its own (`npm run build`), so that what is tested is what is published.
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
})
