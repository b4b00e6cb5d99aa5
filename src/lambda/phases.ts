import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Environment } from './environment.ts'
import type { Fact, Outcome } from './events.ts'
import type { Invocation } from './runtime-api.ts'
import type { World } from './world.ts'

/** Hands an event to an environment: every parked poll gets it; without one it waits for the next poll while the deadline runs. */
export function beginInvocation(world: World, environment: Environment, invocation: Invocation, now: Millis): readonly Fact[] {
  const { id: environmentId, phase } = environment
  const deadlineMs = Math.floor(world.startedAt + now + world.config.timeoutMs)
  const polls = phase.name === 'ready' ? phase.polls : []
  const thawed: readonly Fact[] =
    polls.length > 0 && world.config.mode === 'on-demand' ? [{ type: 'environment.thawed', environmentId }] : []
  return [
    ...thawed,
    start(environment, invocation, deadlineMs),
    ...polls.map(
      (exchangeId): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply: { status: 200, invocation, deadlineMs } }),
    ),
  ]
}

/** `platform.start`. Cold means that the environment was started because this event came. */
export function start(environment: Environment, invocation: Invocation, deadlineMs: number): Fact {
  const cold = environment.cause === 'event' && environment.invocations === 0
  return { type: 'platform.start', environmentId: environment.id, requestId: invocation.requestId, deadlineMs, cold }
}

/** The end of an invocation: it runs until the runtime asks for work again, not until it has answered. */
export function endInvocation(world: World, environment: Environment, status: Outcome, now: Millis, errorType?: string): readonly Fact[] {
  const { id: environmentId, phase, unreportedInitMs: initDurationMs } = environment
  if (phase.name !== 'invoking' && phase.name !== 'responded') return []
  const { requestId } = phase.invocation
  const durationMs = ms(now - phase.since)
  const billedMs = ms(Math.ceil(durationMs + (initDurationMs ?? 0)))
  const failure = errorType === undefined ? {} : { errorType }
  const { memoryMb } = world.config
  return [
    { type: 'platform.runtimeDone', environmentId, requestId, status, ...failure },
    {
      type: 'platform.report',
      environmentId,
      requestId,
      durationMs,
      billedMs,
      memoryMb,
      ...(initDurationMs !== undefined && { initDurationMs }),
      status,
      ...failure,
    },
  ]
}
