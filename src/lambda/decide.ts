import type { Millis } from '#base/brand.ts'
import { unreachable } from '#base/unreachable.ts'
import { answer } from './answer.ts'
import type { Command } from './commands.ts'
import { fail, initOverrun, processEnded, runOutOfTime } from './endings.ts'
import type { Environment, EnvironmentId, StartCause } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { requestLimitBytes } from './limits.ts'
import { beginInvocation } from './phases.ts'
import type { Invocation, RequestId } from './runtime-api.ts'
import { endStream, takeChunk } from './streaming.ts'
import { livingEnvironments, type World } from './world.ts'

/** (world, command, now) → facts. Pure, with `./answer.ts` and `./endings.ts` the only place where the rules of Lambda are written down. */
export function decide(world: World, command: Command, now: Millis): readonly Fact[] {
  switch (command.type) {
    case 'invoke':
      return request(command.invocation, command.payloadIsJson)
    case 'place':
      return place(world, command.requestId, now)
    case 'provision':
      return livingEnvironments(world).length < world.config.concurrency ? startEnvironment(world, 'provisioned') : []
    case 'call':
      return call(world, command)
    case 'answer':
      return answer(world, command.exchangeId, now)
    case 'chunk':
      return takeChunk(world, command.exchangeId, command.chunk, now)
    case 'endStream':
      return endStream(world, command.exchangeId, command.end, now)
    case 'hangUp': {
      const exchange = world.exchanges[command.exchangeId]
      return exchange ? [{ type: 'api.hungUp', environmentId: exchange.environmentId, exchangeId: command.exchangeId }] : []
    }
    case 'output':
    case 'record':
      return current(world, command) ? observed(command) : []
    case 'exit': {
      const environment = current(world, command)
      return environment ? processEnded(world, environment, command.status, now) : []
    }
    case 'timeout': {
      const environment = living(world, command.environmentId)
      return environment ? runOutOfTime(world, environment, command.requestId, now) : []
    }
    case 'initTimeout': {
      const environment = current(world, command)
      return environment ? initOverrun(world, environment, now) : []
    }
    case 'stop': {
      const environment = living(world, command.environmentId)
      return environment ? [...fail(world, environment, { signal: 'killed' }, now), stopped(environment)] : []
    }
    default:
      return unreachable(command)
  }
}

/** What the environment's process wrote or did. */
function observed(command: Extract<Command, { type: 'output' | 'record' }>): readonly Fact[] {
  const { environmentId } = command
  if (command.type === 'output') return [{ type: 'process.output', environmentId, stream: command.stream, text: command.text }]
  return command.records.map((record) => ({ type: 'process.statement', environmentId, process: command.process, record }))
}

const stopped = ({ id }: Environment): Fact => ({ type: 'environment.stopped', environmentId: id, reason: 'stopped' })

function living(world: World, id: EnvironmentId): Environment | undefined {
  const environment = world.environments[id]
  return environment && environment.phase.name !== 'stopped' ? environment : undefined
}

/** The environment, if the message comes from the process that runs in it now. */
function current(world: World, { environmentId, process }: { environmentId: EnvironmentId; process: number }): Environment | undefined {
  const environment = living(world, environmentId)
  return environment?.process === process ? environment : undefined
}

function request(invocation: Invocation, payloadIsJson: boolean): readonly Fact[] {
  const { requestId, payload } = invocation
  const refusal = payload.bytes > requestLimitBytes ? invoker.requestTooLarge(payload.bytes) : payloadIsJson ? undefined : invoker.notJson
  return refusal
    ? [
        { type: 'invoke.refused', invocation },
        { type: 'invoke.responded', requestId, result: refusal },
      ]
    : [{ type: 'invoke.requested', invocation }]
}

/** A synchronous event is never queued: a free environment takes it, else a new one is started for it, else it is throttled. */
function place(world: World, requestId: RequestId, now: Millis): readonly Fact[] {
  const invocation = world.waiting.find((waiting) => waiting.requestId === requestId)
  if (!invocation) return []
  const environments = livingEnvironments(world)
  if (world.config.mode === 'attached') return placeAttached(world, environments.at(-1), invocation, now)
  const free = environments.find(({ phase }) => phase.name === 'ready')
  if (free) return beginInvocation(world, free, invocation, now)
  if (environments.length < world.config.concurrency) return startEnvironment(world, 'event', requestId)
  return [
    { type: 'invoke.throttled', requestId },
    { type: 'invoke.responded', requestId, result: invoker.throttled },
  ]
}

/** With one outside process attached, events wait for it in the order they came; a runtime that gave up fails them all. */
function placeAttached(world: World, environment: Environment | undefined, invocation: Invocation, now: Millis): readonly Fact[] {
  if (environment?.phase.name === 'initFailed')
    return [{ type: 'invoke.responded', requestId: invocation.requestId, result: invoker.failed(environment.phase.error) }]
  const first = world.waiting[0] === invocation
  if (environment?.phase.name !== 'ready' || environment.phase.polls.length === 0 || !first) return []
  return beginInvocation(world, environment, invocation, now)
}

function call(world: World, command: Extract<Command, { type: 'call' }>): readonly Fact[] {
  const { exchangeId, request, call } = command
  const called = (environmentId: EnvironmentId): Fact => ({ type: 'api.called', environmentId, exchangeId, request, call })
  if (command.environmentId !== 'attached') return living(world, command.environmentId) ? [called(command.environmentId)] : []
  const known = Object.values(world.environments).at(-1)
  const late = call.op === 'response' || call.op === 'error'
  if (known && (late || known.phase.name !== 'stopped')) return [called(known.id)]
  return [...startEnvironment(world, 'attached'), called(nextEnvironmentId(world))]
}

const nextEnvironmentId = (world: World) => `vm-${world.started + 1}` as EnvironmentId

/** The facts of a new environment and its first process. */
function startEnvironment(world: World, cause: StartCause, requestId?: RequestId): readonly Fact[] {
  const environmentId = nextEnvironmentId(world)
  return [
    { type: 'environment.started', environmentId, cause, ...(requestId && { requestId }) },
    { type: 'process.spawned', environmentId, process: 1 },
    { type: 'platform.initStart', environmentId, phase: 'init' },
  ]
}
