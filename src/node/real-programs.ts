import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Simulation } from '#engine/simulation.ts'
import { importZip } from '#export/import.ts'
import { environmentVariables } from '#lambda/variables.ts'
import { defaultConfig, type World } from '#lambda/world.ts'
import { bytesIn } from '#project/files.ts'
import { type AttachedOptions, type AttachedRuntimeApi, serveAttached } from './attached.ts'

const has = (program: string) => spawnSync(program, ['--version']).error === undefined

/** Why real bootstraps cannot run on this machine; undefined when they can. */
export const cannotRun = ['bash', 'curl', 'env'].filter((program) => !has(program)).join(', ') || undefined

/** Unpacks a zip as a deployment would: by `unzip`, or by our own import where that is missing, which is said aloud. */
export function unpack(zip: Uint8Array, folder: string): void {
  mkdirSync(folder, { recursive: true })
  if (spawnSync('unzip', ['-v']).error === undefined) {
    const archive = `${folder}.zip`
    writeFileSync(archive, zip)
    const { status, stderr } = spawnSync('unzip', ['-q', archive, '-d', folder], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`Failed to unpack ${archive}: ${stderr}`)
    return
  }
  console.warn('unzip is missing on this machine: the zip is unpacked by our own import, which proves less.')
  const opened = importZip(zip)
  if (!opened.ok) throw new Error(opened.says)
  for (const [path, file] of Object.entries(opened.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytesIn(file))
    chmodSync(join(folder, path), file.executable ? 0o755 : 0o644)
  }
}

/** A Runtime API, a scratch folder and the programs started in it, all gone with `end`. */
export interface Bench extends AttachedRuntimeApi {
  readonly folder: string
  /** Starts a bootstrap with Lambda's variables and no others; its working folder is the task root, as on Lambda. */
  readonly start: (bootstrap: string, taskRoot: string) => ChildProcess
  readonly invoke: (event: string | Uint8Array, headers?: Record<string, string>) => Promise<Response>
  readonly runtimeApi: string
  readonly end: () => Promise<void>
}

export async function bench(options: Partial<AttachedOptions> = {}): Promise<Bench> {
  const api = await serveAttached({ port: 0, timeoutMs: 20_000, ...options })
  const folder = mkdtempSync(join(tmpdir(), 'runtime-api-'))
  const programs: ChildProcess[] = []
  const origin = `http://127.0.0.1:${api.port}`
  const start = (bootstrap: string, taskRoot: string) => {
    const known = { config: defaultConfig, runtimeApi: `127.0.0.1:${api.port}`, initializationType: 'on-demand' } as const
    const variables = { ...environmentVariables({ ...known, unixMs: 0, chance: () => 0 }), LAMBDA_TASK_ROOT: taskRoot }
    const words = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
    const program = spawn('env', ['-i', ...words, bootstrap], { cwd: taskRoot, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
    programs.push(program)
    // A full pipe would stop the program.
    program.stderr.resume()
    return program
  }
  const end = async () => {
    // The whole group: a bootstrap may be waiting for its curl.
    for (const { pid, exitCode } of programs) if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGKILL')
    await api.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const invoke = (body: string | Uint8Array, headers = {}) =>
    fetch(`${origin}/2015-03-31/functions/function/invocations`, { method: 'POST', body: Buffer.from(body), headers })
  return { ...api, folder, start, invoke, end, runtimeApi: `${origin}/2018-06-01/runtime` }
}

/** Resolves as soon as the world is as wanted. */
export function until(simulation: Simulation, holds: (world: World) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(simulation.getWorld())) return
      stop()
      resolve()
    }
    const stop = simulation.subscribe(look)
    look()
  })
}

/** Polls that wait for an event now. */
export const parked = (world: World): number =>
  Object.values(world.environments).reduce((count, { phase }) => count + (phase.name === 'ready' ? phase.polls.length : 0), 0)
