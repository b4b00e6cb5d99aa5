import type { Millis } from '#base/brand.ts'
import { unreachable } from '#base/unreachable.ts'
import type { Environment, ExchangeId, Phase } from './environment.ts'
import type { Fact } from './events.ts'
import { answerExtension } from './extensions.ts'
import * as invoker from './invoker.ts'
import { responseLimitBytes } from './limits.ts'
import { answerManaged, nextManaged } from './managed.ts'
import { attachedEvent, endInvocation, handOver, initReport, readyForWork, runtimeDone } from './phases.ts'
import type { BodyRef, Call, Invocation, Reply, RequestId } from './runtime-api.ts'
import { payloadTooLarge } from './streaming.ts'
import { extensionsReady, type World } from './world.ts'

/** The Runtime API's state table: what each call gets in each phase. */
export function answer(world: World, exchangeId: ExchangeId, now: Millis): readonly Fact[] {
  const exchange = world.exchanges[exchangeId]
  const environment = exchange && world.environments[exchange.environmentId]
  if (!environment) return []
  const { call } = exchange
  const { phase } = environment
  const reply = (reply: Reply): Fact => ({ type: 'api.replied', environmentId: environment.id, exchangeId, reply })
  switch (call.op) {
    case 'next':
      if (phase.name === 'serving' || (world.config.mode === 'managed' && phase.name === 'initializing'))
        return nextManaged(world, environment, exchangeId, now)
      return next(world, environment, exchangeId, now)
    case 'restoreNext':
      return restoreNext(world, environment, exchangeId, now)
    case 'response':
    case 'error': {
      if (phase.name === 'serving') return answerManaged(world, environment, phase, exchangeId, call, now)
      const refusal = refuseAnswer(phase, call)
      if (refusal) return [reply(refusal)]
      return 'body' in call ? accept(environment, call, reply) : [beginStream(environment.id, exchangeId, call)]
    }
    case 'initError':
      return initError(world, environment, call, reply, now)
    case 'restoreError':
      return restoreError(environment, call, reply)
    case 'register':
    case 'extensionNext':
    case 'extensionError':
    case 'subscribe':
      return answerExtension(world, environment, exchangeId, call, now)
    case 'unknownPath':
      return [reply({ status: 404 })]
    case 'wrongMethod':
      return [reply({ status: 405, allow: call.allow })]
    default:
      return unreachable(call)
  }
}

const beginStream = (
  environmentId: Environment['id'],
  exchangeId: ExchangeId,
  { requestId, contentType }: { readonly requestId: RequestId; readonly contentType?: string },
): Fact => ({ type: 'response.begun', environmentId, exchangeId, requestId, ...(contentType !== undefined && { contentType }) })

const accepted: Reply = { status: 202 }

const notAllowed = (from: string, to: string): Reply => ({
  status: 403,
  errorType: 'InvalidStateTransition',
  errorMessage: `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
})

/** The emulator's names of the states, as they stand in the texts of a 403. */
function stateName(phase: Phase): string {
  if ('deadEnd' in phase && phase.deadEnd !== undefined) return phase.deadEnd
  switch (phase.name) {
    case 'initializing':
      return 'Started'
    case 'initFailed':
      return 'InitError'
    case 'ready':
    case 'serving':
      return 'Ready'
    case 'invoking':
      if (phase.restoring) return 'Restoring'
      return phase.initializing ? 'Started' : phase.responding ? 'InvocationResponse' : 'Running'
    case 'responded':
      return 'RuntimeResponseSentState'
    default:
      return 'Stopped'
  }
}

function next(world: World, environment: Environment, exchangeId: ExchangeId, now: Millis): readonly Fact[] {
  const { id: environmentId, phase } = environment
  const reply = (reply: Reply): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply })
  const parked: Fact = { type: 'api.parked', environmentId, exchangeId }
  const ready = extensionsReady(world.config, environment)
  switch (phase.name) {
    case 'initializing':
      if (!ready) return [parked]
      return [...initReport(environment, 'success', now), ...wait(world, environment, exchangeId, now, phase.pending)]
    case 'invoking':
      if (phase.responding) return [reply(notAllowed(stateName(phase), 'Ready'))]
      if (!phase.initializing) return [reply({ status: 200, invocation: phase.invocation, deadlineMs: phase.deadlineMs })]
      if (!ready) return [parked]
      return [...initReport(environment, 'success', now), ...handOver(environment, [exchangeId], phase.invocation, phase.deadlineMs)]
    case 'responded':
      return phase.deadEnd ? [reply(notAllowed(phase.deadEnd, 'Ready'))] : nextAfterAnswer(world, environment, phase, exchangeId, now)
    case 'ready':
      return toBeRestored(world, phase.polls) ? [reply(notAllowed('RestoreReady', 'Ready'))] : wait(world, environment, exchangeId, now)
    case 'initFailed':
    case 'serving':
    case 'reset':
    case 'shuttingDown':
    case 'stopped':
      return [reply(notAllowed(stateName(phase), 'Ready'))]
    default:
      return unreachable(phase)
  }
}

/** The runtime is done with an event; the invocation ends once its extensions are, too. */
function nextAfterAnswer(
  world: World,
  environment: Environment,
  phase: Extract<Phase, { name: 'responded' }>,
  exchangeId: ExchangeId,
  now: Millis,
): readonly Fact[] {
  if (extensionsReady(world.config, environment)) {
    const ended = endInvocation(world, environment, phase.status, now, phase.errorType)
    return [...ended, ...wait(world, environment, exchangeId, now)]
  }
  const told = phase.polls.length > 0
  const parked: Fact = { type: 'api.parked', environmentId: environment.id, exchangeId }
  return [...(told ? [] : runtimeDone(environment, phase.status, phase.errorType)), parked]
}

const toBeRestored = ({ exchanges }: World, polls: readonly ExchangeId[]): boolean =>
  polls.some((poll) => exchanges[poll]?.call.op === 'restoreNext')

/** A poll takes the event that is there for it, or parks; a parked environment is frozen. */
function wait(world: World, environment: Environment, exchangeId: ExchangeId, now: Millis, pending?: Invocation): readonly Fact[] {
  const parked: Fact = { type: 'api.parked', environmentId: environment.id, exchangeId }
  const event = pending ?? attachedEvent(world)
  return [...(event ? [] : [parked]), ...readyForWork(world, environment, [exchangeId], now, event)]
}

/** The id is checked before the state, so a stranger is a 400 and a second answer a 403. */
function refuseAnswer(phase: Phase, call: Extract<Call, { op: 'response' | 'error' }>): Reply | undefined {
  const known =
    (phase.name === 'responded' && phase.deadEnd !== 'InitError') || (phase.name === 'invoking' && !phase.initializing)
      ? phase.invocation.requestId
      : undefined
  if (known !== call.requestId) return { status: 400, errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' }
  if (phase.name !== 'invoking' || phase.responding || phase.restoring)
    return notAllowed(stateName(phase), call.op === 'response' ? 'InvocationResponse' : 'InvocationErrorResponse')
  if (call.op === 'response' && call.mode !== undefined && call.mode !== 'streaming')
    return { status: 400, errorType: 'InvalidFunctionResponseMode', errorMessage: 'Invalid function response mode' }
  if ('truncated' in call) return { status: 400, errorType: 'TruncatedHTTPRequest', errorMessage: 'HTTP request detected as truncated' }
  return undefined
}

function accept(
  environment: Environment,
  call: Extract<Call, { op: 'response' | 'error'; readonly body: BodyRef }>,
  reply: (reply: Reply) => Fact,
): readonly Fact[] {
  const { requestId, body } = call
  const respond = (result: invoker.InvokerResult): Fact => ({
    type: 'invoke.responded',
    requestId: environmentRequest(environment) ?? requestId,
    result,
  })
  if (call.op === 'error') return [reply(accepted), respond(invoker.failed(body))]
  if (body.bytes <= responseLimitBytes) return [reply(accepted), respond(invoker.answered(body))]
  return [reply(payloadTooLarge(responseLimitBytes)), respond(invoker.responseTooLarge(body.bytes))]
}

const environmentRequest = ({ phase }: Environment) => (phase.name === 'invoking' ? phase.invocation.requestId : undefined)

/** SnapStart: the init is done; the event that needs the environment restores it, and `next` gives that event (developer guide, "Lambda SnapStart runtime hooks"). */
function restoreNext(world: World, environment: Environment, exchangeId: ExchangeId, now: Millis): readonly Fact[] {
  const { id: environmentId, phase } = environment
  const starting = (phase.name === 'initializing' && world.config.mode !== 'managed') || (phase.name === 'invoking' && phase.initializing)
  if (starting) return next(world, environment, exchangeId, now)
  return [{ type: 'api.replied', environmentId, exchangeId, reply: notAllowed(stateName(phase), 'RestoreReady') }]
}

/** A hook failed after the restore: the event fails with it, and the runtime should exit. */
function restoreError(
  { phase }: Environment,
  { body }: Extract<Call, { op: 'restoreError' | 'initError' }>,
  reply: (reply: Reply) => Fact,
): readonly Fact[] {
  if (phase.name !== 'invoking' || !phase.restoring) return [reply(notAllowed(stateName(phase), 'RuntimeRestoreErrorState'))]
  return [reply(accepted), { type: 'invoke.responded', requestId: phase.invocation.requestId, result: invoker.failed(body) }]
}

function initError(
  world: World,
  environment: Environment,
  call: Extract<Call, { op: 'initError' }>,
  reply: (reply: Reply) => Fact,
  now: Millis,
): readonly Fact[] {
  const { phase } = environment
  if (phase.name === 'invoking' && phase.restoring) return restoreError(environment, call, reply)
  const retrying = phase.name === 'invoking' && phase.initializing
  if (phase.name !== 'initializing' && !retrying) return [reply(notAllowed(stateName(phase), 'InitError'))]
  const errorType = call.errorType ?? 'Runtime.Unknown'
  const reported = [reply(accepted), ...initReport(environment, 'error', now, errorType)]
  const failed = (requestId: (typeof world.waiting)[number]['requestId']): Fact => ({
    type: 'invoke.responded',
    requestId,
    result: invoker.failed(call.body),
  })
  // The invocation runs until the runtime exits, or until its time is up: an environment that failed takes no other event before it is reset.
  if (retrying) return [...reported, failed(phase.invocation.requestId)]
  return world.config.mode === 'attached' ? [...reported, ...world.waiting.map(({ requestId }) => failed(requestId))] : reported
}
