import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { byteString, textFromBytes } from '#shell/expand/text.ts'
import { corpusEnvironment, normalized, type Outcome, parseArea, type Snippet } from '#shell/fidelity/corpus.ts'
import { Collector, TextSource } from '#shell/process/description.ts'
import { Kernel } from '#shell/process/kernel.ts'
import { bashProgram } from '#shell/run/start.ts'
import { realHost } from './shell/host.ts'

const server = '127.0.0.1:9'

function freshFolder(): string {
  const root = fs.mkdtempSync('/tmp/shell-compare-')
  fs.mkdirSync(path.join(root, 'work'))
  fs.mkdirSync(path.join(root, 'home'))
  return root
}

function real(snippet: Snippet): Outcome {
  const root = freshFolder()
  fs.writeFileSync(path.join(root, 'script'), snippet.script)
  const result = spawnSync(snippet.shell, ['../script'], {
    cwd: path.join(root, 'work'),
    env: corpusEnvironment(root, server),
    input: '',
    encoding: 'latin1',
    timeout: 10_000,
  })
  fs.rmSync(root, { recursive: true, force: true })
  const text = (bytes: string) => normalized(textFromBytes(bytes), root, server).replaceAll('../script', 'script')
  return {
    stdout: text(result.stdout),
    stderr: text(result.stderr),
    status: result.status ?? 128 + os.constants.signals[result.signal ?? 'SIGKILL'],
  }
}

async function ours(snippet: Snippet): Promise<Outcome> {
  const root = freshFolder()
  const before = process.cwd()
  fs.writeFileSync(path.join(root, 'script'), snippet.script)
  const kernel = new Kernel(realHost(), 30_000)
  const shell = kernel.create(undefined, 'bash')
  if (!shell) throw new Error('Failed to start')
  shell.cwd = path.join(root, 'work')
  const out = new Collector()
  const err = new Collector()
  shell.assign(0, new TextSource(''))
  shell.assign(1, out)
  shell.assign(2, err)
  const env = new Map(Object.entries(corpusEnvironment(root, server)).map(([key, value]) => [key, byteString(value)]))
  kernel.start(shell, bashProgram(shell, [snippet.shell, '../script'], env))
  const end = Date.now() + 8000
  while (!shell.exit && Date.now() < end) {
    const more = kernel.run(1000)
    if (shell.exit) break
    if (!more)
      await new Promise<void>((resolve) => {
        kernel.onRunnable = resolve
        setTimeout(resolve, 500)
      })
    kernel.onRunnable = undefined
  }
  process.chdir(before)
  fs.rmSync(root, { recursive: true, force: true })
  const text = (bytes: string) => normalized(textFromBytes(bytes), root, server).replaceAll('../script', 'script')
  if (!shell.exit) return { stdout: text(out.text), stderr: `${text(err.text)}(hangs)`, status: -1 }
  return {
    stdout: text(out.text),
    stderr: text(err.text),
    status: shell.exit.signal === undefined ? shell.exit.code : 128 + shell.exit.signal,
  }
}

/** `tsx src/node/compare-shell.ts [-v] FILE.sh…`: runs sections of scripts under bash and under ours and prints what differs. */
async function main(): Promise<void> {
  process.umask(0)
  const verbose = process.argv.includes('-v')
  const strict = process.argv.includes('--stderr')
  let total = 0
  let good = 0
  let exact = 0
  for (const file of process.argv.slice(2).filter((arg) => !arg.startsWith('-'))) {
    const area = path.basename(file, '.sh')
    const cache = `/tmp/recorded-${area}.json`
    const known: Record<string, Outcome> = fs.existsSync(cache) ? JSON.parse(fs.readFileSync(cache, 'utf8')) : {}
    let areaGood = 0
    let areaTotal = 0
    for (const snippet of parseArea(area, fs.readFileSync(file, 'utf8'))) {
      const key = snippet.shell + snippet.script
      const wanted = known[key] ?? real(snippet)
      known[key] = wanted
      let got: Outcome
      try {
        got = await ours(snippet)
      } catch (error) {
        got = {
          stdout: '',
          stderr: error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 5).join('\n') : String(error),
          status: -2,
        }
      }
      areaTotal++
      const same = got.stdout === wanted.stdout && got.status === wanted.status
      if (same) areaGood++
      if (same && got.stderr === wanted.stderr) exact++
      if (same && (!strict || got.stderr === wanted.stderr)) continue
      console.log(`✗ ${area}: ${snippet.name}`)
      if (verbose)
        console.log(
          `${snippet.script}--- bash ${wanted.status}\n${wanted.stdout}${wanted.stderr}--- ours ${got.status}\n${got.stdout}${got.stderr}`,
        )
    }
    fs.writeFileSync(cache, JSON.stringify(known))
    console.log(`${area}: ${areaGood}/${areaTotal}`)
    total += areaTotal
    good += areaGood
  }
  console.log(`all: ${good}/${total} by stdout and status, ${exact} with stderr`)
  process.exit(0)
}

await main()
