import type { Command } from '#lambda/commands.ts'
import type { EnvironmentId, ExitStatus } from '#lambda/environment.ts'
import type { Proceed, ProgramRecord, ProgramStop } from '#lambda/statements.ts'

/** What a started process may tell. Messages from a process that was replaced are ignored. */
export interface ProcessTells {
  readonly wrote: (stream: 'stdout' | 'stderr', text: string) => void
  readonly exited: (status: ExitStatus) => void
  readonly recorded: (records: readonly ProgramRecord[]) => void
  /** It stands still before a statement: the simulation pauses. */
  readonly stopped: (stop: ProgramStop) => void
}

/** What the simulation may do to a process that it started. A process that cannot be frozen or stopped leaves that out. */
export interface ProcessControl {
  readonly kill: () => void
  /** SIGTERM. A program that cannot be asked to end is killed. */
  readonly terminate?: () => void
  readonly setFrozen?: (frozen: boolean) => void
  /** Stops it before its next statement. */
  readonly pause?: () => void
  /** Lets it go on; takes back what `pause` or an earlier step asked for. */
  readonly proceed?: (how: Proceed) => void
}

/** How programs are started. */
export interface ProgramPorts {
  /** Starts the function's program in this environment. */
  readonly boot: (environmentId: EnvironmentId, tells: ProcessTells) => ProcessControl
  /** Starts the program of this name in `/opt/extensions`. Needed when the function has such programs. */
  readonly bootExtension?: (environmentId: EnvironmentId, name: string, tells: Pick<ProcessTells, 'wrote' | 'exited'>) => ProcessControl
}

/** Who hears of programs: what they tell becomes commands, but that one stands still. */
export interface ProgramListener {
  readonly dispatch: (command: Command) => void
  /** `process` counts the processes started in the environment; returns whether it is the one that runs there now. */
  readonly isCurrent: (environmentId: EnvironmentId, process: number) => boolean
  readonly stopped: () => void
}

/** The programs in the environments: one runtime in each, and its extensions. */
export class Programs {
  /** Programs that stand still before a statement, the first to stop first. */
  readonly stops = new Map<EnvironmentId, ProgramStop>()
  readonly #ports: ProgramPorts
  readonly #listener: ProgramListener
  readonly #runtimes = new Map<EnvironmentId, ProcessControl>()
  /** By environment, then by name. */
  readonly #extensions = new Map<EnvironmentId, Map<string, ProcessControl>>()

  constructor(ports: ProgramPorts, listener: ProgramListener) {
    this.#ports = ports
    this.#listener = listener
  }

  /** Starts the runtime in place of the one before. */
  boot(environmentId: EnvironmentId, process: number): void {
    this.kill(environmentId)
    const { dispatch } = this.#listener
    const control = this.#ports.boot(environmentId, {
      wrote: (stream, text) => dispatch({ type: 'output', environmentId, process, stream, text }),
      recorded: (records) => dispatch({ type: 'record', environmentId, process, records }),
      stopped: (stop) => this.#stopped(environmentId, process, stop),
      exited: (status) => dispatch({ type: 'exit', environmentId, process, status }),
    })
    this.#runtimes.set(environmentId, control)
  }

  bootExtension(environmentId: EnvironmentId, name: string): void {
    const started = this.#extensions.get(environmentId) ?? new Map<string, ProcessControl>()
    this.#extensions.set(environmentId, started)
    started.get(name)?.kill()
    const { dispatch } = this.#listener
    const control = this.#ports.bootExtension?.(environmentId, name, {
      wrote: (stream, text) => dispatch({ type: 'extensionOutput', environmentId, name, stream, text }),
      exited: (status) => dispatch({ type: 'extensionExit', environmentId, name, status }),
    })
    if (control) started.set(name, control)
  }

  /** SIGTERM for the runtime. */
  terminate(environmentId: EnvironmentId): void {
    const control = this.#runtimes.get(environmentId)
    if (control?.terminate) control.terminate()
    else control?.kill()
  }

  /** SIGKILL for the runtime. */
  kill(environmentId: EnvironmentId): void {
    this.#runtimes.get(environmentId)?.kill()
    this.#runtimes.delete(environmentId)
    this.stops.delete(environmentId)
  }

  /** SIGKILL for the runtime and its extensions. */
  killAll(environmentId: EnvironmentId): void {
    this.kill(environmentId)
    for (const { kill } of this.#extensions.get(environmentId)?.values() ?? []) kill()
    this.#extensions.delete(environmentId)
  }

  setFrozen(environmentId: EnvironmentId, frozen: boolean): void {
    this.#runtimes.get(environmentId)?.setFrozen?.(frozen)
  }

  /** Stops each before its next statement. */
  pause(): void {
    for (const { pause } of this.#runtimes.values()) pause?.()
  }

  /** Lets programs go on: one, or all, as `how` says; the others without a stop. */
  proceed(how: Proceed, only?: EnvironmentId): void {
    this.stops.clear()
    for (const [id, { proceed }] of this.#runtimes) proceed?.(only === undefined || id === only ? how : 'run')
  }

  #stopped(environmentId: EnvironmentId, process: number, stop: ProgramStop): void {
    if (!this.#listener.isCurrent(environmentId, process) || !this.#runtimes.has(environmentId)) return
    this.stops.set(environmentId, stop)
    this.#listener.stopped()
  }
}
