import type { Millis } from '#base/brand.ts'
import { unreachable } from '#base/unreachable.ts'
import { answer } from './answer.ts'
import type { Command } from './commands.ts'
import { extensionEnded, fail, initOverrun, processEnded, runOutOfTime } from './endings.ts'
import type { Environment, EnvironmentId, ExchangeId, ExitStatus } from './environment.ts'
import type { Fact } from './events.ts'
import * as invoker from './invoker.ts'
import { asynchronousLimitBytes, requestLimitBytes } from './limits.ts'
import { failWaiting } from './managed.ts'
import { place, throttleReason } from './placing.ts'
import { attempted, takeFromQueue } from './queue.ts'
import { end, endedInShutdown, recycle } from './shutdown.ts'
import { nextEnvironmentId, startEnvironment } from './starting.ts'
import { endStream, takeChunk } from './streaming.ts'
import { livingEnvironments, type World } from './world.ts'

/** (world, command, now) → facts. Pure, with the files beside it the only place where the rules of Lambda are written down. */
export function decide(world: World, command: Command, now: Millis): readonly Fact[] {
  const facts = decideOne(world, command, now)
  return facts.flatMap((fact) => (fact.type === 'invoke.responded' ? attempted(world, fact, now) : [fact]))
}

function decideOne(world: World, command: Command, now: Millis): readonly Fact[] {
  switch (command.type) {
    case 'invoke':
      return request(command)
    case 'takeFromQueue':
      return takeFromQueue(world, command.requestId, now)
    case 'place':
      return place(world, command.requestId, now)
    case 'provision':
      return throttleReason(world.config, livingEnvironments(world).length) ? [] : startEnvironment(world, 'provisioned')
    case 'call':
      return call(world, command)
    case 'answer':
      return answer(world, command.exchangeId, now)
    case 'chunk':
      return takeChunk(world, command.exchangeId, command.chunk, now)
    case 'endStream':
      return endStream(world, command.exchangeId, command.end, now)
    case 'hangUp':
      return hangUp(world, command.exchangeId)
    case 'output':
    case 'record':
      return inCurrent(world, command, () => observed(command))
    case 'exit':
      return inCurrent(world, command, (environment) => exited(world, environment, command.status, now))
    case 'extensionOutput':
    case 'extensionExit':
      return inLiving(world, command, (environment) => extensionDid(world, environment, command, now))
    case 'timeout':
      return inLiving(world, command, (environment) => runOutOfTime(world, environment, command.requestId, now))
    case 'initTimeout':
      return inLiving(world, command, (environment) => initOverrun(world, environment, now))
    case 'recycle':
      return inLiving(world, command, (environment) => recycle(world, environment, command.since, now))
    case 'shutdownOver':
      return inLiving(world, command, (environment) => (environment.phase.since === command.since ? end(environment, 'at once') : []))
    case 'stop':
      return inLiving(world, command, (environment) => [
        ...fail(world, environment, invoker.exitOf({ signal: 'killed' }), now),
        ...failWaiting(world, invoker.exitOf({ signal: 'killed' })),
        { type: 'environment.stopped', environmentId: environment.id, reason: 'stopped' },
      ])
    default:
      return unreachable(command)
  }
}

function exited(world: World, environment: Environment, status: ExitStatus, now: Millis): readonly Fact[] {
  const { id: environmentId, phase, process } = environment
  // It was killed: nobody waits for it any more.
  if (phase.name === 'reset') return []
  if (phase.name !== 'shuttingDown') return processEnded(world, environment, status, now)
  return [{ type: 'process.exited', environmentId, process, status }, ...endedInShutdown(environment, phase)]
}

function extensionDid(
  world: World,
  environment: Environment,
  command: Extract<Command, { type: 'extensionOutput' | 'extensionExit' }>,
  now: Millis,
): readonly Fact[] {
  const { environmentId, name } = command
  if (environment.phase.name === 'reset') return []
  if (command.type === 'extensionExit') return extensionEnded(world, environment, name, command.status, now)
  return [{ type: 'extension.output', environmentId, name, stream: command.stream, text: command.text }]
}

/** What the environment's process wrote or did. */
function observed(command: Extract<Command, { type: 'output' | 'record' }>): readonly Fact[] {
  const { environmentId } = command
  if (command.type === 'output') return [{ type: 'process.output', environmentId, stream: command.stream, text: command.text }]
  return command.records.map((record) => ({ type: 'process.statement', environmentId, process: command.process, record }))
}

type Happens = (environment: Environment) => readonly Fact[]

/** What happens in an environment: nothing in one that has stopped. */
function inLiving(world: World, { environmentId }: { readonly environmentId: EnvironmentId }, happens: Happens): readonly Fact[] {
  const environment = world.environments[environmentId]
  return environment && environment.phase.name !== 'stopped' ? happens(environment) : []
}

/** The same for a message from a process: nothing, if another one runs there now. */
const inCurrent = (world: World, command: { readonly environmentId: EnvironmentId; readonly process: number }, happens: Happens) =>
  inLiving(world, command, (environment) => (environment.process === command.process ? happens(environment) : []))

function hangUp(world: World, exchangeId: ExchangeId): readonly Fact[] {
  const exchange = world.exchanges[exchangeId]
  return exchange ? [{ type: 'api.hungUp', environmentId: exchange.environmentId, exchangeId }] : []
}

/** The door of the Invoke API. */
function request({ invocation, payloadIsJson, dryRun = false }: Extract<Command, { type: 'invoke' }>): readonly Fact[] {
  const { requestId, payload, asynchronous } = invocation
  const refusal = refusalOf(payload.bytes, payloadIsJson, asynchronous)
  if (refusal)
    return [
      { type: 'invoke.refused', invocation },
      { type: 'invoke.responded', requestId, result: refusal },
    ]
  if (dryRun)
    return [
      { type: 'invoke.dryRun', invocation },
      { type: 'invoke.responded', requestId, result: invoker.dryRun },
    ]
  const requested: Fact = { type: 'invoke.requested', invocation }
  return asynchronous ? [requested, { type: 'invoke.accepted', requestId, result: invoker.queued }] : [requested]
}

function refusalOf(bytes: number, isJson: boolean, asynchronous = false): invoker.InvokerResult | undefined {
  if (bytes > (asynchronous ? asynchronousLimitBytes : requestLimitBytes)) return invoker.requestTooLarge(bytes, asynchronous)
  return isJson ? undefined : invoker.notJson
}

function call(world: World, command: Extract<Command, { type: 'call' }>): readonly Fact[] {
  const { exchangeId, request, call } = command
  const called = (environmentId: EnvironmentId): Fact => ({ type: 'api.called', environmentId, exchangeId, request, call })
  if (command.environmentId !== 'attached')
    // A process that was killed can have nothing to ask.
    return inLiving(world, { environmentId: command.environmentId }, ({ id, phase }) => (phase.name === 'reset' ? [] : [called(id)]))
  const known = Object.values(world.environments).at(-1)
  const late = call.op === 'response' || call.op === 'error'
  if (known && (late || known.phase.name !== 'stopped')) return [called(known.id)]
  return [...startEnvironment(world, 'attached'), called(nextEnvironmentId(world))]
}
