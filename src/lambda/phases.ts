import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Environment, ExchangeId } from './environment.ts'
import type { Fact, Outcome } from './events.ts'
import type { Invocation } from './runtime-api.ts'
import type { World } from './world.ts'

/** Hands an event to an environment: every parked poll gets it; without one it waits for the next poll while the deadline runs. */
export function beginInvocation(world: World, environment: Environment, invocation: Invocation, now: Millis): readonly Fact[] {
  const { id: environmentId, phase } = environment
  const deadlineMs = deadlineOf(world, now)
  const polls = phase.name === 'ready' ? phase.polls : []
  const thawed: readonly Fact[] =
    polls.length > 0 && world.config.mode === 'on-demand' ? [{ type: 'environment.thawed', environmentId }] : []
  return [...thawed, start(environment, invocation, deadlineMs), ...handOver(environment, polls, invocation, deadlineMs)]
}

export const deadlineOf = ({ startedAt, config }: World, now: Millis): number => Math.floor(startedAt + now + config.timeoutMs)

/** The event goes to the runtime's polls, and to the extensions that want to know of it. */
export function handOver(
  { id: environmentId, extensions }: Environment,
  polls: readonly ExchangeId[],
  invocation: Invocation,
  deadlineMs: number,
): readonly Fact[] {
  const { requestId, invokedFunctionArn, traceId } = invocation
  const event = {
    eventType: 'INVOKE',
    deadlineMs,
    requestId,
    invokedFunctionArn,
    tracing: { type: 'X-Amzn-Trace-Id', value: traceId },
  } as const
  return [
    ...polls.map(
      (exchangeId): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply: { status: 200, invocation, deadlineMs } }),
    ),
    ...extensions.flatMap(({ poll, events }): readonly Fact[] =>
      poll && events.includes('INVOKE')
        ? [{ type: 'api.replied', environmentId, exchangeId: poll.exchangeId, reply: { status: 200, event, eventId: poll.eventId } }]
        : [],
    ),
  ]
}

/** `platform.start`. Cold means that the environment was started because this event came. */
export function start(environment: Environment, invocation: Invocation, deadlineMs: number): Fact {
  const cold = environment.cause === 'event' && environment.invocations === 0
  const restart = environment.phase.name === 'reset' ? { restart: true as const } : {}
  return { type: 'platform.start', environmentId: environment.id, requestId: invocation.requestId, deadlineMs, cold, ...restart }
}

/** The runtime and all extensions wait: they get the event that is there for them, or are frozen. */
export function readyForWork(
  world: World,
  environment: Environment,
  polls: readonly ExchangeId[],
  now: Millis,
  pending = attachedEvent(world),
): readonly Fact[] {
  const { id: environmentId, phase } = environment
  if (pending) {
    const polling: Environment = { ...environment, phase: { name: 'ready', since: now, polls } }
    return beginInvocation(world, polling, pending, now).filter((fact) => fact.type !== 'environment.thawed')
  }
  return phase.name !== 'ready' && world.config.mode === 'on-demand' ? [{ type: 'environment.frozen', environmentId }] : []
}

export const attachedEvent = (world: World) => (world.config.mode === 'attached' ? world.waiting[0] : undefined)

/** `platform.initReport` for the init that is going on. An attached process began before we knew it: its init has no duration. */
export function initReport(
  environment: Environment,
  status: 'success' | 'error' | 'timeout',
  now: Millis,
  errorType?: string,
): readonly Fact[] {
  const { id: environmentId, phase, cause } = environment
  if (cause === 'attached') return []
  const durationMs = ms(now - phase.since)
  const failure = errorType === undefined ? {} : { errorType }
  return [
    { type: 'platform.initReport', environmentId, phase: phase.name === 'invoking' ? 'invoke' : 'init', durationMs, status, ...failure },
  ]
}

/** The end of an invocation: it runs until the runtime and its extensions ask for work again, not until there is an answer. */
export function endInvocation(world: World, environment: Environment, status: Outcome, now: Millis, errorType?: string): readonly Fact[] {
  const { phase } = environment
  const told = phase.name === 'responded' && phase.polls.length > 0
  return [...(told ? [] : runtimeDone(environment, status, errorType)), ...report(world, environment, status, now, errorType)]
}

/** The runtime is done; extensions may not be. */
export function runtimeDone({ id: environmentId, phase }: Environment, status: Outcome, errorType?: string): readonly Fact[] {
  if (phase.name !== 'invoking' && phase.name !== 'responded') return []
  const { requestId } = phase.invocation
  return [{ type: 'platform.runtimeDone', environmentId, requestId, status, ...(errorType !== undefined && { errorType }) }]
}

/** `platform.report`: duration, and what is billed for it. */
export function report(world: World, environment: Environment, status: Outcome, now: Millis, errorType?: string): readonly Fact[] {
  const { id: environmentId, phase, unreportedInitMs: initDurationMs } = environment
  if (phase.name !== 'invoking' && phase.name !== 'responded') return []
  const { requestId, traceId } = phase.invocation
  const durationMs = ms(now - phase.since)
  const billedMs = ms(Math.ceil(durationMs + (initDurationMs ?? 0)))
  const { memoryMb } = world.config
  const init = initDurationMs === undefined ? {} : { initDurationMs }
  const failure = errorType === undefined ? {} : { errorType }
  return [
    { type: 'platform.report', environmentId, requestId, durationMs, billedMs, memoryMb, ...init, status, ...failure, ...sampled(traceId) },
  ]
}

/** The parts of an X-Ray header whose trace is sampled. */
function sampled(traceId: string): { readonly sampledTrace?: { readonly root: string; readonly parent: string } } {
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(traceId)?.[1] ?? ''
  return part('Sampled') === '1' ? { sampledTrace: { root: part('Root'), parent: part('Parent') } } : {}
}
