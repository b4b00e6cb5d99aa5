import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import { follow } from './follow.ts'

/** Writes down what happens as it happens: the function's log to stdout, the calls of the runtime to stderr. */
export function watch(simulation: Simulation): void {
  follow(simulation, (event) => tell(simulation, event))
}

const asked = new Map<string, string>()

function tell(simulation: Simulation, event: TraceEvent): void {
  for (const { text } of logLines(event)) console.log(text)
  if (event.type === 'api.called') asked.set(event.exchangeId, `${event.request.method} ${event.request.path}`)
  if ('exchangeId' in event) tellExchange(event)
  if (event.type === 'environment.reset') console.error(`Environment ${event.environmentId} was reset: ${event.reason}`)
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
