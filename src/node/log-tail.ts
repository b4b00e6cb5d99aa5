import { bytesOf, textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import type { RequestId } from '#lambda/runtime-api.ts'

/** Bytes of log that `X-Amz-Log-Result` carries (Lambda API reference, Invoke). */
const tailBytes = 4096

/** The end of what one invocation logged, from START to REPORT: it waits until the REPORT line is written. */
export async function tailOfLog(simulation: Simulation, requestId: RequestId): Promise<string> {
  const own = await eventsOf(simulation, requestId)
  const log = own.flatMap((event) => logLines(event).map(({ text }) => `${text}\n`)).join('')
  return textOf(bytesOf(log).slice(-tailBytes))
}

/** What happened in the invocation's environment from its start to its report. */
function eventsOf(simulation: Simulation, requestId: RequestId): Promise<readonly TraceEvent[]> {
  return new Promise((resolve) => {
    const look = () => {
      const trace = simulation.getTrace()
      const ends = trace.findLastIndex((event) => event.type === 'platform.report' && event.requestId === requestId)
      const begins = trace.findLastIndex((event) => event.type === 'platform.start' && event.requestId === requestId)
      const start = trace[begins]
      if (ends < 0 || start?.type !== 'platform.start') return
      stop()
      const inEnvironment = (event: TraceEvent) => 'environmentId' in event && event.environmentId === start.environmentId
      resolve(trace.slice(begins, ends + 1).filter(inEnvironment))
    }
    const stop = simulation.subscribe(look)
    look()
  })
}
