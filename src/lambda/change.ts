import type { Environment, EnvironmentId } from './environment.ts'
import type { World } from './world.ts'

/** The world with one environment changed; as it was when there is none of this id. */
export function change(world: World, id: EnvironmentId, to: (environment: Environment) => Environment): World {
  const environment = world.environments[id]
  return environment ? { ...world, environments: { ...world.environments, [id]: to(environment) } } : world
}
