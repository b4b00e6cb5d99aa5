import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from 'msw'
import type { ProcessControl } from '#engine/programs.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { RunningProgram } from './program.ts'
import { handlersServer, servedOrigin } from './server.ts'

/** How long a program goes on once its environment is frozen, ms: stopping one that is wanted again at once costs more than it shows. */
const freezeAfterMs = 5

/** One execution environment on this machine: a Runtime API at a port of its own, and the programs that are told of it. */
export class Sandbox {
  readonly #server: Server
  readonly #listening: Promise<unknown>
  readonly #programs = new Set<RunningProgram>()
  #frozen = false
  #freezing: ReturnType<typeof setTimeout> | undefined

  constructor(handlers: RequestHandler[]) {
    this.#server = handlersServer(handlers, servedOrigin).listen(0, '127.0.0.1')
    this.#listening = once(this.#server, 'listening')
  }

  /** Starts a program as soon as the port is known, `host:port`; it may be ended before it began. */
  start(launch: (runtimeApi: string) => RunningProgram): ProcessControl {
    let program: RunningProgram | undefined
    let killed = false
    void this.#listening.then(() => {
      if (killed) return
      program = launch(`127.0.0.1:${(this.#server.address() as AddressInfo).port}`)
      this.#programs.add(program)
    })
    return {
      kill: () => {
        killed = true
        program?.signal('SIGKILL')
        if (program) this.#programs.delete(program)
      },
      terminate: () => {
        // A frozen program hears of nothing but SIGKILL.
        program?.signal('SIGCONT')
        program?.signal('SIGTERM')
      },
    }
  }

  /** Does to the programs what the service does to them in this event. */
  follow(event: TraceEvent): void {
    switch (event.type) {
      case 'environment.frozen':
        this.#freezing ??= setTimeout(() => this.#freeze(), freezeAfterMs)
        return
      case 'environment.thawed':
      case 'platform.start':
      case 'environment.shuttingDown':
        return this.#thaw()
      case 'environment.reset':
        this.#thaw()
        // What the killed programs have sent and nobody has read yet is gone with them.
        return this.#server.closeAllConnections()
      case 'environment.stopped':
        this.#thaw()
        this.#server.close()
        return this.#server.closeAllConnections()
    }
  }

  #freeze(): void {
    this.#frozen = true
    for (const program of this.#programs) program.signal('SIGSTOP')
  }

  #thaw(): void {
    clearTimeout(this.#freezing)
    this.#freezing = undefined
    if (!this.#frozen) return
    this.#frozen = false
    for (const program of this.#programs) program.signal('SIGCONT')
  }
}
