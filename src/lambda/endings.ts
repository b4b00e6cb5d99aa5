import type { Millis } from '#base/brand.ts'
import type { Environment, ExitStatus, ResetReason } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { failManaged, failWaiting, timeOutManaged } from './managed.ts'
import { deadlineOf, endInvocation, initReport, start } from './phases.ts'
import type { Invocation, RequestId } from './runtime-api.ts'
import { end, lose } from './shutdown.ts'
import { launch } from './starting.ts'
import type { World } from './world.ts'

const exitReason = (status: ExitStatus): ResetReason => ('entrypoint' in status ? 'invalidEntrypoint' : 'exit')

/** The runtime's process ended. While an init fails for the first time it is run again inside the invocation; later the environment is reset. */
export function processEnded(world: World, environment: Environment, status: ExitStatus, now: Millis): readonly Fact[] {
  const { id: environmentId, process } = environment
  const exited: Fact = { type: 'process.exited', environmentId, process, status }
  return [exited, ...crash(world, environment, invoker.exitOf(status), exitReason(status), now)]
}

/** What an environment does when one of its programs is gone. */
function crash(world: World, environment: Environment, how: invoker.Crash, reason: ResetReason, now: Millis): readonly Fact[] {
  const { phase } = environment
  if (phase.name === 'initializing') {
    const report = initReport(environment, 'error', now, how.errorType)
    return [...report, ...failWaiting(world, how), ...retryInit(world, environment, phase.pending, now, reason)]
  }
  if (phase.name === 'initFailed') return [...failWaiting(world, how), ...retryInit(world, environment, phase.pending, now, 'initError')]
  if (phase.name === 'serving')
    return [
      ...failManaged(world, environment, phase, how, now),
      ...failWaiting(world, how),
      { type: 'environment.stopped', environmentId: environment.id, reason },
    ]
  return [...fail(world, environment, how, now), ...lose(world, environment, reason, now)]
}

/** A program from `/opt/extensions` ended: during a shutdown that is expected, else it takes the environment with it. */
export function extensionEnded(world: World, environment: Environment, name: string, status: ExitStatus, now: Millis): readonly Fact[] {
  const { id: environmentId, extensions } = environment
  const exited: Fact = { type: 'extension.exited', environmentId, name, status }
  const left = { ...environment, extensions: extensions.filter((extension) => extension.name !== name) }
  if (environment.phase.name === 'shuttingDown') return [exited, ...end(left, 'when done')]
  const { reported } = extensions.find((extension) => extension.name === name) ?? {}
  return [exited, ...crash(world, left, invoker.extensionCrash(status, reported), 'extension', now)]
}

/** The init took longer than Lambda allows outside an invocation. */
export function initOverrun(world: World, environment: Environment, now: Millis): readonly Fact[] {
  const { phase } = environment
  if (phase.name === 'initializing')
    return [...initReport(environment, 'timeout', now), ...retryInit(world, environment, phase.pending, now, 'initError')]
  if (phase.name === 'initFailed') return retryInit(world, environment, phase.pending, now, 'initError')
  return []
}

/** "Suppressed init": the invocation begins, and its time and timeout now cover the second attempt. */
function retryInit(
  world: World,
  environment: Environment,
  pending: Invocation | undefined,
  now: Millis,
  reason: ResetReason,
): readonly Fact[] {
  if (!pending && environment.invocations > 0) return lose(world, environment, reason, now)
  if (!pending) return [{ type: 'environment.stopped', environmentId: environment.id, reason }]
  return initInside(world, environment, pending, now)
}

/** An invocation that begins with an init: the retry of one that failed, or the first one after a reset. */
export function initInside(world: World, environment: Environment, invocation: Invocation, now: Millis): readonly Fact[] {
  const { id: environmentId } = environment
  return [
    start(environment, invocation, deadlineOf(world, now)),
    ...launch(world, environment),
    { type: 'platform.initStart', environmentId, phase: 'invoke' },
  ]
}

/** Fails whatever the environment still owes to an invoker. */
export function fail(world: World, environment: Environment, how: invoker.Crash, now: Millis): readonly Fact[] {
  const { phase } = environment
  // Once a response was begun that cannot be finished, nothing else reaches the invoker (recorded).
  const stuck = phase.name === 'invoking' && phase.responding !== undefined && phase.responding.exchangeId === undefined
  const result = ({ requestId }: Invocation) => (stuck ? invoker.failed({ text: '' }) : invoker.crashed(requestId, how))
  const respond = (invocation: Invocation): Fact => ({
    type: 'invoke.responded',
    requestId: invocation.requestId,
    result: result(invocation),
  })
  if (phase.name === 'invoking') {
    const report = phase.initializing ? initReport(environment, 'error', now, how.errorType) : []
    return [...report, respond(phase.invocation), ...endInvocation(world, environment, 'error', now, how.errorType)]
  }
  if (phase.name === 'responded') return endInvocation(world, environment, 'error', now, phase.deadEnd ? phase.errorType : how.errorType)
  if (phase.name === 'serving') return failManaged(world, environment, phase, how, now)
  return 'pending' in phase && phase.pending ? [respond(phase.pending)] : []
}

/** The function's timeout covers the whole invocation, also the work after the answer, and that of extensions. */
export function runOutOfTime(world: World, environment: Environment, requestId: RequestId, now: Millis): readonly Fact[] {
  const { phase } = environment
  if (phase.name === 'serving') return timeOutManaged(world, environment, phase, requestId, now)
  if ((phase.name !== 'invoking' && phase.name !== 'responded') || phase.invocation.requestId !== requestId) return []
  const report = phase.name === 'invoking' && phase.initializing ? initReport(environment, 'timeout', now) : []
  const responded: readonly Fact[] =
    phase.name === 'invoking' ? [{ type: 'invoke.responded', requestId, result: invoker.timedOut(requestId, world.config.timeoutMs) }] : []
  return [...report, ...responded, ...endInvocation(world, environment, 'timeout', now), ...lose(world, environment, 'timeout', now)]
}
