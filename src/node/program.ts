import { spawn } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { constants as system } from 'node:os'
import { join } from 'node:path'
import { findBootstrap } from '#lambda/entrypoint.ts'
import type { ExitStatus } from '#lambda/environment.ts'

/** A function on this machine's disk. */
export interface ProgramFiles {
  /** Stands for `/var/task`: the working folder, and `LAMBDA_TASK_ROOT`. */
  readonly task: string
  /** Stands for `/opt`. */
  readonly opt?: string
  /** The program itself, when it is not the folder's `bootstrap`. */
  readonly exec?: string
  /** Programs that are started before it, by the names that they have in `/opt/extensions`. */
  readonly extensions?: Readonly<Record<string, string>>
}

export interface ProgramTells {
  readonly wrote: (stream: 'stdout' | 'stderr', text: string) => void
  readonly exited: (status: ExitStatus) => void
}

/** Lambda's variables, their folders those of this disk: `/var/task` and `/opt` are elsewhere here. */
export function variablesHere(variables: Readonly<Record<string, string>>, { task, opt }: ProgramFiles): Record<string, string> {
  const here = (list = '') =>
    list
      .split(':')
      .map((path) => path.replace(/^\/var\/task(?=\/|$)/, task).replace(/^\/opt(?=\/|$)/, opt ?? '/opt'))
      .join(':')
  return {
    ...variables,
    PATH: here(variables.PATH),
    LD_LIBRARY_PATH: here(variables.LD_LIBRARY_PATH),
    LAMBDA_TASK_ROOT: task,
  }
}

/** A program that was started, with all that it starts. */
export interface RunningProgram {
  /** After SIGKILL it tells nothing more. */
  readonly signal: (signal: NodeJS.Signals) => void
}

const neverBegan: RunningProgram = { signal: () => {} }

/** Starts the function's bootstrap with these variables and no others. */
export function startBootstrap(files: ProgramFiles, variables: Readonly<Record<string, string>>, tells: ProgramTells): RunningProgram {
  const found = bootstrapOf(files)
  if ('path' in found) return startProgram({ ...found, folder: files.task }, variables, tells)
  tells.exited(found)
  return neverBegan
}

interface Executable {
  readonly path: string
  /** Its path on Lambda, for messages. */
  readonly shown: string
  /** Where it works. */
  readonly folder: string
}

/** Starts a program in a process group of its own, with these variables and no others. */
export function startProgram(
  { path, shown, folder }: Executable,
  variables: Readonly<Record<string, string>>,
  tells: ProgramTells,
): RunningProgram {
  const problem = cannotExecute(path)
  if (problem !== undefined) {
    tells.exited({ entrypoint: `fork/exec ${shown}: ${problem}` })
    return neverBegan
  }
  const program = spawn(path, [], { cwd: folder, env: variables, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (program.pid !== undefined) process.kill(-program.pid, signal)
    } catch {
      // The whole group has ended already.
    }
  }
  let end: ExitStatus | undefined
  let silenced = false
  const wrote = (stream: 'stdout' | 'stderr') => (text: string) => {
    if (!silenced) tells.wrote(stream, text)
  }
  program.stdout.setEncoding('utf8').on('data', wrote('stdout'))
  program.stderr.setEncoding('utf8').on('data', wrote('stderr'))
  program.on('error', () => {
    end = { entrypoint: `fork/exec ${shown}: no such file or directory` }
  })
  program.on('exit', (code, signal) => {
    end = signal === null ? { code: code ?? 0 } : { signal: signalWords(signal) }
    // What it left behind would hold its streams open; on Lambda it is gone with the sandbox.
    signalGroup('SIGKILL')
  })
  program.on('close', () => {
    if (!silenced) tells.exited(end ?? { code: 0 })
  })
  return {
    signal: (signal) => {
      silenced ||= signal === 'SIGKILL'
      signalGroup(signal)
    },
  }
}

type Found = Pick<Executable, 'path' | 'shown'> | { readonly entrypoint: string }

function bootstrapOf({ task, opt, exec }: ProgramFiles): Found {
  const here = (path: string) => exec ?? (path.startsWith('/opt') ? join(opt ?? task, 'bootstrap') : join(task, 'bootstrap'))
  const found = findBootstrap((path) => (opt !== undefined || path.startsWith('/var/task')) && existsSync(here(path)))
  return 'entrypoint' in found ? found : { path: here(found.path), shown: found.path }
}

/** Machine numbers of the ELF header, by Node's name. */
const machines: Readonly<Record<string, number>> = { x64: 0x3e, arm64: 0xb7 }

/**
 * Why the kernel would refuse a file, in its words; undefined when it would not. Asked beforehand, because `spawn` hands a file
 * of unknown format to a shell, which Lambda does not.
 */
function cannotExecute(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK)
    if (!statSync(path).isFile()) return 'permission denied'
  } catch {
    return 'permission denied'
  }
  const head = Buffer.alloc(20)
  const file = openSync(path, 'r')
  const length = readSync(file, head)
  closeSync(file)
  if (head.toString('latin1', 0, 2) === '#!') return undefined
  const elf = length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF'
  return elf && head.readUInt16LE(18) === machines[process.arch] ? undefined : 'exec format error'
}

/** Signals as Go prints them, which the service does. */
const words: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGTERM: 'terminated',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGINT: 'interrupt',
  SIGHUP: 'hangup',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGPIPE: 'broken pipe',
}
const signalWords = (signal: NodeJS.Signals): string => words[signal] ?? `signal ${system.signals[signal]}`
