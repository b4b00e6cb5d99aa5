import type { ExitStatus } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { Trace } from './timeline.ts'

/** One line per event. Tests read traces as text, so a failing test shows the story and not a diff of objects. */
export const print = (trace: Trace): string => trace.map(line).join('\n')

function line(event: TraceEvent): string {
  const where = 'environmentId' in event ? ` ${event.environmentId}` : ''
  return `${String(Math.round(event.at)).padStart(6)} ${event.type}${where}${detail(event)}`
}

const words = (...parts: readonly (string | number | undefined)[]): string =>
  parts.map((part) => (part === undefined ? '' : ` ${part}`)).join('')

function detail(event: TraceEvent): string {
  switch (event.type) {
    case 'invoke.responded':
      return words(event.result.statusCode, event.result.functionError, event.result.errorType)
    case 'queue.taken':
      return words(event.attempt)
    case 'queue.attempted':
      return words(event.attempt, event.result.statusCode, event.result.functionError)
    case 'queue.returned':
      return words(event.because, Math.round(event.until))
    case 'queue.finished':
      return words(event.condition, event.destination)
    case 'environment.started':
      return words(event.cause)
    case 'environment.shuttingDown':
      return words(event.shutdownReason, event.afterwards)
    case 'environment.reset':
    case 'environment.stopped':
      return words(event.reason)
    case 'process.output':
      return words(event.stream, JSON.stringify(event.text))
    case 'extension.registered':
      return words(event.name, event.kind, event.events.join())
    case 'extension.spawned':
    case 'extension.exited':
      return words(event.name)
    case 'process.exited':
      return words(exit(event.status))
    case 'api.called':
      return words(event.call.op)
    case 'api.replied':
      return words(
        event.reply.status,
        'errorType' in event.reply ? event.reply.errorType : undefined,
        'event' in event.reply ? event.reply.event.eventType : undefined,
      )
    case 'response.chunk':
      return words(`${event.chunk.bytes} bytes`)
    case 'response.ended':
      return words(event.errorType)
    case 'platform.initStart':
      return words(event.phase)
    case 'platform.initReport':
      return words(event.phase, event.status, `${Math.round(event.durationMs)}ms`)
    case 'platform.start':
      return event.cold ? ' cold' : event.restart ? ' after reset' : ' warm'
    case 'platform.runtimeDone':
      return words(event.status, event.errorType)
    case 'platform.report':
      return words(`${Math.round(event.durationMs)}ms`, `billed ${event.billedMs}ms`)
    default:
      return ''
  }
}

const exit = (status: ExitStatus): string =>
  'code' in status ? `code ${status.code}` : 'signal' in status ? status.signal : status.entrypoint
