import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { chromiumLaunchOptions } from '../chromium.ts'

/** Runs every suite, whatever the earlier ones gave, and ends with one line that counts them all. */

interface Count {
  readonly passed: number
  readonly failed: number
}

const reports = 'node_modules/.cache/reports'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.env.CHROMIUM_PATH = (await chromiumLaunchOptions()).executablePath
console.log(`Browser: ${process.env.CHROMIUM_PATH}`)

/** A tool without a count of its own is one test. */
function check(title: string, command: string, ...args: string[]): Count {
  const ok = run(title, command, args)
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function run(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${title}`)
  const { status } = spawnSync('npx', [command, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** A suite that could not even write its report has failed once. */
function counted(ok: boolean, report: string, read: (json: string) => Count): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const count = read(readFileSync(report, 'utf8'))
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}

function vitest(project: string): Count {
  const report = `${reports}/${project}.json`
  const ok = run(`${project} tests`, 'vitest', [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return counted(ok, report, (json) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(json)
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) }
  })
}

function playwright(): Count {
  const report = `${reports}/e2e.json`
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json']
  const ok = run('end-to-end tests', 'playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: `${process.cwd()}/${report}` })
  return counted(ok, report, (json) => {
    const { stats } = JSON.parse(json)
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  })
}

const counts = [
  check('types', 'tsx', 'src/node/tasks/types.ts'),
  check('lint', 'biome', 'check', '.'),
  check('unused files, exports and packages', 'knip'),
  vitest('unit'),
  vitest('browser'),
  check('build', 'vite', 'build'),
  playwright(),
]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
