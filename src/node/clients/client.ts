import { type SpawnOptions, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProgramFiles } from '../program.ts'

/** A published runtime client, and the function in `programs/` that is written for it. */
export interface Client {
  readonly name: string
  /** Programs of this machine without which it cannot be built or run. */
  readonly needs: readonly string[]
  /** Gets the client from the registry of its language. Rejects where there is no network: then it is skipped. */
  readonly fetch: (folder: string) => Promise<unknown>
  /** Rejects when it does not build: then its tests fail. */
  readonly build: (folder: string) => Promise<ProgramFiles>
  readonly handler?: string
  /** What an invoker reads when the function's init fails. */
  readonly initError: { readonly errorType: string /** Part of it. */; readonly errorMessage: string }
  /** How its streaming function is named, when it can stream, and whether it says so when that function breaks off. */
  readonly streams?: { readonly handler?: string; readonly breaks?: true }
}

/** Built once for each checkout; `npm ci` clears it. */
export const scratch = resolve('node_modules/.cache/clients')

export const programs = fileURLToPath(new URL('programs', import.meta.url))

/** A copy of the function's sources to build in. */
export function copyOf(program: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  cpSync(join(programs, program), folder, { recursive: true })
  return folder
}

const folders = (process.env.PATH ?? '').split(delimiter)
export const has = (program: string): boolean => folders.some((folder) => existsSync(join(folder, program)))

/** Longer than any fetch or build here takes; a network that swallows everything must not hang the tests, ms. */
const longest = 300_000

/** What a program prints to stdout. Rejects with its last words when it fails or never ends. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((done, reject) => {
    const program = spawn(command, args, { timeout: longest, killSignal: 'SIGKILL', ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { stdout: '', all: '' }
    const hear = (stream: 'stdout' | 'stderr') => (piece: Buffer) => {
      if (stream === 'stdout') said.stdout += piece
      said.all += piece
    }
    program.stdout?.on('data', hear('stdout'))
    program.stderr?.on('data', hear('stderr'))
    program.on('error', reject)
    program.on('close', (status) => {
      if (status === 0) return done(said.stdout)
      reject(new Error(`Failed to run ${command} ${args.join(' ')}:\n${said.all.split('\n').slice(-20).join('\n')}`))
    })
  })
}
