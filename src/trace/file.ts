import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import type { Bytes } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { isEvent } from './valid-event.ts'

const format = 'lambda-runtime-trace'
const version = 1

/** A run as saved: enough to fold every moment of it again. */
export interface SavedTrace {
  readonly config: FunctionConfig
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
  readonly events: readonly TraceEvent[]
  readonly bodies: ReadonlyMap<BodyId, Bytes>
  /** The program's own files, by path in /var/task, where whoever saved the run knew them. */
  readonly files: ReadonlyMap<string, string>
}

/** The file is one JSON text a line, so that a run can be written while it goes on, and a file that was cut still opens. */
export const traceHead = (config: FunctionConfig, startedAt: number): string => line({ format, version, config, startedAt })
export const traceEventLine = (event: TraceEvent): string => line({ event })
export const traceBodyLine = (id: BodyId, bytes: Bytes): string => line({ body: id, base64: encodeBase64(bytes) })
export const traceFileLine = (path: string, text: string): string => line({ file: path, text })
const line = (value: object): string => `${JSON.stringify(value)}\n`

export type OpenedTrace =
  | { readonly ok: true; readonly trace: SavedTrace /** Whether the last line was cut, and left out. */; readonly cut: boolean }
  | { readonly ok: false; readonly says: string }

/** What brings a head and lines of an older version to the next one, by version; none is older yet. */
const upgraders: Readonly<Record<number, (line: Record<string, unknown>) => Record<string, unknown>>> = {}

/** Reads a saved trace, and trusts nothing: it may have been cut, edited or made elsewhere. */
export function openTrace(text: string): OpenedTrace {
  const opener = traceOpener(text)
  for (;;) {
    const opened = opener()
    if (opened) return opened
  }
}

/** Lines that are read at once. */
const portion = 50

/** `openTrace` in portions: call what it gives until it gives the trace. */
export function traceOpener(text: string): () => OpenedTrace | undefined {
  const [head = '', ...rest] = text.split('\n').filter((each) => each !== '')
  const begun = beginTrace(head)
  if (!begun.ok) return () => begun
  const { lines } = begun
  let at = 0
  return () => {
    for (const end = Math.min(at + portion, rest.length); at < end; at += 1) {
      if (lines.add(rest[at] ?? '')) continue
      const cut = at === rest.length - 1 && parsed(rest[at] ?? '') === undefined
      return cut ? { ok: true, trace: lines.trace, cut } : refuse(`its line ${at + 2} is damaged. Record the run again.`)
    }
    return at === rest.length ? { ok: true, trace: lines.trace, cut: false } : undefined
  }
}

const refuse = (why: string) => ({ ok: false, says: `This trace cannot be opened: ${why}` }) as const

/** A trace that is read line by line: `add` gives whether the line could be read, and what it holds then stands in `trace`. */
export interface TraceLines {
  readonly trace: SavedTrace
  readonly add: (line: string) => boolean
}

/** Begins a trace with its first line. */
export function beginTrace(
  line: string,
): { readonly ok: true; readonly lines: TraceLines } | { readonly ok: false; readonly says: string } {
  const head = parsed(line)
  if (!head || head.format !== format) return refuse('it was not saved by this playground, nor by --trace of its server.')
  const { config, startedAt, version: saved } = head
  if (!isVersion(saved)) return refuse('its first line is damaged. Record the run again.')
  if (saved > version) return refuse('it was saved by a newer version of the playground. Reload the page to get the newest one.')
  if (!isConfig(config) || typeof startedAt !== 'number') return refuse('its first line is damaged. Record the run again.')
  return { ok: true, lines: readLines(config, startedAt, saved) }
}

function readLines(config: FunctionConfig, startedAt: number, saved: number): TraceLines {
  const events: TraceEvent[] = []
  const bodies = new Map<BodyId, Bytes>()
  const files = new Map<string, string>()
  // A run of which the past was forgotten begins with a later number.
  let first: number | undefined
  const addEvent = (event: TraceEvent): boolean => {
    first ??= event.seq
    const seq = event.seq - first
    if (seq !== events.length || event.at < (events.at(-1)?.at ?? event.at)) return false
    events.push(seq === event.seq ? event : { ...event, seq })
    return true
  }
  const addBody = (id: string, base64: string): boolean => {
    const bytes = decodeBase64(base64)
    if (bytes) bodies.set(id as BodyId, bytes)
    return bytes !== undefined
  }
  const add = (text: string): boolean => {
    const raw = parsed(text)
    const { event, body, base64, file, text: content } = raw ? upgradedFrom(saved, raw) : {}
    if (isEvent(event)) return addEvent(event)
    if (typeof body === 'string' && typeof base64 === 'string') return addBody(body, base64)
    if (typeof file !== 'string' || typeof content !== 'string') return false
    files.set(file, content)
    return true
  }
  return { trace: { config, startedAt, events, bodies, files }, add }
}

const isVersion = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1

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
  isRecord(value) &&
  typeof value.functionName === 'string' &&
  [value.timeoutMs, value.memoryMb].every((number) => typeof number === 'number' && Number.isFinite(number)) &&
  isRecord(value.variables)
