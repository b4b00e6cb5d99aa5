import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'
import type { Command } from './commands.ts'
import type { EnvironmentId, ExchangeId } from './environment.ts'
import type { TraceEvent } from './events.ts'
import type { InvokerResult } from './invoker.ts'
import { initLimitMs } from './limits.ts'
import type { BodyRef, Reply, RequestId } from './runtime-api.ts'
import type { FunctionConfig } from './world.ts'

/** What the outside must now do. Data, so that a test can read it and a simulator can ignore it. */
export type Effect =
  | { readonly do: 'boot'; readonly environmentId: EnvironmentId; readonly process: number }
  | { readonly do: 'kill'; readonly environmentId: EnvironmentId }
  | { readonly do: 'reply'; readonly exchangeId: ExchangeId; readonly reply: Reply }
  /** A piece of a streamed response reaches the invoker at `at`. */
  | { readonly do: 'stream'; readonly requestId: RequestId; readonly chunk: BodyRef; readonly at: Millis }
  | { readonly do: 'respond'; readonly requestId: RequestId; readonly result: InvokerResult }
  /** Everything in the environment stops, or goes on; time does not stop with it. */
  | { readonly do: 'freeze'; readonly environmentId: EnvironmentId; readonly frozen: boolean }
  /** A message is on its way to the service. A paused simulation holds it here. */
  | { readonly do: 'deliver'; readonly command: Command }
  | { readonly do: 'wake'; readonly at: Millis; readonly command: Command }

/** What an event makes the outside do. */
export function effectsOf(event: TraceEvent, config: FunctionConfig): readonly Effect[] {
  switch (event.type) {
    case 'invoke.requested':
      return [{ do: 'deliver', command: { type: 'place', requestId: event.invocation.requestId } }]
    case 'invoke.responded':
      return [{ do: 'respond', requestId: event.requestId, result: event.result }]
    case 'process.spawned': {
      const { environmentId, process } = event
      const boot: Effect = { do: 'boot', environmentId, process }
      if (config.mode === 'attached') return []
      return [boot, { do: 'wake', at: ms(event.at + initLimitMs), command: { type: 'initTimeout', environmentId, process } }]
    }
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
      return [{ do: 'wake', at: ms(event.at + config.timeoutMs), command: { type: 'timeout', environmentId, requestId } }]
    }
    case 'environment.frozen':
    case 'environment.thawed':
      return [{ do: 'freeze', environmentId: event.environmentId, frozen: event.type === 'environment.frozen' }]
    case 'environment.stopped':
      return [{ do: 'kill', environmentId: event.environmentId }]
    default:
      return []
  }
}
