import mdx from '@mdx-js/rollup'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import gfm from 'remark-gfm'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { contentSecurity, contentSecurityPolicy } from './src/node/build/content-security.ts'
import { cppToolchain } from './src/node/build/cpp-toolchain.ts'
import { deepLinks } from './src/node/build/deep-links.ts'
import { lessonPaths, lessons } from './src/node/build/lessons.ts'
import { piEngine } from './src/node/build/pi-engine.ts'
import { pyodideFiles } from './src/node/build/pyodide-files.ts'
import { serviceWorker } from './src/node/build/service-worker.ts'
import { chromiumLaunchOptions } from './src/node/chromium.ts'
import { templates } from './src/project/templates.ts'

/** Routes that can be opened directly. */
const routes = [
  'play',
  ...templates.map(({ id }) => `play/${id}`),
  'pi',
  'compare',
  'trace',
  'report',
  ...templates.map(({ id }) => `report/${id}`),
  'learn',
  'learn/certificate',
  ...lessonPaths(),
]

export default defineConfig(
  async ({ command, mode, isPreview }): Promise<ViteUserConfig> => ({
    // A built page is served as static hosts do: an address that no file has gets 404.html.
    appType: isPreview ? 'mpa' : 'spa',
    base: command === 'build' ? './' : '/',
    plugins: [
      lessons(),
      { enforce: 'pre', ...mdx({ remarkPlugins: [gfm] }) },
      react(),
      msw({ mode: 'worker-only' }),
      deepLinks(routes),
      contentSecurity(),
      serviceWorker(),
      piEngine(),
      cppToolchain(),
      pyodideFiles(),
    ],
    resolve: {
      // The public-suffix list (115 kB gzip) serves MSW's cookie store alone; no cookie is used here.
      alias: { tldts: new URL('./src/wire/public-suffix.ts', import.meta.url).pathname },
    },
    preview: {
      headers: { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' },
    },
    worker: { format: 'es', plugins: () => [piEngine(), cppToolchain(), pyodideFiles()] },
    // Its files are ours to bring: the compiler must come through the plugin above.
    optimizeDeps: { exclude: ['@yowasp/clang', 'pyodide'] },
    build: { target: 'es2023', chunkSizeWarningLimit: 4000 },
    test: {
      // A guard against what hangs, wide enough for a machine that does much else.
      testTimeout: 60_000,
      projects: [
        {
          extends: true,
          test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/**/*.browser.test.*', 'src/**/*.clients.test.*'] },
        },
        {
          extends: true,
          test: {
            name: 'clients',
            include: ['src/**/*.clients.test.ts'],
            globalSetup: 'src/node/clients/build-clients.ts',
            testTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            include: ['src/**/*.browser.test.{ts,tsx}'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: mode === 'test' ? await chromiumLaunchOptions() : {} }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
)
