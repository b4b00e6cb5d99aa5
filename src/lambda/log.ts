import type { EnvironmentId } from './environment.ts'
import type { EventOf, TraceEvent } from './events.ts'
import { region } from './identifiers.ts'
import { exitErrorType, exitMessage, extensionCrash } from './invoker.ts'
import type { RequestId } from './runtime-api.ts'

export interface LogLine {
  /** The event that wrote it. */
  readonly seq: number
  readonly environmentId: EnvironmentId
  readonly source: 'platform' | 'function'
  /** Without its line end. */
  readonly text: string
}

/** The lines that an event adds to the function's log, in the plain-text format of CloudWatch (monitoring guide; spec of the REPORT line). */
export function logLines(event: TraceEvent): readonly LogLine[] {
  if (!('environmentId' in event)) return []
  const { seq, environmentId } = event
  const platform = (...texts: readonly string[]): readonly LogLine[] =>
    texts.map((text) => ({ seq, environmentId, source: 'platform', text }))
  switch (event.type) {
    case 'process.output':
      return written(event)
    case 'extension.output':
      return written(event)
    case 'extension.exited':
      return platform(`Error: ${extensionCrash(event.status).words}`, 'Extension.Crash')
    case 'platform.initStart':
      return event.phase === 'init' ? platform(initStartLine) : []
    case 'platform.initReport':
      return event.status === 'success' ? [] : platform(initReportLine(event))
    case 'platform.start':
      return platform(`START RequestId: ${event.requestId} Version: $LATEST`)
    case 'platform.report':
      return platform(endLine(event.requestId), reportLine(event), ...xrayLine(event))
    case 'process.exited':
      return platform(`Error: ${exitMessage(event.status)}`, exitErrorType(event.status))
    default:
      return []
  }
}

/** The version of the real image would stand there; this one is simulated, and says so. */
const initStartLine = `INIT_START Runtime Version: provided:al2023.simulated\tRuntime Version ARN: arn:aws:lambda:${region}::runtime:simulated`

const written = ({ seq, environmentId, text }: EventOf<'process.output' | 'extension.output'>): readonly LogLine[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ seq, environmentId, source: 'function', text: line }))

const endLine = (requestId: RequestId) => `END RequestId: ${requestId}`

/** Tab-separated, with a tab after each field. `Max Memory Used` is left out: nobody measured it here. */
function reportLine({ requestId, durationMs, billedMs, memoryMb, initDurationMs, status, errorType }: EventOf<'platform.report'>): string {
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedMs} ms`,
    `Memory Size: ${memoryMb} MB`,
    ...(initDurationMs === undefined ? [] : [`Init Duration: ${initDurationMs.toFixed(2)} ms`]),
    ...(status === 'success' ? [] : [`Status: ${status}`]),
    ...(errorType === undefined ? [] : [`Error Type: ${errorType}`]),
  ]
  return fields.map((field) => `${field}\t`).join('')
}

/** Only for an invocation whose trace is sampled. */
const xrayLine = ({ sampledTrace }: EventOf<'platform.report'>): readonly string[] =>
  sampledTrace ? [`XRAY TraceId: ${sampledTrace.root}\tSegmentId: ${sampledTrace.parent}\tSampled: true`] : []

function initReportLine({ durationMs, phase, status, errorType }: EventOf<'platform.initReport'>): string {
  const failure = errorType === undefined ? '' : `\tError Type: ${errorType}`
  return `INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms\tPhase: ${phase}\tStatus: ${status}${failure}`
}
