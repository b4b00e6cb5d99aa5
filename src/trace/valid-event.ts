import type { Fact, FactType, TraceEvent } from '#lambda/events.ts'

type Check = (value: unknown) => boolean
type Fields = Readonly<Record<string, Check>>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const flag: Check = (value) => typeof value === 'boolean'
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value)
const some =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value))
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
function shape(fields: Fields): Check {
  const entries = Object.entries(fields)
  return (value) => isRecord(value) && entries.every(([name, check]) => check(value[name]))
}

const body = shape({ id: text, bytes: number })
const outcome = oneOf('success', 'error', 'timeout')
const invocation = shape({
  requestId: text,
  payload: body,
  invokedFunctionArn: text,
  traceId: text,
  clientContext: maybe(text),
  cognitoIdentity: maybe(text),
  tenantId: maybe(text),
  asynchronous: maybe(flag),
  front: maybe(oneOf('rest-api', 'http-api', 'function-url', 'alb')),
})
const header: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(text)
const request = shape({ method: text, path: text, headers: listOf(header) })
const call = some(
  shape({ op: oneOf('next', 'restoreNext', 'unknownPath') }),
  shape({ op: oneOf('wrongMethod'), allow: text }),
  shape({ op: oneOf('response', 'error'), requestId: text, body }),
  shape({ op: oneOf('response'), requestId: text, mode: oneOf('streaming'), body: oneOf(undefined) }),
  shape({ op: oneOf('initError', 'restoreError'), body }),
  shape({ op: oneOf('register'), name: text, events: maybe(listOf(text)), wantsAccountId: flag, identifier: text }),
  shape({ op: oneOf('extensionNext'), identifier: maybe(text), eventId: text }),
  shape({ op: oneOf('extensionError'), identifier: maybe(text), errorType: maybe(text), body }),
  shape({ op: oneOf('subscribe'), api: oneOf('telemetry', 'logs'), identifier: maybe(text), body, wrong: maybe(text) }),
)
const invokeEvent = shape({ eventType: oneOf('INVOKE'), deadlineMs: number, requestId: text, invokedFunctionArn: text })
const shutdownEvent = shape({ eventType: oneOf('SHUTDOWN'), deadlineMs: number, shutdownReason: text })
const reply = some(
  shape({ status: oneOf(200), invocation, deadlineMs: number }),
  shape({ status: oneOf(200), registered: shape({ identifier: text, functionName: text, functionVersion: text, handler: text }) }),
  shape({ status: oneOf(200), event: some(invokeEvent, shutdownEvent), eventId: text }),
  shape({ status: oneOf(200), subscribed: oneOf(true) }),
  shape({ status: oneOf(202, 404) }),
  shape({ status: oneOf(405), allow: text }),
  shape({ status: oneOf(400, 403, 410, 413, 500), errorType: text, errorMessage: text }),
)
const result = shape({
  statusCode: number,
  functionError: maybe(text),
  errorType: maybe(text),
  body: some(body, shape({ text })),
})
const exitStatus = some(shape({ code: number }), shape({ signal: text }), shape({ entrypoint: text }))
const change = some(
  shape({ kind: oneOf('variable'), name: text, value: maybe(text), scope: maybe(text) }),
  shape({ kind: oneOf('file'), path: text, bytes: maybe(number), start: maybe(text) }),
  shape({ kind: oneOf('descriptor'), number, to: maybe(text) }),
)
const place = shape({
  file: text,
  line: number,
  column: number,
  function: text,
  depth: (depth) => number(depth) && Number(depth) >= 0 && Number(depth) < 1e6,
})
const recorded = { pid: number, ranAt: number, changes: listOf(change) }
const record = some(
  shape({ ...recorded, kind: oneOf('statement'), place }),
  shape({ ...recorded, kind: oneOf('began'), parent: number, command: text }),
  shape({ ...recorded, kind: oneOf('ended'), status: number }),
  shape({ ...recorded, kind: oneOf('full') }),
)

const inEnvironment = { environmentId: text }
const extension = { ...inEnvironment, name: text }
const exchange = { ...inEnvironment, exchangeId: text }
const report = { ...inEnvironment, requestId: text, status: outcome, errorType: maybe(text) }

/** What each kind of event must carry; what it carries beside that is not looked at. */
const facts: Readonly<Record<FactType, Check>> = {
  'invoke.requested': shape({ invocation }),
  'invoke.refused': shape({ invocation }),
  'invoke.throttled': shape({ requestId: text }),
  'invoke.responded': shape({ requestId: text, result }),
  'environment.started': shape({ ...inEnvironment, cause: text, requestId: maybe(text) }),
  'environment.frozen': shape(inEnvironment),
  'environment.thawed': shape(inEnvironment),
  'environment.stopped': shape({ ...inEnvironment, reason: text }),
  'environment.reset': shape({ ...inEnvironment, reason: text }),
  'environment.shuttingDown': shape({
    ...inEnvironment,
    reason: text,
    shutdownReason: text,
    deadlineMs: number,
    afterwards: oneOf('reset', 'stopped'),
    until: number,
  }),
  'invoke.dryRun': shape({ invocation }),
  'invoke.accepted': shape({ requestId: text, result }),
  'queue.taken': shape({ requestId: text, attempt: number }),
  'queue.attempted': shape({ requestId: text, attempt: number, result }),
  'queue.returned': shape({ requestId: text, because: oneOf('error', 'throttled'), until: number }),
  'queue.finished': shape({
    requestId: text,
    condition: oneOf('Success', 'RetriesExhausted', 'EventAgeExceeded'),
    destination: maybe(text),
    deadLetter: maybe(text),
  }),
  'extension.spawned': shape(extension),
  'extension.output': shape({ ...extension, stream: oneOf('stdout', 'stderr'), text }),
  'extension.exited': shape({ ...extension, status: exitStatus }),
  'extension.registered': shape({ ...extension, identifier: text, kind: oneOf('internal', 'external'), events: listOf(text) }),
  'extension.failed': shape({ ...inEnvironment, identifier: text, errorType: text }),
  'telemetry.subscribed': shape({ ...inEnvironment, identifier: text, api: oneOf('telemetry', 'logs'), subscription: body }),
  'process.spawned': shape({ ...inEnvironment, process: number }),
  'process.output': shape({ ...inEnvironment, stream: oneOf('stdout', 'stderr'), text }),
  'process.statement': shape({ ...inEnvironment, process: number, record }),
  'process.exited': shape({ ...inEnvironment, process: number, status: exitStatus }),
  'api.called': shape({ ...exchange, request, call }),
  'api.parked': shape(exchange),
  'api.replied': shape({ ...exchange, reply }),
  'api.hungUp': shape(exchange),
  'response.begun': shape({ ...exchange, requestId: text }),
  'response.chunk': shape({ ...exchange, requestId: text, chunk: body, reachesInvokerAt: number }),
  'response.draining': shape({ ...exchange, end: isRecord, until: number }),
  'response.ended': shape({ ...exchange, requestId: text, body }),
  'platform.initStart': shape({ ...inEnvironment, phase: oneOf('init', 'invoke') }),
  'platform.initReport': shape({ ...inEnvironment, phase: oneOf('init', 'invoke'), durationMs: number, status: outcome }),
  'platform.start': shape({ ...inEnvironment, requestId: text, deadlineMs: number, cold: flag }),
  'platform.runtimeDone': shape(report),
  'platform.report': shape({ ...report, durationMs: number, billedMs: number, memoryMb: number, initDurationMs: maybe(number) }),
}

/** Whether a value from outside is an event that every fold can read; nothing in it is trusted. */
export function isEvent(value: unknown): value is TraceEvent {
  if (!isRecord(value) || !Number.isSafeInteger(value.seq) || !number(value.at)) return false
  return Object.hasOwn(facts, String(value.type)) && facts[value.type as Fact['type']](value)
}
