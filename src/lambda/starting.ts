import type { Environment, EnvironmentId, StartCause } from './environment.ts'
import type { Fact } from './events.ts'
import type { RequestId } from './runtime-api.ts'
import type { World } from './world.ts'

export const nextEnvironmentId = (world: World) => `vm-${world.started + 1}` as EnvironmentId

/** The facts of a new environment and its first programs. */
export function startEnvironment(world: World, cause: StartCause, requestId?: RequestId): readonly Fact[] {
  const environmentId = nextEnvironmentId(world)
  return [
    { type: 'environment.started', environmentId, cause, ...(requestId && { requestId }) },
    ...launch(world, { id: environmentId, process: 0 }),
    { type: 'platform.initStart', environmentId, phase: 'init' },
  ]
}

/** Extensions begin before the runtime, which begins once all of them have registered. */
export function launch({ config }: World, { id: environmentId, process }: Pick<Environment, 'id' | 'process'>): readonly Fact[] {
  const { extensions: external = [] } = config
  if (external.length === 0) return [{ type: 'process.spawned', environmentId, process: process + 1 }]
  return external.map((name) => ({ type: 'extension.spawned', environmentId, name }))
}
