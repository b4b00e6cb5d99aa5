import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Outcome, parseArea, type Snippet } from '#shell/fidelity/corpus.ts'
import { serveCorpus } from './shell-corpus/corpus-server.ts'
import { recordSnippet } from './shell-corpus/record-snippet.ts'

/**
 * `npm run record:shell [-- AREA…]` runs every snippet of the corpus under real GNU bash 5.2 and writes down what it does.
 * `npm run record:shell -- --check` writes nothing, and fails where the recordings have drifted from what bash does now.
 */

const folder = new URL('../shell/fidelity/', import.meta.url)
const version = execFileSync('bash', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? ''
if (!/version 5\.2\./.test(version)) {
  console.error(`Recordings are made with GNU bash 5.2, but this is: ${version}. Install bash 5.2 and put it first on PATH.`)
  process.exit(1)
}

const check = process.argv.includes('--check')
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const areas = readdirSync(new URL('corpus/', folder))
  .map((name) => name.replace(/\.sh$/, ''))
  .filter((area) => wanted.length === 0 || wanted.includes(area))
const server = await serveCorpus()
const root = `/tmp/bash-corpus-${process.pid}`
process.umask(0o022)
let drifted = 0
let count = 0
for (const area of areas) {
  const snippets = parseArea(area, readFileSync(new URL(`corpus/${area}.sh`, folder), 'utf8'))
  const recorded = Object.fromEntries(await inParallel(snippets))
  count += snippets.length
  if (check) compare(area, recorded)
  else write(area, recorded)
}
server.close()
rmSync(root, { recursive: true, force: true })
console.log(check ? `${count} snippets run, ${drifted} drifted` : `${count} snippets recorded with ${version}`)
process.exitCode = drifted === 0 ? 0 : 1

async function inParallel(snippets: readonly Snippet[]): Promise<(readonly [string, Outcome])[]> {
  const outcomes: (readonly [string, Outcome])[] = []
  const queue = [...snippets.entries()]
  const worker = async (number: number) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, snippet] = next
      outcomes[index] = [snippet.name, await recordSnippet(snippet, `${root}/${number}`, server.address)]
    }
  }
  await Promise.all([1, 2, 3, 4].map(worker))
  return outcomes
}

function write(area: string, recorded: Readonly<Record<string, Outcome>>): void {
  mkdirSync(new URL('recorded/', folder), { recursive: true })
  writeFileSync(new URL(`recorded/${area}.json`, folder), `${JSON.stringify(recorded, undefined, 1)}\n`)
}

function compare(area: string, recorded: Readonly<Record<string, Outcome>>): void {
  const before: Record<string, Outcome> = JSON.parse(readFileSync(new URL(`recorded/${area}.json`, folder), 'utf8'))
  for (const name of new Set([...Object.keys(before), ...Object.keys(recorded)])) {
    if (JSON.stringify(before[name]) === JSON.stringify(recorded[name])) continue
    drifted += 1
    console.log(`${area} · ${name}\n  recorded: ${JSON.stringify(before[name])}\n  now:      ${JSON.stringify(recorded[name])}`)
  }
}
