import { bytesOf } from '#base/bytes.ts'
import { requestLimitBytes } from '#lambda/limits.ts'
import { jsonError } from './json-error.ts'
import type { Problem } from './problem.ts'

/** The service takes JSON alone, up to 6 MiB. */
export function eventProblems(event: string): readonly Problem[] {
  const bytes = bytesOf(event).length
  const error = jsonError(event)
  const base = { severity: 'error' } as const
  if (bytes > requestLimitBytes)
    return [
      {
        ...base,
        id: 'event-too-large',
        what: 'Lambda says: 413, RequestTooLargeException',
        why: `The event has ${bytes} bytes; a synchronous invocation takes ${requestLimitBytes}.`,
        remedy: 'Send less, or send the name of a place where the data is.',
      },
    ]
  if (!error) return []
  const place = `line ${error.line}, column ${error.column}`
  const found = error.found === 'end' ? 'The text ends too early' : `${error.found} cannot stand there`
  return [
    {
      ...base,
      id: 'event-not-json',
      line: error.line,
      what: `The event is not JSON: ${found} (${place}).`,
      why: 'Lambda refuses such an event with 400, InvalidRequestContentException, before any environment sees it.',
      remedy: `Correct it at ${place}. Names and texts stand in double quotes, and no comma follows the last item.`,
    },
  ]
}
