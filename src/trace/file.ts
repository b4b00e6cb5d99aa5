import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import type { Bytes } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import type { FunctionConfig } from '#lambda/world.ts'

const format = 'lambda-runtime-trace'
const version = 1

/** A run as saved: enough to fold every moment of it again. */
export interface SavedTrace {
  readonly config: FunctionConfig
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
  readonly events: readonly TraceEvent[]
  readonly bodies: ReadonlyMap<BodyId, Bytes>
}

/** The file is one JSON text a line, so that a run can be written while it goes on, and a file that was cut still opens. */
export const traceHead = (config: FunctionConfig, startedAt: number): string => line({ format, version, config, startedAt })
export const traceEventLine = (event: TraceEvent): string => line({ event })
export const traceBodyLine = (id: BodyId, bytes: Bytes): string => line({ body: id, base64: encodeBase64(bytes) })
const line = (value: object): string => `${JSON.stringify(value)}\n`

export type OpenedTrace =
  | { readonly ok: true; readonly trace: SavedTrace /** Whether the last line was cut, and left out. */; readonly cut: boolean }
  | { readonly ok: false; readonly says: string }

/** What brings a head and lines of an older version to the next one, by version; none is older yet. */
const upgraders: Readonly<Record<number, (line: Record<string, unknown>) => Record<string, unknown>>> = {}

/** Reads a saved trace, and trusts nothing: it may have been cut, edited or made elsewhere. */
export function openTrace(text: string): OpenedTrace {
  const refuse = (why: string): OpenedTrace => ({ ok: false, says: `This trace cannot be opened: ${why}` })
  const lines = text.split('\n').filter((each) => each !== '')
  const [head, ...rest] = lines.map(parsed)
  if (!head || head.format !== format) return refuse('it was not saved by --trace of this playground’s server.')
  const { config, startedAt } = head
  if (typeof head.version !== 'number' || head.version > version)
    return refuse('it was saved by a newer version of the playground. Reload the page to get the newest one.')
  if (!isConfig(config) || typeof startedAt !== 'number') return refuse('its first line is damaged. Record the run again.')
  const cut = rest.length > 0 && rest.at(-1) === undefined
  const contents = readLines(head.version, cut ? rest.slice(0, -1) : rest)
  return typeof contents === 'number'
    ? refuse(`its line ${contents} is damaged. Record the run again.`)
    : { ok: true, trace: { config, startedAt, ...contents }, cut }
}

/** The contents of the lines after the first, or the number of the one that is damaged. */
function readLines(saved: number, lines: readonly (Record<string, unknown> | undefined)[]): Pick<SavedTrace, 'events' | 'bodies'> | number {
  const events: TraceEvent[] = []
  const bodies = new Map<BodyId, Bytes>()
  for (const [index, raw] of lines.entries()) {
    const upgraded = raw && upgradedFrom(saved, raw)
    const bytes = typeof upgraded?.base64 === 'string' ? decodeBase64(upgraded.base64) : undefined
    if (isEvent(upgraded?.event)) events.push(upgraded.event)
    else if (typeof upgraded?.body === 'string' && bytes) bodies.set(upgraded.body as BodyId, bytes)
    else return index + 2
  }
  return { events, bodies }
}

function upgradedFrom(saved: number, raw: Record<string, unknown>): Record<string, unknown> {
  let upgraded = raw
  for (let older = saved; older < version; older++) upgraded = upgraders[older]?.(upgraded) ?? upgraded
  return upgraded
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isConfig = (value: unknown): value is FunctionConfig =>
  isRecord(value) && typeof value.functionName === 'string' && typeof value.timeoutMs === 'number' && isRecord(value.variables)
const isEvent = (value: unknown): value is TraceEvent =>
  isRecord(value) && typeof value.type === 'string' && typeof value.seq === 'number' && typeof value.at === 'number'
