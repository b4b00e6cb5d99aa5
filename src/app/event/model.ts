import type { EventOptions } from '#engine/simulation.ts'
import { eventThrough } from '#lambda/fronts/through.ts'
import { type InvokeForm, invokeFieldProblem } from '#project/invoke-form.ts'
import { jsonError } from '#project/json-error.ts'
import type { Project } from '#project/project.ts'

/** The event with one item on a line; undefined when it is not JSON. */
export function laidOut(event: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(event), null, 2)
  } catch {
    return undefined
  }
}

/** Where the text stops being JSON, counted in UTF-16 units from its start. */
export function offsetOf(event: string): number | undefined {
  const error = jsonError(event)
  if (!error) return undefined
  const before = event.split('\n').slice(0, error.line - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + error.column - 1
}

/** What goes to the Invoke API. */
export interface Sent {
  readonly event: string
  readonly options: EventOptions
}

/** What Invoke sends for a project now: a front is called synchronously and says nothing beside the event. */
export function sentFor({ event, invoke }: Pick<Project, 'event' | 'invoke'>, unixMs: number, requestId: string): Sent {
  if (invoke.via === 'json') return { event, options: optionsOf(invoke) }
  const made = eventThrough(invoke.via, invoke.http, { unixMs: Math.floor(unixMs), requestId })
  return { event: JSON.stringify(made), options: { front: invoke.via } }
}

/** A field whose value Lambda would not take is not sent; the form says so. */
function optionsOf(form: InvokeForm): EventOptions {
  const { type, logTail } = form
  const texts = (['qualifier', 'clientContext', 'cognitoIdentity', 'tenantId', 'traceId'] as const).flatMap((field) =>
    form[field] === '' || invokeFieldProblem(field, form[field]) !== undefined ? [] : [[field, form[field]] as const],
  )
  return {
    ...Object.fromEntries(texts),
    ...(type !== 'RequestResponse' && { type }),
    ...(logTail && type === 'RequestResponse' && { logTail }),
  }
}

/** Lines of `name: value` as pairs; a line without a colon is a name without a value. */
export const pairsOf = (text: string, separator: ':' | '='): readonly (readonly [string, string])[] =>
  text.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const at = line.indexOf(separator)
    return [at < 0 ? ([line.trim(), ''] as const) : ([line.slice(0, at).trim(), line.slice(at + 1).trim()] as const)]
  })

export const linesOf = (pairs: readonly (readonly [string, string])[], separator: ': ' | '='): string =>
  pairs.map(([name, value]) => `${name}${separator}${value}`).join('\n')
