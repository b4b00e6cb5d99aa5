import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Command } from './commands.ts'
import type { EnvironmentId, ExchangeId, StartCause } from './environment.ts'
import type { EventOf, TraceEvent } from './events.ts'
import type { InvokerResult } from './invoker.ts'
import { initLimitMs, provisionedInitLimitMs } from './limits.ts'
import type { BodyRef, Reply, RequestId } from './runtime-api.ts'
import type { FunctionConfig } from './world.ts'

/** What the outside must now do. Data, so that a test can read it and a simulator can ignore it. */
export type Effect =
  | { readonly do: 'boot'; readonly environmentId: EnvironmentId; readonly process: number }
  | { readonly do: 'bootExtension'; readonly environmentId: EnvironmentId; readonly name: string }
  /** SIGKILL for the runtime alone, or for everything in the environment. */
  | { readonly do: 'kill'; readonly environmentId: EnvironmentId; readonly what: 'runtime' | 'everything' }
  /** SIGTERM for the runtime. */
  | { readonly do: 'terminate'; readonly environmentId: EnvironmentId }
  | { readonly do: 'reply'; readonly exchangeId: ExchangeId; readonly reply: Reply }
  /** A piece of a streamed response reaches the invoker at `at`. */
  | { readonly do: 'stream'; readonly requestId: RequestId; readonly chunk: BodyRef; readonly at: Millis }
  | { readonly do: 'respond'; readonly requestId: RequestId; readonly result: InvokerResult }
  /** Everything in the environment stops, or goes on; time does not stop with it. */
  | { readonly do: 'freeze'; readonly environmentId: EnvironmentId; readonly frozen: boolean }
  /** A message is on its way to the service. A paused simulation holds it here. */
  | { readonly do: 'deliver'; readonly command: Command }
  /** A timer; of those with a name only the last is set. */
  | { readonly do: 'wake'; readonly at: Millis; readonly command: Command; readonly name?: string }
  /** A timer is no longer needed. */
  | { readonly do: 'cancel'; readonly name: string }

/** What an event makes the outside do. */
export function effectsOf(event: TraceEvent, config: FunctionConfig): readonly Effect[] {
  switch (event.type) {
    case 'invoke.requested':
      return event.invocation.asynchronous ? [] : [{ do: 'deliver', command: { type: 'place', requestId: event.invocation.requestId } }]
    case 'invoke.accepted':
      return [
        { do: 'respond', requestId: event.requestId, result: event.result },
        { do: 'deliver', command: { type: 'takeFromQueue', requestId: event.requestId } },
      ]
    case 'queue.taken':
      return [{ do: 'deliver', command: { type: 'place', requestId: event.requestId } }]
    case 'queue.returned':
      return [{ do: 'wake', at: event.until, command: { type: 'takeFromQueue', requestId: event.requestId } }]
    case 'invoke.responded':
      return [{ do: 'respond', requestId: event.requestId, result: event.result }]
    case 'environment.started':
      if (event.cause === 'attached') return []
      return [
        {
          do: 'wake',
          at: ms(event.at + initLimit(event.cause, config)),
          command: { type: 'initTimeout', environmentId: event.environmentId },
          name: initTimer(event.environmentId),
        },
      ]
    case 'platform.initReport':
      // An init that has succeeded cannot overrun.
      return event.status === 'success' ? [{ do: 'cancel', name: initTimer(event.environmentId) }] : []
    case 'process.spawned':
      return config.mode === 'attached' ? [] : [{ do: 'boot', environmentId: event.environmentId, process: event.process }]
    case 'extension.spawned':
      return [{ do: 'bootExtension', environmentId: event.environmentId, name: event.name }]
    case 'api.called':
      return [{ do: 'deliver', command: { type: 'answer', exchangeId: event.exchangeId } }]
    case 'api.replied':
      return [{ do: 'reply', exchangeId: event.exchangeId, reply: event.reply }]
    case 'response.chunk':
      return [{ do: 'stream', requestId: event.requestId, chunk: event.chunk, at: event.reachesInvokerAt }]
    case 'response.draining':
      return [{ do: 'wake', at: event.until, command: { type: 'endStream', exchangeId: event.exchangeId, end: event.end } }]
    case 'platform.start': {
      const { environmentId, requestId } = event
      return [
        {
          do: 'wake',
          at: ms(event.at + config.timeoutMs),
          command: { type: 'timeout', environmentId, requestId },
          name: invokeTimer(requestId),
        },
      ]
    }
    case 'platform.report':
      return [{ do: 'cancel', name: invokeTimer(event.requestId) }]
    case 'environment.frozen':
      return [{ do: 'freeze', environmentId: event.environmentId, frozen: true }, ...idleTimer(event, config)]
    case 'environment.thawed':
      return [
        { do: 'cancel', name: idleTimerOf(event.environmentId) },
        { do: 'freeze', environmentId: event.environmentId, frozen: false },
      ]
    case 'environment.reset':
      return [
        { do: 'kill', environmentId: event.environmentId, what: 'everything' },
        { do: 'cancel', name: initTimer(event.environmentId) },
        ...idleTimer(event, config),
      ]
    case 'environment.shuttingDown':
      return shutDown(event)
    case 'environment.stopped':
      return [
        { do: 'kill', environmentId: event.environmentId, what: 'everything' },
        { do: 'cancel', name: initTimer(event.environmentId) },
        { do: 'cancel', name: idleTimerOf(event.environmentId) },
        { do: 'cancel', name: shutdownTimer(event.environmentId) },
      ]
    default:
      return []
  }
}

const initTimer = (environmentId: EnvironmentId) => `init ${environmentId}`
const invokeTimer = (requestId: RequestId) => `invoke ${requestId}`
const idleTimerOf = (environmentId: EnvironmentId) => `idle ${environmentId}`
const shutdownTimer = (environmentId: EnvironmentId) => `shutdown ${environmentId}`

const initLimit = (cause: StartCause, { timeoutMs }: FunctionConfig): number =>
  cause === 'event' ? initLimitMs : Math.max(provisionedInitLimitMs, timeoutMs)

/** Lambda takes an environment away when it has been idle for long. */
function idleTimer(
  { at, environmentId }: EventOf<'environment.frozen' | 'environment.reset'>,
  { idleMs }: FunctionConfig,
): readonly Effect[] {
  return idleMs === undefined
    ? []
    : [{ do: 'wake', at: ms(at + idleMs), command: { type: 'recycle', environmentId, since: at }, name: idleTimerOf(environmentId) }]
}

/** A runtime that failed is killed at once; one that is idle gets SIGTERM, if there is an extension. */
const shutDown = ({ environmentId, afterwards, until, at }: EventOf<'environment.shuttingDown'>): readonly Effect[] => [
  afterwards === 'reset' ? { do: 'kill', environmentId, what: 'runtime' } : { do: 'terminate', environmentId },
  { do: 'wake', at: until, command: { type: 'shutdownOver', environmentId, since: at }, name: shutdownTimer(environmentId) },
]
