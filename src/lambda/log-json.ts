import type { EventOf, TraceEvent } from './events.ts'
import { functionVersion } from './identifiers.ts'
import { type LogLine, logLines } from './log.ts'

/**
 * The lines that an event adds to a log in the JSON format: what the platform says has the form of the Telemetry API's events
 * (developer guide, "Lambda Telemetry API event schema reference"); what a program of an OS-only runtime writes stays as it is.
 */
export function jsonLogLines(event: TraceEvent, startedAt: number): readonly LogLine[] {
  const record = recordOf(event)
  if (!record || !('environmentId' in event))
    return event.type === 'process.output' || event.type === 'extension.output' ? logLines(event) : []
  const { seq, environmentId } = event
  const time = new Date(startedAt + event.at).toISOString()
  return [{ seq, environmentId, source: 'platform', text: JSON.stringify({ time, type: event.type, record }) }]
}

const failureOf = ({ status, errorType }: { readonly status: string; readonly errorType?: string }) => ({
  status: status === 'error' && errorType?.startsWith('Function.') ? 'failure' : status,
  ...(errorType !== undefined && { errorType }),
})

function recordOf(event: TraceEvent): object | undefined {
  switch (event.type) {
    case 'platform.initStart':
      return { initializationType: 'on-demand', phase: event.phase, functionVersion }
    case 'platform.initReport':
      return {
        initializationType: 'on-demand',
        phase: event.phase,
        ...failureOf(event),
        metrics: { durationMs: rounded(event.durationMs) },
      }
    case 'platform.start':
      return { requestId: event.requestId, version: functionVersion }
    case 'platform.runtimeDone':
      return { requestId: event.requestId, ...failureOf(event) }
    case 'platform.report':
      return { requestId: event.requestId, ...failureOf(event), metrics: metricsOf(event) }
    default:
      return undefined
  }
}

/** `maxMemoryUsedMB` is left out: nobody measured it here. */
const metricsOf = ({ durationMs, billedMs, memoryMb, initDurationMs }: EventOf<'platform.report'>) => ({
  durationMs: rounded(durationMs),
  billedDurationMs: billedMs,
  memorySizeMB: memoryMb,
  ...(initDurationMs !== undefined && { initDurationMs: rounded(initDurationMs) }),
})

const rounded = (ms: number): number => Number(ms.toFixed(3))
