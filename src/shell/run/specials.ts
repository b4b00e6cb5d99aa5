import type { Kernel } from '../process/kernel.ts'
import { Association, Sequence } from './arrays.ts'
import type { Shell } from './shell.ts'
import { commandText } from './traps.ts'
import { flag, Variable } from './variables.ts'

/** bash's generator of RANDOM. */
function nextRandom(shell: Shell): number {
  const seed = shell.randomState === 0 ? 123459876 : shell.randomState
  const high = Math.trunc(seed / 127773)
  const low = seed - high * 127773
  let value = 16807 * low - 2836 * high
  if (value < 0) value += 0x7fffffff
  shell.randomState = value
  return ((value >>> 16) ^ (value & 65535)) & 32767
}

const scalars: Record<string, { get: (shell: Shell) => string; set?: (shell: Shell, value: string) => void; flags?: number }> = {
  LINENO: { get: (shell) => String(shell.line), set: () => undefined },
  RANDOM: {
    get: (shell) => {
      let value = nextRandom(shell)
      if (value === shell.lastRandom) value = nextRandom(shell)
      shell.lastRandom = value
      return String(value)
    },
    set: (shell, value) => {
      shell.randomState = Number(BigInt.asUintN(32, BigInt(Math.trunc(Number(value)) || 0)))
      shell.lastRandom = -1
    },
    flags: flag.integer,
  },
  SRANDOM: { get: (shell) => String(Math.floor(shell.kernel.host.random() * 4294967296)), flags: flag.integer },
  SECONDS: {
    get: (shell) => String(shell.secondsBase + Math.floor((shell.kernel.host.clock.unixMs() - shell.startMs) / 1000)),
    set: (shell, value) => {
      shell.startMs = shell.kernel.host.clock.unixMs()
      shell.secondsBase = Number(value) || 0
    },
    flags: flag.integer,
  },
  EPOCHSECONDS: { get: (shell) => String(Math.floor(shell.kernel.host.clock.unixMs() / 1000)), set: () => undefined },
  EPOCHREALTIME: { get: (shell) => (shell.kernel.host.clock.unixMs() / 1000).toFixed(6), set: () => undefined },
  BASHPID: { get: (shell) => String(shell.process.pid), set: () => undefined, flags: flag.integer },
  BASH_SUBSHELL: { get: (shell) => String(shell.subshellDepth), set: () => undefined },
  BASH_COMMAND: { get: (shell) => commandText(shell.command), set: () => undefined },
  _: {
    get: (shell) => shell.lastArgument,
    set: (shell, value) => {
      shell.lastArgument = value
    },
  },
  SHELLOPTS: {
    get: (shell) =>
      Object.entries(shell.options)
        .filter(([, on]) => on)
        .map(([name]) => name)
        .sort()
        .join(':'),
    flags: flag.readonly,
  },
  BASHOPTS: {
    get: (shell) =>
      Object.entries(shell.shopt)
        .filter(([, on]) => on)
        .map(([name]) => name)
        .sort()
        .join(':'),
    flags: flag.readonly,
  },
  BASH_ARGV0: {
    get: (shell) => shell.zero,
    set: (shell, value) => {
      shell.zero = value
    },
  },
  HISTCMD: { get: () => '1', set: () => undefined },
}

const functionFrames = (shell: Shell) => {
  const inner = shell.frames.slice().reverse()
  return inner
}

const arrays: Record<string, (shell: Shell) => string[]> = {
  PIPESTATUS: (shell) => (shell.pipeStatus ?? [shell.status]).map(String),
  DIRSTACK: (shell) => [shell.logicalCwd, ...shell.directories],
  GROUPS: (shell) => shell.kernel.host.user.groups.map(String),
  FUNCNAME: (shell) =>
    shell.frames.some((frame) => frame.kind === 'function')
      ? [
          ...functionFrames(shell).map((frame) => (frame.kind === 'source' ? 'source' : frame.name)),
          ...(shell.commandString === undefined ? ['main'] : []),
        ]
      : [],
  BASH_SOURCE: (shell) => {
    const main = shell.commandString === undefined && !shell.fromInput ? [shell.zero] : []
    return [...functionFrames(shell).map((frame) => frame.file), ...main]
  },
  BASH_LINENO: (shell) => [
    ...functionFrames(shell).map((frame) => String(frame.callLine)),
    ...(shell.commandString === undefined ? ['0'] : []),
  ],
  BASH_ARGV: (shell) =>
    shell.shopt.extdebug
      ? [...functionFrames(shell).flatMap((frame) => frame.args.slice().reverse()), ...shell.positional.slice().reverse()]
      : [],
  BASH_ARGC: (shell) => (shell.shopt.extdebug ? functionFrames(shell).map((frame) => String(frame.args.length)) : []),
}

/** An association that shows a table of the shell. */
class Shown extends Association {
  private readonly read: () => [string, string][]
  private readonly write: (key: string, value: string | undefined) => void
  constructor(read: () => [string, string][], write: (key: string, value: string | undefined) => void) {
    super()
    this.read = read
    this.write = write
  }
  private fresh(): Association {
    const out = new Association()
    for (const [key, value] of this.read()) out.set(key, value)
    return out
  }
  override get size(): number {
    return this.read().length
  }
  override get(key: string): string | undefined {
    return this.read().find(([name]) => name === key)?.[1]
  }
  override set(key: string, value: string): void {
    this.write(key, value)
  }
  override delete(key: string): void {
    this.write(key, undefined)
  }
  override keys(): string[] {
    return this.fresh().keys()
  }
  override values(): string[] {
    return this.fresh().values()
  }
}

const tables: Record<string, (of: () => Shell) => Shown> = {
  BASH_ALIASES: (of) =>
    new Shown(
      () => [...of().aliases],
      (key, value) => (value === undefined ? of().aliases.delete(key) : of().aliases.set(key, value)),
    ),
  BASH_CMDS: (of) =>
    new Shown(
      () => [...of().hashed].map(([name, { path }]) => [name, path]),
      (key, value) => (value === undefined ? of().hashed.delete(key) : of().hashed.set(key, { path: value, hits: 0 })),
    ),
}

const running = (kernel: Kernel): Shell | undefined => kernel.current?.shell

/**
 * The variables that are computed. They ask the shell of the process that runs, so that shells that are forked can share them: a fork
 * happens for every `$( … )`, and making them anew took a tenth of its time.
 */
export function installSpecials(shell: Shell): void {
  const { kernel } = shell
  for (const [name, { get, set, flags }] of Object.entries(scalars)) {
    const variable = new Variable()
    variable.shared = true
    variable.compute = () => get(running(kernel) ?? shell)
    variable.assigned = (value) => set?.(running(kernel) ?? shell, value)
    variable.flags = flags ?? 0
    shell.variables.current.set(name, variable)
  }
  for (const [name, list] of Object.entries(arrays)) {
    const variable = new Variable()
    variable.shared = true
    Object.defineProperty(variable, 'sequence', {
      get() {
        const sequence = new Sequence()
        sequence.items = list(running(kernel) ?? shell)
        return sequence
      },
      set() {},
    })
    shell.variables.current.set(name, variable)
  }
  for (const [name, table] of Object.entries(tables)) {
    const variable = new Variable()
    variable.shared = true
    variable.association = table(() => running(kernel) ?? shell)
    shell.variables.current.set(name, variable)
  }
}
