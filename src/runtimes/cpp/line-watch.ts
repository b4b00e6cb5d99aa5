import { ms } from '#base/brand.ts'
import type { Place, Proceed } from '#lambda/statements.ts'
import type { BootSpec, DebugSettings } from '../runtime.ts'
import type { ProgramControls, WorkerHost } from '../worker-side.ts'
import type { SourceLine } from './program/machine.ts'

const pid = 1

/** What a compiled program shows of itself: the lines from which it calls the Runtime API. There it is recorded, and there it can stand still. */
export class LineWatch implements ProgramControls {
  readonly #host: WorkerHost
  readonly #startedAt: number
  #settings: DebugSettings
  #place: Place | undefined
  #pausing: 'pause' | 'step' | undefined
  #proceed: (() => void) | undefined

  constructor({ debug, startedAt, bootstrap }: BootSpec, host: WorkerHost) {
    this.#host = host
    this.#settings = debug
    this.#startedAt = startedAt
    if (debug.recording) host.record({ kind: 'began', parent: 0, command: bootstrap, ...this.#now() })
  }

  /** The next request comes from this line. */
  at({ file, line }: SourceLine): void {
    this.#place = { file: `/var/task/${file}`, line, column: 1, function: '', depth: 0 }
    if (this.#settings.recording) this.#host.record({ kind: 'statement', place: this.#place, ...this.#now() })
  }

  /** Resolves when the program may make its request. */
  async pass(): Promise<void> {
    const place = this.#place
    if (!place) return
    const isBreakpoint = this.#settings.breakpoints.some(({ file, line }) => file === place.file && line === place.line)
    const reason = isBreakpoint ? 'breakpoint' : this.#pausing
    this.#pausing = undefined
    if (!reason) return
    this.#host.stopped({ pid, place, reason })
    await new Promise<void>((resolve) => {
      this.#proceed = resolve
    })
  }

  clockChanged(): void {}
  setFrozen(): void {}
  setDebug(settings: DebugSettings): void {
    this.#settings = settings
  }
  pause(): void {
    this.#pausing = 'pause'
  }
  proceed(how: Proceed): void {
    this.#pausing = how === 'run' ? undefined : 'step'
    this.#proceed?.()
    this.#proceed = undefined
  }

  #now() {
    return { pid, ranAt: ms(this.#host.clock.now() - this.#startedAt), changes: [] }
  }
}
