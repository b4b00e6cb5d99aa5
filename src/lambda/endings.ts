import type { Millis } from '#base/brand.ts'
import { initReport } from './answer.ts'
import type { Environment, ExitStatus, StopReason } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { endInvocation, start } from './phases.ts'
import type { Invocation, RequestId } from './runtime-api.ts'
import type { World } from './world.ts'

const stop = ({ id }: Environment, reason: StopReason): Fact => ({ type: 'environment.stopped', environmentId: id, reason })
const stopReason = (status: ExitStatus): StopReason => ('entrypoint' in status ? 'invalidEntrypoint' : 'exit')

/** A process ended. While an init fails for the first time it is run again inside the invocation; later the environment is lost. */
export function processEnded(world: World, environment: Environment, status: ExitStatus, now: Millis): readonly Fact[] {
  const { id: environmentId, phase, process } = environment
  const exited: Fact = { type: 'process.exited', environmentId, process, status }
  if (phase.name === 'initializing') {
    const report = initReport(environment, 'error', now, invoker.exitErrorType(status))
    return [exited, ...report, ...retryInit(world, environment, phase.pending, now, stopReason(status))]
  }
  if (phase.name === 'initFailed') return [exited, ...retryInit(world, environment, phase.pending, now, 'initError')]
  return [exited, ...fail(world, environment, status, now), stop(environment, stopReason(status))]
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
  reason: StopReason,
): readonly Fact[] {
  if (!pending) return [stop(environment, reason)]
  const { id: environmentId, process } = environment
  return [
    start(environment, pending, Math.floor(world.startedAt + now + world.config.timeoutMs)),
    { type: 'process.spawned', environmentId, process: process + 1 },
    { type: 'platform.initStart', environmentId, phase: 'invoke' },
  ]
}

/** Fails whatever the environment still owes to an invoker. */
export function fail(world: World, environment: Environment, status: ExitStatus, now: Millis): readonly Fact[] {
  const { phase } = environment
  const respond = ({ requestId }: Invocation): Fact => ({ type: 'invoke.responded', requestId, result: invoker.exited(requestId, status) })
  const errorType = invoker.exitErrorType(status)
  if (phase.name === 'invoking') {
    const report = phase.initializing ? initReport(environment, 'error', now, errorType) : []
    return [...report, respond(phase.invocation), ...endInvocation(world, environment, 'error', now, errorType)]
  }
  if (phase.name === 'responded') return endInvocation(world, environment, 'error', now, errorType)
  return 'pending' in phase && phase.pending ? [respond(phase.pending)] : []
}

/** The function's timeout covers the whole invocation, also the work after the answer. */
export function runOutOfTime(world: World, environment: Environment, requestId: RequestId, now: Millis): readonly Fact[] {
  const { phase } = environment
  if ((phase.name !== 'invoking' && phase.name !== 'responded') || phase.invocation.requestId !== requestId) return []
  const report = phase.name === 'invoking' && phase.initializing ? initReport(environment, 'timeout', now) : []
  const responded: readonly Fact[] =
    phase.name === 'invoking' ? [{ type: 'invoke.responded', requestId, result: invoker.timedOut(requestId, world.config.timeoutMs) }] : []
  return [...report, ...responded, ...endInvocation(world, environment, 'timeout', now), stop(environment, 'timeout')]
}
