import type { AddressInfo } from 'node:net'
import type { HttpHandler } from 'msw'
import { bodyStore } from '#engine/bodies.ts'
import { pausable, wallClock } from '#engine/clock.ts'
import { Simulation } from '#engine/simulation.ts'
import { defaultConfig } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { invokeApiHandlers } from './invoke-api.ts'
import { handlersServer, servedOrigin } from './server.ts'

export interface AttachedRuntimeApi {
  readonly simulation: Simulation
  readonly port: number
  readonly close: () => Promise<void>
}

/** What a server that runs for days remembers. */
export const remembered = { events: 5_000, bytes: 64 * 1024 * 1024 }

export interface ListenOptions {
  /** Where invokes are taken; 0 takes any free port. */
  readonly port: number
  /** The address to listen at; 127.0.0.1 when absent, so that no other machine can run anything here. */
  readonly host?: string
  /** What is served beside the invokes. */
  readonly besides?: (simulation: Simulation) => readonly HttpHandler[]
}

export interface AttachedOptions extends ListenOptions {
  /** The function's timeout, counted from the moment at which the runtime has the event. */
  readonly timeoutMs: number
}

/** Serves the Runtime API for one process that connects by itself, with the Invoke API beside it. Rejects when the port cannot be had. */
export async function serveAttached({
  port,
  host = '127.0.0.1',
  besides = () => [],
  timeoutMs,
}: AttachedOptions): Promise<AttachedRuntimeApi> {
  const simulation = new Simulation(
    { ...defaultConfig, timeoutMs, mode: 'attached', stoppedKept: 16 },
    {
      clock: pausable(wallClock()),
      startedAt: Date.now(),
      chance: Math.random,
      bodies: bodyStore(),
      window: remembered,
      boot: () => ({ kill: () => {} }),
    },
  )
  const origin = servedOrigin
  const server = handlersServer(
    [...besides(simulation), ...invokeApiHandlers(simulation, { origin }), ...runtimeApiHandlers(simulation, { origin })],
    origin,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      simulation.close()
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { simulation, port: (server.address() as AddressInfo).port, close }
}
