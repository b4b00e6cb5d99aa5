import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Browser } from 'puppeteer-core'

const names = ['firefox', 'firefox-esr', 'firefox.exe']
const applications = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe']

/** An installed Firefox: `FIREFOX_PATH`, else one in the usual places; null where there is none. */
export function findFirefox(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications]
  return process.env.FIREFOX_PATH ?? places.find(existsSync) ?? null
}

/**
 * Starts that Firefox without a window and speaks WebDriver BiDi with it: Playwright drives only builds of its own. Close it after use.
 * Throws where it does not start.
 */
export async function openFirefox(executablePath: string): Promise<Browser> {
  const { launch } = await import('puppeteer-core')
  return launch({ browser: 'firefox', executablePath, headless: true })
}
