import type { Millis } from '#base/brand.ts'
import { change } from './change.ts'
import type { Environment, ExchangeId, ExtensionPoll, Phase } from './environment.ts'
import type { EventOf } from './events.ts'
import type { Call } from './runtime-api.ts'
import { extensionsReady, type World } from './world.ts'

/** The long poll waits: from here on the environment may be frozen. */
export function park(world: World, { environmentId, exchangeId, at }: EventOf<'api.parked'>): World {
  const call = world.exchanges[exchangeId]?.call
  return change(world, environmentId, (environment) =>
    call?.op === 'extensionNext'
      ? parkExtension(world, environment, { exchangeId, eventId: call.eventId }, call.identifier, at)
      : parkRuntime(world, environment, exchangeId, at),
  )
}

function parkRuntime({ config }: World, environment: Environment, exchangeId: ExchangeId, at: Millis): Environment {
  const { phase } = environment
  const polls = [...('polls' in phase ? phase.polls : []), exchangeId]
  if (phase.name === 'ready' || phase.name === 'serving') return { ...environment, phase: { ...phase, polls } }
  if (config.mode === 'managed') return { ...environment, phase: { name: 'serving', since: at, polls, active: {}, late: [] } }
  if ('polls' in phase && !extensionsReady(config, environment)) return { ...environment, phase: { ...phase, polls } }
  return { ...environment, phase: { name: 'ready', since: at, polls } }
}

/** When it was the last one that the runtime waited for, both are ready for work. */
function parkExtension(
  { config }: World,
  environment: Environment,
  poll: ExtensionPoll,
  identifier: string | undefined,
  at: Millis,
): Environment {
  const extensions = environment.extensions.map((extension) =>
    extension.id === identifier ? { ...extension, working: false, poll } : extension,
  )
  const parked = { ...environment, extensions }
  const { phase } = environment
  const done = (phase.name === 'initializing' && !phase.pending) || phase.name === 'responded'
  if (!done || phase.polls.length === 0 || !extensionsReady(config, parked)) return parked
  return { ...parked, phase: { name: 'ready', since: at, polls: phase.polls } }
}

export function endExchange(world: World, event: EventOf<'api.replied'> | EventOf<'api.hungUp'>): World {
  const { [event.exchangeId]: ended, ...exchanges } = world.exchanges
  return change({ ...world, exchanges }, event.environmentId, (environment) => {
    const polled = withoutPoll(environment, event)
    if (event.type === 'api.hungUp' || !ended || polled.phase.name === 'ready') return polled
    return { ...polled, phase: phaseAfter(polled.phase, ended.call, event) }
  })
}

/** The environment without a poll that has ended; an extension that got an INVOKE works on it. */
function withoutPoll(environment: Environment, { exchangeId, type }: EventOf<'api.replied'> | EventOf<'api.hungUp'>): Environment {
  const { phase } = environment
  const extensions = environment.extensions.map(({ poll, ...extension }) =>
    poll?.exchangeId === exchangeId ? { ...extension, working: type === 'api.replied' } : { ...extension, ...(poll && { poll }) },
  )
  if (!('polls' in phase)) return { ...environment, extensions }
  return { ...environment, extensions, phase: { ...phase, polls: phase.polls.filter((id) => id !== exchangeId) } }
}

/** Refusals that come after the runtime has entered `InvocationResponse`, which it then cannot leave. */
const leavesStuck: ReadonlySet<string> = new Set(['InvalidFunctionResponseMode', 'TruncatedHTTPRequest'])

/** A reply that accepts an answer moves the runtime on at once; the invocation itself ends with the next poll. */
function phaseAfter(phase: Phase, call: Call, { reply, at }: EventOf<'api.replied'>): Phase {
  if (reply.status === 400 && leavesStuck.has(reply.errorType) && phase.name === 'invoking')
    return { ...phase, responding: { bytes: 0, sentAt: at } }
  if (reply.status === 200 && phase.name === 'invoking') return restoredOrNot(phase, call)
  if (reply.status !== 202 && reply.status !== 413) return phase
  if (call.op === 'initError' && phase.name !== 'invoking')
    return { name: 'initFailed', since: at, error: call.body, ...('pending' in phase && phase.pending && { pending: phase.pending }) }
  return phase.name === 'invoking' ? answeredBy(phase, call, reply.status) : phase
}

type Invoking = Extract<Phase, { name: 'invoking' }>

function answeredBy(phase: Invoking, call: Call, status: 202 | 413): Phase {
  const responded = { name: 'responded', since: phase.since, invocation: phase.invocation, polls: [] } as const
  if (status === 413) return { ...responded, status: 'error', errorType: 'Function.ResponseSizeTooLarge' }
  const failed = { ...responded, status: 'error', errorType: ('errorType' in call && call.errorType) || 'Runtime.Unknown' } as const
  switch (call.op) {
    case 'response':
      return { ...responded, status: 'success' }
    case 'error':
      return failed
    case 'initError':
    case 'restoreError':
      return { ...failed, deadEnd: phase.restoring ? 'RuntimeRestoreErrorState' : 'InitError' }
    default:
      return phase
  }
}

/** A restored runtime has its hooks to run until it asks for its event. */
function restoredOrNot({ restoring, ...phase }: Invoking, { op }: Call): Phase {
  if (op === 'restoreNext') return { ...phase, restoring: true }
  return op === 'next' || restoring === undefined ? phase : { ...phase, restoring }
}
