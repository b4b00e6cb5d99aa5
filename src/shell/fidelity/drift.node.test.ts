import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveCorpus } from '#node/shell-corpus/corpus-server.ts'
import { recordSnippet } from '#node/shell-corpus/record-snippet.ts'
import { type Outcome, parseArea } from './corpus.ts'

const folder = new URL('.', import.meta.url)
const areas = readdirSync(new URL('corpus', folder)).map((file) => file.replace(/\.sh$/, ''))

/** Whether the recordings can be made again here. */
function isReference(): boolean {
  try {
    return /version 5\.2\./.test(execFileSync('/bin/bash', ['--version'], { encoding: 'utf8' }))
  } catch {
    return false
  }
}

test.skipIf(!process.env.CI || !isReference()).for(areas)(
  '%s: real bash 5.2 still does what was recorded',
  { timeout: 300_000 },
  async (area) => {
    const recorded: Readonly<Record<string, Outcome>> = JSON.parse(readFileSync(new URL(`recorded/${area}.json`, folder), 'utf8'))
    const server = await serveCorpus()
    const root = mkdtempSync(join(tmpdir(), 'bash-corpus-'))
    try {
      const now: Record<string, Outcome> = {}
      for (const snippet of parseArea(area, readFileSync(new URL(`corpus/${area}.sh`, folder), 'utf8')))
        now[snippet.name] = await recordSnippet(snippet, root, server.address)
      expect(now).toEqual(recorded)
    } finally {
      server.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)
