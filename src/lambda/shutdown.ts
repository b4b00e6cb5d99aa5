import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Environment, Phase, ResetReason, ShutdownReason, StopReason } from './environment.ts'
import type { Fact } from './events.ts'
import { shutdownMs } from './limits.ts'
import type { World } from './world.ts'

/**
 * An environment whose programs failed or ran out of time is reset: they are killed, the sandbox and `/tmp` stay. External
 * extensions that asked for it get a SHUTDOWN first. The one outside process of `attached` cannot be killed from here: its environment ends.
 */
export function lose(world: World, environment: Environment, reason: ResetReason, now: Millis): readonly Fact[] {
  const { id: environmentId } = environment
  if (world.config.mode === 'attached') return [{ type: 'environment.stopped', environmentId, reason }]
  if (environment.extensions.some(({ kind }) => kind === 'external'))
    return shutDown(world, environment, { reason, shutdownReason: reason === 'timeout' ? 'timeout' : 'failure', afterwards: 'reset' }, now)
  return [{ type: 'environment.reset', environmentId, reason }]
}

/** Lambda takes an idle environment away. Without extensions its processes get no signal but SIGKILL. */
export function recycle(world: World, environment: Environment, since: Millis | undefined, now: Millis): readonly Fact[] {
  const { id: environmentId, phase, cause, extensions } = environment
  if (phase.name === 'serving') return recycleManaged(environment, phase)
  if (phase.name !== 'ready' && phase.name !== 'reset') return []
  if (since !== undefined && (phase.since !== since || cause === 'provisioned')) return []
  if (extensions.length === 0) return [{ type: 'environment.stopped', environmentId, reason: 'idle' }]
  return shutDown(world, environment, { reason: 'idle', shutdownReason: 'spindown', afterwards: 'stopped' }, now)
}

/** The polls of a Managed Instance that goes are answered with 500: a runtime should exit (recorded). */
function recycleManaged({ id: environmentId }: Environment, { polls, active }: Extract<Phase, { name: 'serving' }>): readonly Fact[] {
  if (Object.keys(active).length > 0) return []
  const reply = { status: 500, errorType: 'InternalServerError', errorMessage: 'Internal Server Error' } as const
  return [
    ...polls.map((exchangeId): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply })),
    { type: 'environment.stopped', environmentId, reason: 'idle' },
  ]
}

interface Why {
  readonly reason: StopReason
  readonly shutdownReason: ShutdownReason
  readonly afterwards: 'reset' | 'stopped'
}

function shutDown({ startedAt }: World, environment: Environment, why: Why, now: Millis): readonly Fact[] {
  const { id: environmentId, extensions } = environment
  const until = ms(now + (extensions.some(({ kind }) => kind === 'external') ? shutdownMs.external : shutdownMs.internal))
  const deadlineMs = Math.floor(startedAt + until)
  const told = extensions.flatMap(({ poll, events }): readonly Fact[] =>
    poll && events.includes('SHUTDOWN')
      ? [
          {
            type: 'api.replied',
            environmentId,
            exchangeId: poll.exchangeId,
            reply: shutdownReply(why.shutdownReason, deadlineMs, poll.eventId),
          },
        ]
      : [],
  )
  return [{ type: 'environment.shuttingDown', environmentId, ...why, deadlineMs, until }, ...told]
}

export const shutdownReply = (shutdownReason: ShutdownReason, deadlineMs: number, eventId: string) =>
  ({ status: 200, event: { eventType: 'SHUTDOWN', deadlineMs, shutdownReason }, eventId }) as const

/** The runtime has ended while its environment shuts down. */
export function endedInShutdown(environment: Environment, phase: Extract<Phase, { name: 'shuttingDown' }>): readonly Fact[] {
  return end({ ...environment, phase: { ...phase, runtimeEnded: true } }, 'when done')
}

/** Ends a shutdown: at its deadline, or as soon as everyone is done. */
export function end({ id: environmentId, phase, extensions }: Environment, how: 'at once' | 'when done'): readonly Fact[] {
  if (phase.name !== 'shuttingDown') return []
  const busy = extensions.some(({ kind }) => kind === 'external') || !phase.runtimeEnded
  if (busy && how === 'when done') return []
  if (phase.afterwards === 'stopped') return [{ type: 'environment.stopped', environmentId, reason: phase.reason }]
  return [{ type: 'environment.reset', environmentId, reason: phase.reason as ResetReason }]
}
