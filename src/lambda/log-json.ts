import type { EventOf, TraceEvent } from './events.ts'
import { functionVersion } from './identifiers.ts'
import { type LogLine, logLines } from './log.ts'

/**
 * The lines that an event adds to a log in the JSON format: what the platform says has the form of the Telemetry API's events
 * (developer guide, "Lambda Telemetry API event schema reference"); what a program of an OS-only runtime writes stays as it is.
 */
export function jsonLogLines(event: TraceEvent, startedAt: number): readonly LogLine[] {
  if (event.type === 'process.output' || event.type === 'extension.output') return logLines(event)
  if (!('environmentId' in event)) return []
  const { seq, environmentId } = event
  return jsonRecord(event, startedAt).map((record) => ({ seq, environmentId, source: 'platform', text: JSON.stringify(record) }))
}

/** One record in the schema of the Telemetry API. */
export interface TelemetryRecord {
  /** ISO 8601. */
  readonly time: string
  readonly type: string
  readonly record: unknown
}

/** What the platform says of an event; nothing of most. */
export function jsonRecord(event: TraceEvent, startedAt: number): readonly TelemetryRecord[] {
  const record = recordOf(event)
  return record ? [{ time: new Date(startedAt + event.at).toISOString(), type: event.type, record }] : []
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
