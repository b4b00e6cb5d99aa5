import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Environment, ExchangeId, Phase } from './environment.ts'
import type { Fact, Outcome } from './events.ts'
import * as invoker from './invoker.ts'
import { responseLimitBytes } from './limits.ts'
import { deadlineOf, initReport } from './phases.ts'
import type { Call, Invocation, Reply, RequestId } from './runtime-api.ts'
import { startEnvironment } from './starting.ts'
import { payloadTooLarge } from './streaming.ts'
import { livingEnvironments, type World } from './world.ts'

/**
 * Lambda Managed Instances: one environment works on several events at once, one for each of its polls (recorded from AWS's emulator;
 * developer guide, "Lambda Managed Instances"). Nothing is frozen, and a timeout fails one invocation alone.
 */
type Serving = Extract<Phase, { name: 'serving' }>
type Answer = Extract<Call, { op: 'response' | 'error' }>

/** An event goes to a poll that waits; while the environment starts it waits; when all polls are busy it is refused. */
export function placeManaged(world: World, invocation: Invocation, now: Millis): readonly Fact[] {
  const environment = livingEnvironments(world)[0]
  if (!environment) return startEnvironment(world, 'provisioned')
  const { phase } = environment
  if (phase.name !== 'serving') return []
  const poll = phase.polls[0]
  if (poll === undefined) return [{ type: 'invoke.responded', requestId: invocation.requestId, result: invoker.unavailable }]
  return begin(world, environment, invocation, poll, now)
}

function begin(
  world: World,
  { id: environmentId }: Environment,
  invocation: Invocation,
  exchangeId: ExchangeId,
  now: Millis,
): readonly Fact[] {
  const deadlineMs = deadlineOf(world, now)
  return [
    { type: 'platform.start', environmentId, requestId: invocation.requestId, deadlineMs, cold: false },
    { type: 'api.replied', environmentId, exchangeId, reply: { status: 200, invocation, deadlineMs, parallel: true } },
  ]
}

/** `next`: each poll gets an event of its own. */
export function nextManaged(world: World, environment: Environment, exchangeId: ExchangeId, now: Millis): readonly Fact[] {
  const { id: environmentId } = environment
  const initialized = environment.phase.name === 'initializing' ? initReport(environment, 'success', now) : []
  const parked: Fact = { type: 'api.parked', environmentId, exchangeId }
  const event = world.waiting[0]
  return [...initialized, parked, ...(event ? begin(world, environment, event, exchangeId, now) : [])]
}

/** An answer ends its invocation at once. Ids that are not under way are unknown, and there is no second answer. */
export function answerManaged(
  world: World,
  environment: Environment,
  phase: Serving,
  exchangeId: ExchangeId,
  call: Answer,
  now: Millis,
): readonly Fact[] {
  const { id: environmentId } = environment
  const { requestId } = call
  const reply = (reply: Reply): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply })
  if (phase.late.includes(requestId)) return [reply({ status: 410, errorType: 'InvokeTimeout', errorMessage: 'Invoke timeout' })]
  if (!phase.active[requestId]) return [reply({ status: 400, errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' })]
  if (!('body' in call) || call.truncated)
    return [reply({ status: 400, errorType: 'TruncatedHTTPRequest', errorMessage: 'HTTP request detected as truncated' })]
  const ends = (result: invoker.InvokerResult, status: Outcome, errorType?: string) =>
    endManaged(world, environment, phase, requestId, result, now, status, errorType)
  if (call.op === 'error') return [reply({ status: 202 }), ...ends(invoker.failed(call.body), 'error', call.errorType ?? 'Runtime.Unknown')]
  if (call.body.bytes <= responseLimitBytes) return [reply({ status: 202 }), ...ends(invoker.answered(call.body), 'success')]
  const errorType = 'Function.ResponseSizeTooLarge'
  return [reply(payloadTooLarge(responseLimitBytes)), ...ends(invoker.failedBriefly(errorType), 'error', errorType)]
}

/** The time of one invocation is up; its code runs on, and what it answers comes too late. */
export function timeOutManaged(world: World, environment: Environment, phase: Serving, requestId: RequestId, now: Millis): readonly Fact[] {
  const seconds = (world.config.timeoutMs / 1000).toFixed(2)
  const result = invoker.failedBriefly('Sandbox.Timedout', `Task timed out after ${seconds} seconds`)
  return endManaged(world, environment, phase, requestId, result, now, 'timeout')
}

/** The process is gone, and with it all that it worked on. */
export function failManaged(
  world: World,
  environment: Environment,
  phase: Serving,
  { errorType }: invoker.Crash,
  now: Millis,
): readonly Fact[] {
  const result = invoker.failedBriefly(errorType)
  return Object.values(phase.active).flatMap(({ invocation }) =>
    endManaged(world, environment, phase, invocation.requestId, result, now, 'error', errorType),
  )
}

/** No environment could be had: whoever waits for it learns why. */
export const failWaiting = ({ config, waiting }: World, { errorType }: invoker.Crash): readonly Fact[] =>
  config.mode === 'managed'
    ? waiting.map(({ requestId }) => ({ type: 'invoke.responded', requestId, result: invoker.failedBriefly(errorType) }))
    : []

function endManaged(
  { config: { memoryMb } }: World,
  { id: environmentId }: Environment,
  phase: Serving,
  requestId: RequestId,
  result: invoker.InvokerResult,
  now: Millis,
  status: Outcome,
  errorType?: string,
): readonly Fact[] {
  const begun = phase.active[requestId]
  if (!begun) return []
  const durationMs = ms(now - begun.since)
  const failure = errorType === undefined ? {} : { errorType }
  const billedMs = ms(Math.ceil(durationMs))
  return [
    { type: 'invoke.responded', requestId, result },
    { type: 'platform.runtimeDone', environmentId, requestId, status, ...failure },
    { type: 'platform.report', environmentId, requestId, durationMs, billedMs, memoryMb, status, ...failure },
  ]
}
