import { change } from './change.ts'
import type { EnvironmentId, Responding } from './environment.ts'
import type { EventOf } from './events.ts'
import type { World } from './world.ts'

export function respondingWith(world: World, id: EnvironmentId, responding: Responding): World {
  return change(world, id, (environment) => {
    const { phase } = environment
    return phase.name === 'invoking' ? { ...environment, phase: { ...phase, responding } } : environment
  })
}

export function addChunk(world: World, { environmentId, exchangeId, chunk, reachesInvokerAt }: EventOf<'response.chunk'>): World {
  const phase = world.environments[environmentId]?.phase
  const before = phase?.name === 'invoking' ? phase.responding : undefined
  const bytes = (before?.bytes ?? 0) + chunk.bytes
  return respondingWith(world, environmentId, { exchangeId, bytes, sentAt: reachesInvokerAt })
}

export const endResponse = (world: World, { environmentId, errorType }: EventOf<'response.ended'>): World =>
  change(world, environmentId, (environment) => {
    const { phase } = environment
    if (phase.name !== 'invoking') return environment
    const { since, invocation } = phase
    const outcome = errorType === undefined ? ({ status: 'success' } as const) : ({ status: 'error', errorType } as const)
    return { ...environment, phase: { name: 'responded', since, invocation, polls: [], ...outcome } }
  })
