import { chromiumLaunchOptions } from '../chromium.ts'
import { type Count, conclude, counted, forget, reports, run, vitest } from './count.ts'

/** Runs every suite, whatever the earlier ones gave, and ends with one line that counts them all. */

process.env.CHROMIUM_PATH = (await chromiumLaunchOptions()).executablePath
console.log(`Browser: ${process.env.CHROMIUM_PATH}`)

/** A tool without a count of its own is one test. */
function check(title: string, command: string, ...args: string[]): Count {
  const ok = run(title, command, args)
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: [title] }
}

interface Suite {
  readonly title: string
  readonly suites?: readonly Suite[]
  readonly specs: readonly { readonly title: string; readonly ok: boolean }[]
}

function failedSpecs({ title, suites = [], specs }: Suite): string[] {
  const own = specs.filter((spec) => !spec.ok).map((spec) => spec.title)
  return [...own, ...suites.flatMap(failedSpecs)].map((name) => `${title}: ${name}`)
}

function playwright(): Count {
  const report = `${reports}/e2e.json`
  forget(report)
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json']
  const ok = run('end-to-end tests', 'playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: `${process.cwd()}/${report}` })
  return counted(ok, report, (json) => {
    const { stats, suites, errors } = JSON.parse(json)
    const failures = [...suites.flatMap(failedSpecs), ...errors.map((error: { message: string }) => error.message)]
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures }
  })
}

conclude([
  check('types', 'tsx', 'src/node/tasks/types.ts'),
  check('lint', 'biome', 'check', '.'),
  check('unused files, exports and packages', 'knip'),
  vitest('unit'),
  vitest('browser'),
  check('build', 'vite', 'build'),
  playwright(),
])
