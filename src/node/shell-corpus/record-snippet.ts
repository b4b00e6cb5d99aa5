import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { corpusEnvironment, normalized, type Outcome, type Snippet } from '#shell/fidelity/corpus.ts'

const longestMs = 10_000

/** Runs one snippet under real bash in an empty folder. Throws when it does not end by itself. */
export async function recordSnippet({ area, name, script, shell }: Snippet, root: string, server: string): Promise<Outcome> {
  rmSync(root, { recursive: true, force: true })
  for (const folder of ['work', 'home']) mkdirSync(`${root}/${folder}`, { recursive: true })
  writeFileSync(`${root}/script`, script)
  const child = spawn('/bin/bash', [`${root}/script`], {
    argv0: shell,
    cwd: `${root}/work`,
    env: corpusEnvironment(root, server),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk) => stdout.push(chunk))
  child.stderr.on('data', (chunk) => stderr.push(chunk))
  let late = false
  const timer = setTimeout(() => {
    late = true
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, longestMs)
  const status = await new Promise<number>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? 128 + (signals[signal ?? ''] ?? 0))),
  )
  clearTimeout(timer)
  if (late) throw new Error(`Failed to record ${area} · ${name}: it did not end within ${longestMs} ms`)
  const text = (chunks: readonly Buffer[]) => written(normalized(Buffer.concat(chunks).toString('latin1'), root, server))
  return { stdout: text(stdout), stderr: text(stderr), status }
}

const signals: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
}

/** A byte string as it is written down: as text when it is UTF-8, in base64 otherwise. */
export function written(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  const text = buffer.toString('utf8')
  return Buffer.from(text, 'utf8').equals(buffer) ? text : `base64:${buffer.toString('base64')}`
}
