import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { bodyStore } from '#engine/bodies.ts'
import { pausable, wallClock } from '#engine/clock.ts'
import { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { environmentVariables, extensionVariables, initializationTypeOf } from '#lambda/variables.ts'
import { type FunctionConfig, livingEnvironments } from '#lambda/world.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { type AttachedRuntimeApi, type ListenOptions, remembered } from './attached.ts'
import { follow } from './follow.ts'
import { invokeApiHandlers } from './invoke-api.ts'
import { type ProgramFiles, startBootstrap, startProgram, variablesHere } from './program.ts'
import { Sandbox } from './sandbox.ts'
import { handlersServer, servedOrigin } from './server.ts'
import { sendTelemetry } from './telemetry.ts'

export interface OnDemandOptions extends ListenOptions {
  readonly files: ProgramFiles
  readonly config: FunctionConfig
}

/**
 * Runs a program as Lambda would: each environment is a process with a Runtime API port of its own, started when an event finds none
 * free, stopped by SIGSTOP while it has nothing to do. Invokes are taken on `port`, at the paths of the Invoke API. Rejects when the
 * port cannot be had.
 */
export async function serveOnDemand(options: OnDemandOptions): Promise<AttachedRuntimeApi> {
  const { port, host = '127.0.0.1', besides = () => [], files, config } = options
  const startedAt = Date.now()
  const mode = config.mode === 'managed' ? 'managed' : 'on-demand'
  const initializationType = initializationTypeOf(config, undefined)
  const sandboxes = new Map<EnvironmentId, Sandbox>()
  const sandboxOf = (environmentId: EnvironmentId): Sandbox => {
    const known = sandboxes.get(environmentId)
    const sandbox = known ?? new Sandbox(runtimeApiHandlers(simulation, { origin: servedOrigin, environmentId }))
    sandboxes.set(environmentId, sandbox)
    return sandbox
  }
  const variablesFor = (runtimeApi: string) => {
    const unixMs = startedAt + simulation.clock.now()
    const known = { config, runtimeApi, initializationType, unixMs, chance: Math.random } as const
    return variablesHere(environmentVariables(known), files)
  }
  const simulation = new Simulation(
    { ...config, mode, stoppedKept: 16, extensions: Object.keys(files.extensions ?? {}) },
    {
      clock: pausable(wallClock()),
      startedAt,
      chance: Math.random,
      bodies: bodyStore(),
      window: remembered,
      boot: (environmentId, tells) =>
        sandboxOf(environmentId).start((runtimeApi) => startBootstrap(files, variablesFor(runtimeApi), tells)),
      bootExtension: (environmentId, name, tells) =>
        sandboxOf(environmentId).start((runtimeApi) =>
          startProgram(
            { path: files.extensions?.[name] ?? '', shown: join('/opt/extensions', name), folder: files.task },
            extensionVariables(variablesFor(runtimeApi)),
            tells,
          ),
        ),
    },
  )
  follow(simulation, (event) => {
    if (!('environmentId' in event)) return
    sandboxes.get(event.environmentId)?.follow(event)
    if (event.type === 'environment.stopped') sandboxes.delete(event.environmentId)
  })
  sendTelemetry(simulation)
  const invokes = handlersServer([...besides(simulation), ...invokeApiHandlers(simulation, { origin: servedOrigin })], servedOrigin)
  invokes.listen(port, host)
  await once(invokes, 'listening')
  const close = async () => {
    await shutDown(simulation)
    simulation.close()
    const closed = once(invokes, 'close')
    invokes.close()
    invokes.closeAllConnections()
    await closed
  }
  return { simulation, port: (invokes.address() as AddressInfo).port, close }
}

/** Takes every environment away: idle ones as Lambda does, so that extensions hear of it; the others at once. */
function shutDown(simulation: Simulation): Promise<void> {
  for (const { id } of livingEnvironments(simulation.getWorld())) simulation.recycle(id)
  for (const { id, phase } of livingEnvironments(simulation.getWorld())) if (phase.name !== 'shuttingDown') simulation.stop(id)
  return new Promise((resolve) => {
    const look = () => {
      if (livingEnvironments(simulation.getWorld()).length > 0) return
      stop()
      resolve()
    }
    const stop = simulation.subscribe(look)
    look()
  })
}
