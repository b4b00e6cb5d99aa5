import type { Millis } from '#base/brand.ts'
import { initInside } from './endings.ts'
import type { Environment } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { placeManaged } from './managed.ts'
import { beginInvocation } from './phases.ts'
import type { Invocation, RequestId } from './runtime-api.ts'
import { startEnvironment } from './starting.ts'
import { type FunctionConfig, livingEnvironments, type World } from './world.ts'

/** A synchronous event is never queued: a free environment takes it, else a new one is started for it, else it is throttled. */
export function place(world: World, requestId: RequestId, now: Millis): readonly Fact[] {
  const invocation = world.waiting.find((waiting) => waiting.requestId === requestId)
  if (!invocation) return []
  const environments = livingEnvironments(world)
  if (world.config.mode === 'attached') return placeAttached(world, environments.at(-1), invocation, now)
  if (world.config.mode === 'managed') return placeManaged(world, invocation, now)
  const warm = environments.find(({ phase }) => phase.name === 'ready')
  if (warm) return beginInvocation(world, warm, invocation, now)
  const emptied = environments.find(({ phase }) => phase.name === 'reset')
  if (emptied) return initInside(world, emptied, invocation, now)
  const reason = throttleReason(world.config, environments.length)
  if (reason === undefined) return startEnvironment(world, 'event', requestId)
  return [
    { type: 'invoke.throttled', requestId },
    { type: 'invoke.responded', requestId, result: invoker.throttled(reason) },
  ]
}

/** Why no further environment may start; undefined when one may. */
export function throttleReason(
  { concurrency, reservedConcurrency }: FunctionConfig,
  environments: number,
): invoker.ThrottleReason | undefined {
  if (reservedConcurrency !== undefined && environments >= reservedConcurrency) return 'ReservedFunctionConcurrentInvocationLimitExceeded'
  return environments >= concurrency ? 'ConcurrentInvocationLimitExceeded' : undefined
}

/** With one outside process attached, events wait for it in the order they came; a runtime that gave up fails them all. */
function placeAttached(world: World, environment: Environment | undefined, invocation: Invocation, now: Millis): readonly Fact[] {
  if (environment?.phase.name === 'initFailed')
    return [{ type: 'invoke.responded', requestId: invocation.requestId, result: invoker.failed(environment.phase.error) }]
  const first = world.waiting[0] === invocation
  if (environment?.phase.name !== 'ready' || environment.phase.polls.length === 0 || !first) return []
  return beginInvocation(world, environment, invocation, now)
}
