import { existsSync } from 'node:fs'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** How tests and benches start their browser: `CHROMIUM_PATH`, else an installed one, else Playwright's own. */
export function chromiumLaunchOptions(): { args: string[]; executablePath?: string } {
  const executablePath = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))
  return executablePath === undefined ? { args: flags } : { args: flags, executablePath }
}
