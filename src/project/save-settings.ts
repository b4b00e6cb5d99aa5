import type { Front, HttpForm } from '#lambda/fronts/front.ts'
import type { AsynchronousConfig } from '#lambda/queue.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { type InvokeForm, plainInvoke } from './invoke-form.ts'

type Saved = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Saved => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** The settings, or what is wrong with them. The values may still be refused by Lambda: that is told where they are edited. */
export function openConfig(value: unknown): FunctionConfig | string {
  if (!isRecord(value)) return 'its settings are missing. Save it again where it came from.'
  const { functionName, handler, memoryMb, timeoutMs, variables, concurrency } = { ...defaultConfig, ...value }
  const texts = typeof functionName === 'string' && typeof handler === 'string'
  const numbers = [memoryMb, timeoutMs, concurrency].every((number) => isNumber(number) && number > 0)
  if (!texts || !numbers || !isTexts(variables)) return 'its settings are damaged. Save it again where it came from.'
  const { temporaryMb, reservedConcurrency, provisionedConcurrency, idleMs, maxConcurrency, logFormat, mode } = value
  return {
    functionName,
    handler,
    memoryMb,
    timeoutMs,
    variables,
    concurrency,
    mode: mode === 'managed' ? 'managed' : 'on-demand',
    ...(isNumber(temporaryMb) && { temporaryMb }),
    ...(isNumber(reservedConcurrency) && { reservedConcurrency }),
    ...(isNumber(provisionedConcurrency) && { provisionedConcurrency }),
    ...(isNumber(idleMs) && { idleMs }),
    ...(isNumber(maxConcurrency) && { maxConcurrency }),
    ...(logFormat === 'JSON' && { logFormat }),
    ...asynchronousOf(value.asynchronous),
  }
}

function asynchronousOf(value: unknown): { readonly asynchronous?: AsynchronousConfig } {
  if (!isRecord(value) || !isNumber(value.maxRetries) || !isNumber(value.maxAgeMs)) return {}
  const { maxRetries, maxAgeMs, onSuccess, onFailure, deadLetter } = value
  const targets = Object.fromEntries(Object.entries({ onSuccess, onFailure, deadLetter }).filter(([, arn]) => typeof arn === 'string'))
  return { asynchronous: { maxRetries, maxAgeMs, ...targets } }
}

const vias: readonly InvokeForm['via'][] = ['json', 'rest-api', 'http-api', 'function-url', 'alb'] satisfies ('json' | Front)[]
const types: readonly InvokeForm['type'][] = ['RequestResponse', 'Event', 'DryRun']

/** How Invoke sends the event. What cannot be read is as usual: nothing is lost that was typed into the event. */
export function openInvoke(value: unknown): InvokeForm {
  if (!isRecord(value)) return plainInvoke
  const text = (name: 'qualifier' | 'clientContext' | 'cognitoIdentity' | 'tenantId' | 'traceId') => {
    const given = value[name]
    return typeof given === 'string' ? given : ''
  }
  return {
    via: vias.find((via) => via === value.via) ?? 'json',
    http: openHttp(value.http),
    type: types.find((type) => type === value.type) ?? 'RequestResponse',
    logTail: value.logTail === true,
    qualifier: text('qualifier'),
    clientContext: text('clientContext'),
    cognitoIdentity: text('cognitoIdentity'),
    tenantId: text('tenantId'),
    traceId: text('traceId'),
  }
}

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
const isPairs = (value: unknown): value is HttpForm['query'] => Array.isArray(value) && value.every(isPair)

function openHttp(value: unknown): HttpForm {
  if (!isRecord(value) || typeof value.method !== 'string' || typeof value.path !== 'string') return plainInvoke.http
  const { method, path, query, headers, cookies, multiValue } = value
  if (!isPairs(query) || !isPairs(headers) || !Array.isArray(cookies)) return plainInvoke.http
  const { text, base64 } = isRecord(value.body) ? value.body : {}
  const body = typeof base64 === 'string' ? { base64 } : { text: typeof text === 'string' ? text : '' }
  return { method, path, query, headers, cookies: cookies.map(String), body, ...(multiValue === true && { multiValue }) }
}
