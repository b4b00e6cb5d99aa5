import { change } from './change.ts'
import type { Environment, EnvironmentId, Extension, Phase } from './environment.ts'
import type { EventOf, TraceEvent } from './events.ts'
import { endExchange, park } from './evolve-exchanges.ts'
import { addChunk, endResponse, respondingWith } from './evolve-responses.ts'
import { queueAfter } from './queue.ts'
import type { World } from './world.ts'

/** (world, event) → world. Never refuses and never asks why: what happened, happened. */
export function evolve(world: World, event: TraceEvent): World {
  switch (event.type) {
    case 'invoke.requested':
      return request(world, event)
    case 'queue.taken': {
      const invocation = world.queue[event.requestId]?.invocation
      return { ...world, queue: queueAfter(world.queue, event), waiting: [...world.waiting, ...(invocation ? [invocation] : [])] }
    }
    case 'queue.returned':
    case 'queue.finished':
      return { ...forget(world, event.requestId), queue: queueAfter(world.queue, event) }
    case 'invoke.responded':
      return forget(world, event.requestId)
    case 'environment.started':
      return begin(world, event)
    case 'process.spawned':
      return spawn(world, event)
    case 'extension.spawned':
      return change(world, event.environmentId, (environment) => ({ ...environment, extensions: [] }))
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
      return change(world, event.environmentId, ({ unreportedInitMs: _told, ...environment }) => ({
        ...environment,
        phase: afterReport(environment.phase, event),
      }))
    case 'extension.registered':
    case 'extension.failed':
    case 'extension.exited':
      return changeExtensions(world, event)
    case 'process.exited':
      return change(world, event.environmentId, ({ phase, ...environment }) => ({
        ...environment,
        phase: phase.name === 'shuttingDown' ? { ...phase, runtimeEnded: true } : phase,
      }))
    case 'environment.shuttingDown':
      return shutDown(world, event)
    case 'environment.reset':
      return emptied(world, event.environmentId, { name: 'reset', since: event.at, reason: event.reason })
    case 'environment.stopped':
      return emptied(world, event.environmentId, { name: 'stopped', since: event.at, reason: event.reason })
    default:
      return world
  }
}

function request(world: World, { invocation, at }: EventOf<'invoke.requested'>): World {
  if (!invocation.asynchronous) return { ...world, waiting: [...world.waiting, invocation] }
  const queued = { invocation, since: at, attempts: 0, throttles: 0, dueAt: at }
  return { ...world, queue: { ...world.queue, [invocation.requestId]: queued } }
}

const forget = (world: World, requestId: string): World => ({ ...world, waiting: world.waiting.filter((i) => i.requestId !== requestId) })

function begin(world: World, { environmentId, cause, requestId, at }: EventOf<'environment.started'>): World {
  const pending = world.waiting.find((invocation) => invocation.requestId === requestId)
  const phase: Phase = { name: 'initializing', since: at, polls: [], ...(pending && { pending }) }
  const environment: Environment = { id: environmentId, cause, bornAt: at, process: 0, extensions: [], invocations: 0, phase }
  const bound = pending ? forget(world, pending.requestId) : world
  return { ...bound, started: bound.started + 1, environments: { ...remembered(bound), [environmentId]: environment } }
}

/** A new program finds no extension registered, but for those that were started before it. */
function spawn(world: World, { environmentId, process }: EventOf<'process.spawned'>): World {
  const startedBefore = (world.config.extensions?.length ?? 0) > 0
  return change(world, environmentId, (environment) => ({
    ...environment,
    process,
    extensions: startedBefore ? environment.extensions : [],
  }))
}

/** The environments without those that stopped longest ago, when only so many are kept. */
function remembered({ environments, config: { stoppedKept } }: World): World['environments'] {
  if (stoppedKept === undefined) return environments
  const stopped = Object.values(environments).filter(({ phase }) => phase.name === 'stopped')
  const forgotten = new Set(stopped.slice(0, Math.max(0, stopped.length - stoppedKept)).map(({ id }) => id))
  return Object.fromEntries(Object.entries(environments).filter(([, { id }]) => !forgotten.has(id)))
}

function reportInit(world: World, event: EventOf<'platform.initReport'>): World {
  if (event.phase === 'invoke') return setRetrying(world, event.environmentId, false)
  if (event.status !== 'success') return world
  return change(world, event.environmentId, (environment) => ({ ...environment, unreportedInitMs: event.durationMs }))
}

const setRetrying = (world: World, id: EnvironmentId, initializing: boolean): World =>
  change(world, id, (environment) => {
    const { phase } = environment
    return phase.name === 'invoking' ? { ...environment, phase: { ...phase, initializing } } : environment
  })

function startInvocation(world: World, event: EventOf<'platform.start'>): World {
  const { environmentId, requestId, deadlineMs, at } = event
  const bound = world.environments[environmentId]?.phase
  if (bound?.name === 'serving') return serve(world, event, bound)
  const pending = bound && 'pending' in bound ? bound.pending : undefined
  const invocation = pending ?? world.waiting.find((i) => i.requestId === requestId)
  if (!invocation) return world
  return change(forget(world, requestId), environmentId, (environment) => ({
    ...environment,
    invocations: environment.invocations + 1,
    phase: { name: 'invoking', since: at, invocation, deadlineMs, initializing: false, polls: [] },
  }))
}

function serve(
  world: World,
  { environmentId, requestId, at }: EventOf<'platform.start'>,
  phase: Extract<Phase, { name: 'serving' }>,
): World {
  const invocation = world.waiting.find((waiting) => waiting.requestId === requestId)
  if (!invocation) return world
  const active = { ...phase.active, [requestId]: { invocation, since: at } }
  return change(forget(world, requestId), environmentId, (environment) => ({
    ...environment,
    invocations: environment.invocations + 1,
    phase: { ...phase, active },
  }))
}

/** Of several invocations at once, one is over. */
function afterReport(phase: Phase, { requestId, status }: EventOf<'platform.report'>): Phase {
  if (phase.name !== 'serving') return phase
  const { [requestId]: _over, ...active } = phase.active
  return { ...phase, active, late: status === 'timeout' ? [...phase.late, requestId] : phase.late }
}

/** An environment without processes: their calls are void. */
function emptied(world: World, environmentId: EnvironmentId, phase: Phase): World {
  const exchanges = Object.fromEntries(Object.entries(world.exchanges).filter(([, exchange]) => exchange.environmentId !== environmentId))
  return change({ ...world, exchanges }, environmentId, (environment) => ({ ...environment, extensions: [], phase }))
}

function shutDown(
  world: World,
  { environmentId, at, reason, shutdownReason, deadlineMs, afterwards }: EventOf<'environment.shuttingDown'>,
): World {
  const phase: Phase = {
    name: 'shuttingDown',
    since: at,
    reason,
    shutdownReason,
    deadlineMs,
    afterwards,
    runtimeEnded: afterwards === 'reset',
  }
  return change(world, environmentId, (environment) => ({ ...environment, phase }))
}

function changeExtensions(world: World, event: EventOf<'extension.registered' | 'extension.failed' | 'extension.exited'>): World {
  return change(world, event.environmentId, (environment) => ({
    ...environment,
    extensions: extensionsAfter(environment.extensions, event),
  }))
}

function extensionsAfter(
  extensions: readonly Extension[],
  event: EventOf<'extension.registered' | 'extension.failed' | 'extension.exited'>,
): readonly Extension[] {
  switch (event.type) {
    case 'extension.registered':
      return [...extensions, { id: event.identifier, name: event.name, kind: event.kind, events: event.events, working: true }]
    case 'extension.failed':
      return extensions.map((extension) => (extension.id === event.identifier ? { ...extension, reported: event.errorType } : extension))
    case 'extension.exited':
      return extensions.filter(({ name }) => name !== event.name)
  }
}
