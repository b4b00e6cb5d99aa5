import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { corpusEnvironment, normalized, type Outcome, type Snippet } from '#shell/fidelity/corpus.ts'

const longestMs = 10_000

/** Node gives its children sockets, which /dev/stdout cannot open again: the snippet's own streams are pipes to two cats. */
const wrapper =
  'unset SHLVL OLDPWD; exec 3>&2 2>/dev/null; ( exec -a "$1" /bin/bash "$2" 3>&- 63>&- 62>&- 61>&- 60>&- ) > >(exec cat 3>&-) 2> >(exec cat >&3 3>&-); exit $?'

/** Runs one snippet under real bash in an empty folder. Throws when it does not end by itself. */
export async function recordSnippet({ area, name, script, shell }: Snippet, root: string, server: string): Promise<Outcome> {
  rmSync(root, { recursive: true, force: true })
  for (const folder of ['work', 'home']) mkdirSync(`${root}/${folder}`, { recursive: true })
  writeFileSync(`${root}/script`, script)
  const child = spawn('/bin/bash', ['-c', wrapper, 'wrapper', shell, `${root}/script`], {
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
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 137)))
  clearTimeout(timer)
  if (late) throw new Error(`Failed to record ${area} · ${name}: it did not end within ${longestMs} ms`)
  const text = (chunks: readonly Buffer[]) => written(normalized(Buffer.concat(chunks).toString('latin1'), root, server))
  return { stdout: text(stdout), stderr: text(stderr), status }
}

/** A byte string as it is written down: as text when it is UTF-8, in base64 otherwise. */
export function written(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  const text = buffer.toString('utf8')
  return Buffer.from(text, 'utf8').equals(buffer) ? text : `base64:${buffer.toString('base64')}`
}
