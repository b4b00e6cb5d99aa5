import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']
const applications = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** How tests and benches start their browser. Without a sandbox: CI often has no user namespaces. */
export async function chromiumLaunchOptions(): Promise<{ args: string[]; executablePath: string }> {
  return { args: flags, executablePath: await findChromium() }
}

/** A Chromium, in this order: `CHROMIUM_PATH`, an installed one, Playwright's own, else the one inside the package @sparticuz/chromium. */
async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].find(existsSync)
  if (installed) return installed
  const { chromium } = await import('playwright')
  const own = chromium.executablePath()
  return existsSync(own) ? own : unpackPackaged()
}

/**
 * Unpacks the packaged browser once, and wraps it so that the libraries that came with it serve it alone.
 * The package decides by this variable whether its libraries are wanted, and by TMPDIR where everything goes.
 */
async function unpackPackaged(): Promise<string> {
  const folder = resolve('node_modules/.cache/chromium')
  const wrapper = join(folder, 'run-chromium')
  if (existsSync(wrapper)) return wrapper
  mkdirSync(folder, { recursive: true })
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
  const { default: packaged, inflate } = await import('@sparticuz/chromium')
  const binary = await packaged.executablePath()
  await inflate(resolve('node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
  for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  // Its own list names folders of Lambda only; a Chromium that finds no font at all crashes.
  const fonts = join(folder, 'fonts')
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  const environment = `LD_LIBRARY_PATH='${join(folder, 'al2023', 'lib')}' FONTCONFIG_PATH='${fonts}'`
  writeFileSync(wrapper, `#!/bin/sh\n${environment} exec '${binary}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  return wrapper
}
