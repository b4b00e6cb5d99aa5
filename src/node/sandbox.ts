import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from 'msw'
import type { ProcessControl } from '#engine/programs.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { RunningProgram } from './program.ts'
import { handlersServer, servedOrigin } from './server.ts'

/** One execution environment on this machine: a Runtime API at a port of its own, and the programs that are told of it. */
export class Sandbox {
  readonly #server: Server
  readonly #listening: Promise<unknown>
  readonly #programs = new Set<RunningProgram>()
  #frozen = false

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
        return this.#freeze(true)
      case 'environment.thawed':
      case 'platform.start':
      case 'environment.shuttingDown':
        return this.#freeze(false)
      case 'environment.reset':
        this.#frozen = false
        // What the killed programs have sent and nobody has read yet is gone with them.
        return this.#server.closeAllConnections()
      case 'environment.stopped':
        this.#server.close()
        return this.#server.closeAllConnections()
    }
  }

  #freeze(frozen: boolean): void {
    if (this.#frozen === frozen) return
    this.#frozen = frozen
    for (const program of this.#programs) program.signal(frozen ? 'SIGSTOP' : 'SIGCONT')
  }
}
