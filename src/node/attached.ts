import type { AddressInfo } from 'node:net'
import { bodyStore } from '#engine/bodies.ts'
import { pausable, wallClock } from '#engine/clock.ts'
import { Simulation } from '#engine/simulation.ts'
import { defaultConfig } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { invokeApiHandlers } from './invoke-api.ts'
import { handlersServer } from './server.ts'

export interface AttachedRuntimeApi {
  readonly simulation: Simulation
  readonly port: number
  readonly close: () => Promise<void>
}

export interface AttachedOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** The function's timeout, counted from the moment at which the runtime has the event. */
  readonly timeoutMs: number
}

/** Serves the Runtime API on 127.0.0.1 for one process that connects by itself, with the Invoke API beside it. Rejects when the port cannot be had. */
export async function serveAttached({ port, timeoutMs }: AttachedOptions): Promise<AttachedRuntimeApi> {
  const simulation = new Simulation(
    { ...defaultConfig, timeoutMs, mode: 'attached' },
    { clock: pausable(wallClock()), startedAt: Date.now(), chance: Math.random, bodies: bodyStore(), boot: () => ({ kill: () => {} }) },
  )
  // Paths alone count: a runtime may reach us under any name of this machine.
  const origin = 'http://127.0.0.1:9001'
  const server = handlersServer([...invokeApiHandlers(simulation, { origin }), ...runtimeApiHandlers(simulation, { origin })], origin)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { simulation, port: (server.address() as AddressInfo).port, close }
}
