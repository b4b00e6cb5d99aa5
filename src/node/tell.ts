import { appendFileSync, writeFileSync } from 'node:fs'
import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import { traceBodyLine, traceEventLine, traceHead } from '#trace/file.ts'

/** Calls `tell` with each event once, as it happens. */
function follow(simulation: Simulation, tell: (event: TraceEvent) => void): void {
  let seen = -1
  simulation.subscribe(() => {
    const trace = simulation.getTrace()
    let first = trace.length
    while (first > 0 && (trace[first - 1]?.seq ?? -1) > seen) first -= 1
    for (const event of trace.slice(first)) tell(event)
    seen = trace.at(-1)?.seq ?? seen
  })
}

/** Writes down what happens as it happens: the function's log to stdout, the calls of the runtime to stderr. */
export function watch(simulation: Simulation): void {
  follow(simulation, (event) => tell(simulation, event))
}

/** Saves the trace while the run goes on. Throws when the file cannot be written. */
export function record(simulation: Simulation, path: string): void {
  writeFileSync(path, traceHead(simulation.config, simulation.startedAt))
  follow(simulation, (event) => {
    const bodies = arrivedWith(event).map((id) => traceBodyLine(id, simulation.bodies.get(id)))
    appendFileSync(path, bodies.join('') + traceEventLine(event))
  })
}

/** The bodies that this event brought into the run; later events only name them. */
function arrivedWith(event: TraceEvent): readonly BodyId[] {
  if (event.type === 'invoke.requested' || event.type === 'invoke.refused') return [event.invocation.payload.id]
  if (event.type === 'response.chunk') return [event.chunk.id]
  if (event.type === 'response.ended') return [event.body.id]
  return event.type === 'api.called' && 'body' in event.call ? [event.call.body.id] : []
}

const asked = new Map<string, string>()

function tell(simulation: Simulation, event: TraceEvent): void {
  for (const { text } of logLines(event)) console.log(text)
  if (event.type === 'api.called') asked.set(event.exchangeId, `${event.request.method} ${event.request.path}`)
  if ('exchangeId' in event) tellExchange(event)
  if (event.type === 'environment.stopped') console.error(`Environment ${event.environmentId} ended: ${event.reason}`)
  if (event.type === 'invoke.responded' && event.result.functionError !== undefined) {
    const { body } = event.result
    const text = 'text' in body ? body.text : textOf(simulation.bodies.get(body.id))
    console.error(`The invoker received an error: ${text.length > 1000 ? `${text.slice(0, 1000)} …` : text}`)
  }
}

function tellExchange(event: Extract<TraceEvent, { exchangeId: unknown }>): void {
  const what = asked.get(event.exchangeId)
  if (event.type === 'api.parked') console.error(`${what} waits for an event`)
  if (event.type === 'api.hungUp') console.error(`${what}: the client hung up`)
  if (event.type === 'api.replied') {
    const { reply } = event
    console.error(`${what} → ${reply.status}${'errorType' in reply ? ` ${reply.errorType}` : ''}`)
  }
  if (event.type === 'api.replied' || event.type === 'api.hungUp') asked.delete(event.exchangeId)
}
