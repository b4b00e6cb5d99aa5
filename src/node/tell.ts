import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import { follow } from './follow.ts'

/** Writes down what happens as it happens: the function's log to stdout, the calls of the runtime to stderr. */
export function watch(simulation: Simulation): void {
  follow(simulation, (event) => tell(simulation, event))
  process.once('exit', flush)
}

const unsaid = new Map<NodeJS.WriteStream, string>()

/** Lines of one turn of the event loop go out together: each write to a pipe holds the whole server up. */
function say(stream: NodeJS.WriteStream, line: string): void {
  if (unsaid.size === 0) setImmediate(flush)
  unsaid.set(stream, `${unsaid.get(stream) ?? ''}${line}\n`)
}

function flush(): void {
  for (const [stream, lines] of unsaid) stream.write(lines)
  unsaid.clear()
}

const asked = new Map<string, string>()

function tell(simulation: Simulation, event: TraceEvent): void {
  for (const { text } of logLines(event)) say(process.stdout, text)
  if (event.type === 'api.called') asked.set(event.exchangeId, `${event.request.method} ${event.request.path}`)
  if ('exchangeId' in event) tellExchange(event)
  if (event.type === 'environment.reset') say(process.stderr, `Environment ${event.environmentId} was reset: ${event.reason}`)
  if (event.type === 'environment.stopped') say(process.stderr, `Environment ${event.environmentId} ended: ${event.reason}`)
  if (event.type === 'invoke.responded' && event.result.functionError !== undefined) {
    const { body } = event.result
    const text = 'text' in body ? body.text : textOf(simulation.bodies.get(body.id))
    say(process.stderr, `The invoker received an error: ${text.length > 1000 ? `${text.slice(0, 1000)} …` : text}`)
  }
}

function tellExchange(event: Extract<TraceEvent, { exchangeId: unknown }>): void {
  const what = asked.get(event.exchangeId)
  if (event.type === 'api.parked') say(process.stderr, `${what} waits for an event`)
  if (event.type === 'api.hungUp') say(process.stderr, `${what}: the client hung up`)
  if (event.type === 'api.replied') {
    const { reply } = event
    say(process.stderr, `${what} → ${reply.status}${'errorType' in reply ? ` ${reply.errorType}` : ''}`)
  }
  if (event.type === 'api.replied' || event.type === 'api.hungUp') asked.delete(event.exchangeId)
}
