import type { EventOf, TraceEvent } from './events.ts'
import { jsonRecord, type TelemetryRecord } from './log-json.ts'

export type TelemetryKind = 'platform' | 'function' | 'extension'

/** What a subscriber wants, and where it listens. */
export interface Subscription {
  readonly types: readonly TelemetryKind[]
  /** A batch goes out when it has so many records, or bytes, or when its first record is so old. */
  readonly buffering: { readonly maxItems: number; readonly maxBytes: number; readonly timeoutMs: number }
  /** Where batches are posted to, inside the environment: `http://sandbox.localdomain:PORT/…`. */
  readonly uri: string
}

/** Least, most and default of each limit of a batch (developer guide, "Lambda Telemetry API reference"). */
const batchLimits = {
  maxItems: { min: 1000, max: 10_000, usual: 10_000 },
  maxBytes: { min: 262_144, max: 1_048_576, usual: 262_144 },
  timeoutMs: { min: 25, max: 30_000, usual: 1000 },
} as const

const kinds: readonly unknown[] = ['platform', 'function', 'extension'] satisfies readonly TelemetryKind[]
const isKind = (type: unknown): type is TelemetryKind => kinds.includes(type)

/** Why the Telemetry API refuses a subscription; undefined when it takes it (developer guide, "Lambda Telemetry API"). */
export function subscriptionProblem(body: string): string | undefined {
  const wanted = readSubscription(body)
  return typeof wanted === 'string' ? wanted : undefined
}

/** A subscription as it was posted, or in a sentence why it is none. */
export function readSubscription(body: string): Subscription | string {
  const wanted = parsed(body)
  if (!wanted) return 'The subscription is not a JSON object.'
  const { types, destination, buffering = {} } = wanted
  if (!Array.isArray(types) || types.length === 0 || !types.every(isKind)) return `types lists one or more of ${kinds.join(', ')}.`
  if (!isRecord(destination) || destination.protocol !== 'HTTP') return 'destination.protocol is HTTP: no other is simulated.'
  const uri = typeof destination.URI === 'string' ? destination.URI : ''
  if (!/^http:\/\/sandbox(\.localdomain)?:\d+(\/|$)/.test(uri)) return 'destination.URI is http://sandbox.localdomain:PORT.'
  if (!isRecord(buffering)) return 'buffering is an object.'
  const batches = {
    maxItems: limit(buffering, 'maxItems'),
    maxBytes: limit(buffering, 'maxBytes'),
    timeoutMs: limit(buffering, 'timeoutMs'),
  }
  const { maxItems, maxBytes, timeoutMs } = batches
  if (typeof maxItems === 'string') return maxItems
  if (typeof maxBytes === 'string') return maxBytes
  if (typeof timeoutMs === 'string') return timeoutMs
  return { types, uri, buffering: { maxItems, maxBytes, timeoutMs } }
}

function limit(buffering: Readonly<Record<string, unknown>>, name: keyof typeof batchLimits): number | string {
  const { min, max, usual } = batchLimits[name]
  const value = buffering[name] ?? usual
  return typeof value === 'number' && value >= min && value <= max ? value : `buffering.${name} is a number from ${min} to ${max}.`
}

/** What a subscriber hears of an event, in AWS's schema; nothing of most. The older Logs API has fewer kinds, and `platform.end`. */
export function telemetryOf(event: TraceEvent, startedAt: number, api: 'telemetry' | 'logs'): readonly TelemetryRecord[] {
  const time = new Date(startedAt + event.at).toISOString()
  switch (event.type) {
    case 'process.output':
    case 'extension.output':
      return linesOf(event).map((record) => ({ time, type: event.type === 'process.output' ? 'function' : 'extension', record }))
    case 'extension.registered':
      return [{ time, type: 'platform.extension', record: { name: event.name, state: 'Registered', events: event.events } }]
    case 'platform.initStart':
      return api === 'logs' ? [] : jsonRecord(event, startedAt)
    case 'platform.initReport': {
      const { phase, status } = event
      const done = { time, type: 'platform.initRuntimeDone', record: { initializationType: 'on-demand', phase, status } }
      return api === 'logs' ? [] : [done, ...jsonRecord(event, startedAt)]
    }
    case 'platform.report': {
      const end = { time, type: 'platform.end', record: { requestId: event.requestId } }
      return [...(api === 'logs' ? [end] : []), ...jsonRecord(event, startedAt)]
    }
    default:
      return jsonRecord(event, startedAt)
  }
}

/** How a subscription is told to those who subscribed. */
export const subscribed = (time: string, api: 'telemetry' | 'logs', name: string, { types }: Subscription): TelemetryRecord => ({
  time,
  type: api === 'logs' ? 'platform.logsSubscription' : 'platform.telemetrySubscription',
  record: { name, state: 'Subscribed', types },
})

/** What a subscriber hears who could not be reached. */
export const recordsDropped = (time: string, droppedRecords: number, droppedBytes: number, reason: string): TelemetryRecord => ({
  time,
  type: 'platform.logsDropped',
  record: { reason, droppedRecords, droppedBytes },
})

/** Whether a subscription covers a record. */
export const isWanted = ({ types }: Subscription, { type }: TelemetryRecord): boolean =>
  types.some((wanted) => type === wanted || type.startsWith(`${wanted}.`))

const linesOf = ({ text }: EventOf<'process.output' | 'extension.output'>): readonly string[] => text.replace(/\n$/, '').split('\n')

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
