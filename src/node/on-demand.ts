import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyStore } from '#engine/bodies.ts'
import { pausable, wallClock } from '#engine/clock.ts'
import { type ProcessControl, type ProcessTells, Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { environmentVariables } from '#lambda/variables.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import type { AttachedRuntimeApi, ListenOptions } from './attached.ts'
import { invokeApiHandlers } from './invoke-api.ts'
import { type ProgramFiles, startProgram, variablesHere } from './program.ts'
import { handlersServer, servedOrigin } from './server.ts'

export interface OnDemandOptions extends ListenOptions {
  readonly files: ProgramFiles
  readonly config: FunctionConfig
}

const origin = servedOrigin

/** What a server that runs for days remembers. */
const window = { events: 20_000, bytes: 64 * 1024 * 1024 }

/**
 * Runs a program as Lambda would: each environment is a process with a Runtime API port of its own, started when an event finds none
 * free. Invokes are taken on `port`, at the path of the Invoke API. Rejects when the port cannot be had.
 */
export async function serveOnDemand({
  port,
  host = '127.0.0.1',
  besides = () => [],
  files,
  config,
}: OnDemandOptions): Promise<AttachedRuntimeApi> {
  const startedAt = Date.now()
  const boot = (environmentId: EnvironmentId, tells: ProcessTells): ProcessControl => {
    const server = handlersServer(runtimeApiHandlers(simulation, { origin, environmentId }), origin)
    let killProgram = () => {}
    let killed = false
    server.listen(0, '127.0.0.1', () => {
      if (killed) return
      const { port: own } = server.address() as AddressInfo
      const unixMs = startedAt + simulation.clock.now()
      const runtimeApi = `127.0.0.1:${own}`
      const known = { config, runtimeApi, initializationType: 'on-demand', unixMs, chance: Math.random } as const
      killProgram = startProgram(files, variablesHere(environmentVariables(known), files), tells)
    })
    return {
      kill: () => {
        killed = true
        killProgram()
        shut(server)
      },
    }
  }
  const simulation = new Simulation(
    { ...config, mode: 'on-demand', stoppedKept: 16 },
    { clock: pausable(wallClock()), startedAt, chance: Math.random, bodies: bodyStore(), boot, window },
  )
  const invokes = handlersServer([...besides(simulation), ...invokeApiHandlers(simulation, { origin })], origin)
  invokes.listen(port, host)
  await once(invokes, 'listening')
  const close = async () => {
    simulation.stop()
    const closed = once(invokes, 'close')
    shut(invokes)
    await closed
  }
  return { simulation, port: (invokes.address() as AddressInfo).port, close }
}

function shut(server: Server): void {
  server.close()
  server.closeAllConnections()
}
