import type { Environment, EnvironmentId, Phase, Responding } from './environment.ts'
import type { EventOf, TraceEvent } from './events.ts'
import type { Call } from './runtime-api.ts'
import type { World } from './world.ts'

/** (world, event) → world. Never refuses and never asks why: what happened, happened. */
export function evolve(world: World, event: TraceEvent): World {
  switch (event.type) {
    case 'invoke.requested':
      return { ...world, waiting: [...world.waiting, event.invocation] }
    case 'invoke.responded':
      return forget(world, event.requestId)
    case 'environment.started':
      return begin(world, event)
    case 'process.spawned':
      return change(world, event.environmentId, (environment) => ({ ...environment, process: event.process }))
    case 'api.called': {
      const { environmentId, call } = event
      return { ...world, exchanges: { ...world.exchanges, [event.exchangeId]: { environmentId, call } } }
    }
    case 'api.parked':
      return park(world, event)
    case 'api.replied':
    case 'api.hungUp':
      return endExchange(world, event)
    case 'response.begun':
      return respondingWith(world, event.environmentId, { exchangeId: event.exchangeId, bytes: 0, sentAt: event.at })
    case 'response.chunk':
      return addChunk(world, event)
    case 'response.ended':
      return endResponse(world, event)
    case 'platform.initStart':
      return event.phase === 'invoke' ? setRetrying(world, event.environmentId, true) : world
    case 'platform.initReport':
      return reportInit(world, event)
    case 'platform.start':
      return startInvocation(world, event)
    case 'platform.report':
      return change(world, event.environmentId, ({ unreportedInitMs: _told, ...environment }) => environment)
    case 'environment.stopped':
      return stop(world, event)
    default:
      return world
  }
}

function change(world: World, id: EnvironmentId, to: (environment: Environment) => Environment): World {
  const environment = world.environments[id]
  return environment ? { ...world, environments: { ...world.environments, [id]: to(environment) } } : world
}

const enter = (world: World, id: EnvironmentId, phase: Phase): World => change(world, id, (environment) => ({ ...environment, phase }))

const forget = (world: World, requestId: string): World => ({ ...world, waiting: world.waiting.filter((i) => i.requestId !== requestId) })

function begin(world: World, { environmentId, cause, requestId, at }: EventOf<'environment.started'>): World {
  const pending = world.waiting.find((invocation) => invocation.requestId === requestId)
  const phase: Phase = { name: 'initializing', since: at, ...(pending && { pending }) }
  const environment: Environment = { id: environmentId, cause, bornAt: at, process: 0, invocations: 0, phase }
  const bound = pending ? forget(world, pending.requestId) : world
  return { ...bound, started: bound.started + 1, environments: { ...remembered(bound), [environmentId]: environment } }
}

/** The environments without those that stopped longest ago, when only so many are kept. */
function remembered({ environments, config: { stoppedKept } }: World): World['environments'] {
  if (stoppedKept === undefined) return environments
  const stopped = Object.values(environments).filter(({ phase }) => phase.name === 'stopped')
  const forgotten = new Set(stopped.slice(0, Math.max(0, stopped.length - stoppedKept)).map(({ id }) => id))
  return Object.fromEntries(Object.entries(environments).filter(([, { id }]) => !forgotten.has(id)))
}

/** The long poll waits: from here on the environment may be frozen. */
function park(world: World, { environmentId, exchangeId, at }: EventOf<'api.parked'>): World {
  return change(world, environmentId, (environment) => {
    const earlier = environment.phase.name === 'ready' ? environment.phase : { since: at, polls: [] }
    return { ...environment, phase: { name: 'ready', since: earlier.since, polls: [...earlier.polls, exchangeId] } }
  })
}

function endExchange(world: World, event: EventOf<'api.replied'> | EventOf<'api.hungUp'>): World {
  const { [event.exchangeId]: ended, ...exchanges } = world.exchanges
  return change({ ...world, exchanges }, event.environmentId, (environment) => {
    const { phase } = environment
    if (phase.name === 'ready') return { ...environment, phase: { ...phase, polls: phase.polls.filter((id) => id !== event.exchangeId) } }
    if (event.type === 'api.hungUp' || !ended) return environment
    return { ...environment, phase: phaseAfter(phase, ended.call, event) }
  })
}

/** Refusals that come after the runtime has entered `InvocationResponse`, which it then cannot leave. */
const leavesStuck: ReadonlySet<string> = new Set(['InvalidFunctionResponseMode', 'TruncatedHTTPRequest'])

/** A reply that accepts an answer moves the runtime on at once; the invocation itself ends with the next poll. */
function phaseAfter(phase: Phase, call: Call, { reply, at }: EventOf<'api.replied'>): Phase {
  if (reply.status === 400 && leavesStuck.has(reply.errorType) && phase.name === 'invoking')
    return { ...phase, responding: { bytes: 0, sentAt: at } }
  if (reply.status !== 202 && reply.status !== 413) return phase
  if (call.op === 'initError')
    return { name: 'initFailed', since: at, error: call.body, ...('pending' in phase && phase.pending && { pending: phase.pending }) }
  if (phase.name !== 'invoking') return phase
  const { since, invocation } = phase
  if (reply.status === 413) return { name: 'responded', since, invocation, status: 'error', errorType: 'Function.ResponseSizeTooLarge' }
  if (call.op === 'response') return { name: 'responded', since, invocation, status: 'success' }
  if (call.op === 'error') return { name: 'responded', since, invocation, status: 'error', errorType: call.errorType ?? 'Runtime.Unknown' }
  return phase
}

function reportInit(world: World, event: EventOf<'platform.initReport'>): World {
  if (event.phase === 'invoke') return setRetrying(world, event.environmentId, false)
  if (event.status !== 'success') return world
  return change(world, event.environmentId, (environment) => ({ ...environment, unreportedInitMs: event.durationMs }))
}

function respondingWith(world: World, id: EnvironmentId, responding: Responding): World {
  return change(world, id, (environment) => {
    const { phase } = environment
    return phase.name === 'invoking' ? { ...environment, phase: { ...phase, responding } } : environment
  })
}

function addChunk(world: World, { environmentId, exchangeId, chunk, reachesInvokerAt }: EventOf<'response.chunk'>): World {
  const phase = world.environments[environmentId]?.phase
  const before = phase?.name === 'invoking' ? phase.responding : undefined
  const bytes = (before?.bytes ?? 0) + chunk.bytes
  return respondingWith(world, environmentId, { exchangeId, bytes, sentAt: reachesInvokerAt })
}

const endResponse = (world: World, { environmentId, errorType }: EventOf<'response.ended'>): World =>
  change(world, environmentId, (environment) => {
    const { phase } = environment
    if (phase.name !== 'invoking') return environment
    const { since, invocation } = phase
    const outcome = errorType === undefined ? ({ status: 'success' } as const) : ({ status: 'error', errorType } as const)
    return { ...environment, phase: { name: 'responded', since, invocation, ...outcome } }
  })

const setRetrying = (world: World, id: EnvironmentId, initializing: boolean): World =>
  change(world, id, (environment) => {
    const { phase } = environment
    return phase.name === 'invoking' ? { ...environment, phase: { ...phase, initializing } } : environment
  })

function startInvocation(world: World, event: EventOf<'platform.start'>): World {
  const { environmentId, requestId, deadlineMs, at } = event
  const bound = world.environments[environmentId]?.phase
  const pending = bound && 'pending' in bound ? bound.pending : undefined
  const invocation = pending ?? world.waiting.find((i) => i.requestId === requestId)
  if (!invocation) return world
  return change(forget(world, requestId), environmentId, (environment) => ({
    ...environment,
    invocations: environment.invocations + 1,
    phase: { name: 'invoking', since: at, invocation, deadlineMs, initializing: false },
  }))
}

function stop(world: World, { environmentId, reason, at }: EventOf<'environment.stopped'>): World {
  const exchanges = Object.fromEntries(Object.entries(world.exchanges).filter(([, exchange]) => exchange.environmentId !== environmentId))
  return enter({ ...world, exchanges }, environmentId, { name: 'stopped', since: at, reason })
}
