import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runSnippet } from '#node/shell-corpus/run-snippet.ts'
import { type Outcome, parseArea } from './corpus.ts'
import { differences } from './differences.ts'

const folder = new URL('.', import.meta.url)
const areas = readdirSync(new URL('corpus', folder)).map((file) => file.replace(/\.sh$/, ''))
const known = new Set(Object.values(differences).flat())

test.for(areas)('%s: every snippet does what bash 5.2 did, but for those that are listed', async (area) => {
  const recorded: Readonly<Record<string, Outcome>> = JSON.parse(readFileSync(new URL(`recorded/${area}.json`, folder), 'utf8'))
  const snippets = parseArea(area, readFileSync(new URL(`corpus/${area}.sh`, folder), 'utf8'))
  const differing: string[] = []
  for (const snippet of snippets) {
    const outcome = await runSnippet(snippet)
    const { stdout, stderr, status } = recorded[snippet.name] ?? {}
    if (outcome.stdout !== stdout || outcome.stderr !== stderr || outcome.status !== status) differing.push(`${area} · ${snippet.name}`)
  }
  expect(snippets.length).toBeGreaterThan(40)
  expect(differing.sort()).toEqual([...known].filter((name) => name.startsWith(`${area} · `)).sort())
})
