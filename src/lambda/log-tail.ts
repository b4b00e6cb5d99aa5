import { encodeBase64 } from '#base/base64.ts'
import { bytesOf } from '#base/bytes.ts'
import type { TraceEvent } from './events.ts'
import { logTailBytes } from './limits.ts'
import { logLines } from './log.ts'
import type { RequestId } from './runtime-api.ts'

/** `X-Amz-Log-Result`: the last 4 KB of the log of an invocation that is over, in base64 (API reference, Invoke). */
export function logTail(trace: readonly TraceEvent[], requestId: RequestId): string {
  const start = trace.findLastIndex((event) => event.type === 'platform.start' && event.requestId === requestId)
  const begun = trace[start]
  if (begun?.type !== 'platform.start') return ''
  const own = trace.slice(start).filter((event) => 'environmentId' in event && event.environmentId === begun.environmentId)
  const end = own.findIndex((event) => event.type === 'platform.report' && event.requestId === requestId)
  const lines = own.slice(0, end + 1).flatMap((event) => logLines(event).map(({ text }) => `${text}\n`))
  return encodeBase64(bytesOf(lines.join('')).slice(-logTailBytes))
}
