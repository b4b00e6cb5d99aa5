import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped?: number
  /** What failed, by name: a long log scrolls its failures out of sight. */
  readonly failures?: readonly string[]
}

/** Where suites write what they counted. */
export const reports = 'node_modules/.cache/reports'

/** Forgets what one suite counted before. */
export function forget(report: string): void {
  mkdirSync(reports, { recursive: true })
  rmSync(report, { force: true })
}

/** Runs a tool of this project in sight; true when it ended well. */
export function run(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${title}`)
  const { status } = spawnSync('npx', [command, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** A suite that could not even write its report has failed once. */
export function counted(ok: boolean, report: string, read: (json: string) => Count): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1, failures: [`no ${report}`] }
  const count = read(readFileSync(report, 'utf8'))
  return ok || count.failed > 0 ? count : { ...count, failed: 1, failures: [`an error beside the tests: ${report}`] }
}

/** Runs one of Vitest's projects and counts its tests. */
export function vitest(project: string, reporter = 'dot'): Count {
  const report = `${reports}/${project}.json`
  forget(report)
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${report}`]
  const ok = run(`${project} tests`, 'vitest', ['run', '--project', project, ...reporters])
  return counted(ok, report, (json) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = JSON.parse(json)
    return {
      failures: testResults.flatMap(failuresOf),
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
      skipped: numPendingTests,
    }
  })
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
}

function failuresOf({ name, status, message, assertionResults }: FileResult): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => `${name}: ${test.fullName}`)
  return status === 'failed' && failed.length === 0 ? [`${name}: ${message}`] : failed
}

/** Ends a task with the one line that counts all of its suites. */
export function conclude(counts: readonly Count[]): void {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  for (const failure of counts.flatMap((count) => count.failures ?? [])) console.log(`FAILED ${failure}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
