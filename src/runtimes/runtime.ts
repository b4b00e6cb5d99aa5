import type { Bytes } from '#base/bytes.ts'
import type { PlainRequest, PlainResponse } from '#base/plain-http.ts'
import type { LineBreakpoint, Proceed, ProgramRecord, ProgramStop } from '#lambda/statements.ts'
import type { FileSet, SourceFile } from '#project/files.ts'
import type { Builder } from './builder.ts'

/** What the page may know about a runtime before loading it. */
export interface RuntimeMeta {
  readonly id: string
  readonly label: string
  /** What differs from the real thing, in sentences a visitor will read. */
  readonly caveats: readonly string[]
  /** Whether what is edited must be built before it can run. */
  readonly compiled?: true
  /** Path of the service's own client, where a function brings none. */
  readonly managed?: string
}

/** Simulated time, as a process may know it: it stands still while the simulation is paused. */
export interface ClockReading {
  /** Unix time, ms. */
  readonly unixMs: number
  readonly running: boolean
}

/** What a program shall tell about itself, and where it shall stand still. */
export interface DebugSettings {
  /** Whether it tells each statement before it runs, and what changed since. Not asked costs nothing. */
  readonly recording: boolean
  readonly breakpoints: readonly LineBreakpoint[]
}

export interface BootSpec {
  /** `/var/task`. */
  readonly task: FileSet
  /** `/opt`. */
  readonly layer: FileSet
  /** Path of the program to execute, as found by the service: `/var/task/bootstrap`. */
  readonly bootstrap: string
  readonly env: Readonly<Record<string, string>>
  /** What an earlier program left in `/tmp` of the same environment, by path below it. */
  readonly temporary?: FileSet
  readonly clock: ClockReading
  /** Unix time, ms, at the start of the run: the zero of `ranAt`. */
  readonly startedAt: number
  readonly debug: DebugSettings
  /** Size of `/tmp`, MB; 512 when absent. */
  readonly temporaryMb?: number
  /** Whether programs that provided.al2023 lacks (jq and others) stand in `/opt/bin`, as if a layer had brought them. */
  readonly tools?: boolean
}

/** Files below `/tmp`, by their path there; `null` was removed. */
export type TemporaryChanges = Readonly<Record<string, SourceFile | null>>

/** How a program ended: with an exit code, by a signal, or never begun (`fork/exec …` text). */
export type ProgramEnd = { readonly code: number } | { readonly signal: string } | { readonly entrypoint: string }

/** The outside world of a running program: HTTP and two streams. Nothing here knows MSW or React. */
export interface Host {
  /**
   * Headers that `Request` drops travel in `carriedHeadersName`. A body that is still being written comes in `arriving`, and the
   * request has none then. Rejects with `NetworkFailure` when there is no response.
   */
  readonly fetch: (request: Request, arriving?: ReadableStream<Bytes>) => Promise<Response>
  /** The same by a shorter road, for hosts that have one and bodies that are whole; undefined when this request has to go by `fetch`. */
  readonly call?: (request: PlainRequest, signal: AbortSignal) => Promise<PlainResponse> | undefined
  readonly write: (stream: 'stdout' | 'stderr', text: string) => void
  /** Files below `/tmp` that were written, or removed (`null`): they stay when the program is killed and its environment is reset. */
  readonly keepTemporary?: (changes: TemporaryChanges) => void
  /** What the program did, in order, at least every 16 ms, and always before a request or output that came after it. */
  readonly recorded: (records: readonly ProgramRecord[]) => void
  /** The program stands still, all its processes with it, until `proceed`. */
  readonly stopped: (stop: ProgramStop) => void
}

export interface RunningProgram {
  readonly ended: Promise<ProgramEnd>
  /** SIGKILL: ends it at once, whatever it is doing. `ended` then resolves with `{ signal: 'killed' }`. */
  readonly kill: () => void
  /** SIGTERM: ends it, unless it handles the signal. It runs again if it was frozen. Without it a program is killed. */
  readonly terminate?: () => void
  /** Tells the program that simulated time has stopped or goes on. While it stands still, so does the program. */
  readonly setClock: (clock: ClockReading) => void
  /** Stops and starts all its processes, as an environment is frozen between events. Time goes on: what came due meanwhile is late. */
  readonly setFrozen: (frozen: boolean) => void
  readonly setDebug: (settings: DebugSettings) => void
  /** Stops before whatever statement comes next. Runtimes that cannot stop ignore it. */
  readonly pause: () => void
  /** Lets a stopped program go on. One that is not stopped goes on anyway, and `line`, `over` and `out` stop it at its next statement. */
  readonly proceed: (how: Proceed) => void
}

/** The port that every runtime implements. `ended` rejects only on our own bugs. */
export interface Runtime {
  readonly meta: RuntimeMeta
  readonly run: (spec: BootSpec, host: Host) => RunningProgram
  /** For languages that are compiled. */
  readonly builder?: Builder
}
