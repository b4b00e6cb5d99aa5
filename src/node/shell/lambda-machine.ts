import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { environmentVariables } from '#lambda/variables.ts'
import { defaultConfig } from '#lambda/world.ts'
import type { SourceFile } from '#project/files.ts'
import { environmentMachine } from '#runtimes/bash/environment-machine.ts'
import type { Kernel } from '#shell/process/kernel.ts'
import { realNetwork } from './http.ts'

/** Bytes of a deployment package, unzipped (Lambda quotas, "Deployment package size"). */
const packageBytes = 250 * 1024 * 1024

export interface LambdaMachine {
  readonly kernel: Kernel
  readonly env: Readonly<Record<string, string>>
}

/**
 * The page's machine with what a folder holds in `/var/task`. Its variables are Lambda's, with the caller's values where it sets one of them.
 * Returns a sentence when the folder is larger than Lambda takes.
 */
export function lambdaMachine(folder: string, caller: NodeJS.ProcessEnv): LambdaMachine | string {
  const task = readTask(folder)
  if (typeof task === 'string') return task
  const variables = environmentVariables({
    config: defaultConfig,
    runtimeApi: '127.0.0.1:9001',
    initializationType: 'on-demand',
    unixMs: realNetwork.clock.now(),
    chance: Math.random,
  })
  const env = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, atHome.has(name) ? value : (caller[name] ?? value)]),
  )
  return { kernel: environmentMachine({ task, layer: {} }, realNetwork).kernel, env }
}

/** Variables whose values mean this machine, not the caller's. */
const atHome: ReadonlySet<string> = new Set(['PATH', 'LD_LIBRARY_PATH', 'LANG', 'TZ', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'])

function readTask(folder: string): Record<string, SourceFile> | string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files: Record<string, SourceFile> = {}
  let bytes = 0
  for (const path of paths) {
    const full = join(folder, path)
    const { size, mode, isFile } = statOf(full)
    if (!isFile) continue
    bytes += size
    if (bytes > packageBytes)
      return `${folder} holds more than 250 MB, the most that Lambda takes. Run it in the folder that would be zipped.`
    files[relative(folder, full).split(sep).join('/')] = { content: new Uint8Array(readFileSync(full)), executable: (mode & 0o111) !== 0 }
  }
  return files
}

function statOf(path: string): { size: number; mode: number; isFile: boolean } {
  const stat = statSync(path, { throwIfNoEntry: false })
  return { size: stat?.size ?? 0, mode: stat?.mode ?? 0, isFile: stat?.isFile() ?? false }
}
