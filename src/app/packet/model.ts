import type { EventOf, TraceEvent } from '#lambda/events.ts'
import { messageOf } from '#lambda/reply-message.ts'
import type { BodyRef } from '#lambda/runtime-api.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { narrate } from '#trace/narrate.ts'
import { explainHeader, explainInvokerStatus, explainOperation, explainStatus } from './explanations.ts'

/** A line of a message, and what it means. */
export interface Explained {
  readonly name: string
  readonly value: string
  readonly means: string
}

export type PacketBody = BodyRef | { readonly text: string } | undefined

/** One message, taken apart; or one fact, when nothing was sent. */
export interface Packet {
  readonly kind: 'request' | 'reply' | 'fact'
  /** `GET /2018-06-01/…`, `200 OK`, or the name of the fact. */
  readonly title: string
  readonly means: string
  readonly fields: readonly Explained[]
  readonly body: PacketBody
  readonly failed: boolean
}

/** What the event at the cursor carried. */
export function packetOf(event: TraceEvent, config: FunctionConfig, startedAt: number): Packet {
  switch (event.type) {
    case 'api.called':
      return calledPacket(event)
    case 'api.replied':
      return repliedPacket(event, startedAt)
    case 'invoke.requested':
    case 'invoke.refused':
      return invokePacket(event, config)
    case 'invoke.responded':
      return respondedPacket(event)
    default:
      return factPacket(event)
  }
}

const explained = ([name, value]: readonly [string, string]): Explained => ({ name, value, means: explainHeader(name) })

function calledPacket({ request, call }: EventOf<'api.called'>): Packet {
  return {
    kind: 'request',
    title: `${request.method} ${request.path}`,
    means: explainOperation(call.op),
    fields: request.headers.map(explained),
    body: 'body' in call ? call.body : undefined,
    failed: call.op === 'unknownPath' || call.op === 'wrongMethod',
  }
}

function repliedPacket({ reply, at }: EventOf<'api.replied'>, startedAt: number): Packet {
  const { status, statusText, headers, body } = messageOf(reply, startedAt + at)
  const title = `${status} ${statusText}`
  return { kind: 'reply', title, means: explainStatus(status), fields: headers.map(explained), body, failed: status >= 400 }
}

function invokePacket({ type, invocation }: EventOf<'invoke.requested' | 'invoke.refused'>, { functionName }: FunctionConfig): Packet {
  return {
    kind: 'request',
    title: `POST /2015-03-31/functions/${functionName}/invocations`,
    means: 'The Invoke API: this is how everyone outside calls a function. Your code never sees this request, only its body.',
    fields: [explained(['X-Amz-Invocation-Type', 'RequestResponse']), explained(['X-Amzn-RequestId', invocation.requestId])],
    body: invocation.payload,
    failed: type === 'invoke.refused',
  }
}

function respondedPacket({ result, requestId }: EventOf<'invoke.responded'>): Packet {
  const { statusCode, functionError, errorType, body } = result
  const fields = [
    explained(['X-Amzn-RequestId', requestId]),
    ...(functionError ? [explained(['X-Amz-Function-Error', functionError])] : []),
    ...(errorType ? [explained(['X-Amzn-Errortype', errorType])] : []),
  ]
  const failed = functionError !== undefined || statusCode !== 200
  return { kind: 'reply', title: `${statusCode} to the invoker`, means: explainInvokerStatus(statusCode, failed), fields, body, failed }
}

const factFields: Readonly<Record<string, string>> = {
  environmentId: 'The execution environment: a microVM with its own memory and /tmp.',
  requestId: 'Names the invocation.',
  cause: 'Why the environment was started.',
  reason: 'Why the environment ended.',
  exchangeId: 'Ties a request to its reply.',
  process: 'Counts the processes started in this environment.',
  stream: 'Where the program wrote it. Lambda logs both.',
  text: 'What the program wrote.',
  status: 'How it ended.',
  phase: 'init: outside of any invocation. invoke: inside one, under its timeout.',
  durationMs: 'Milliseconds, measured in this browser.',
  billedMs: 'Milliseconds that AWS would bill: duration, and init if there was one, rounded up.',
  memoryMb: 'Memory size of the function, MB. AWS bills memory times duration.',
  initDurationMs: 'Milliseconds of the init phase, measured in this browser.',
  deadlineMs: 'When the function times out: Unix time in milliseconds.',
  cold: 'true: the environment was started for this event.',
  errorType: 'The kind of error.',
}

function factPacket(event: TraceEvent): Packet {
  const { type, seq: _seq, at: _at, ...data } = event
  const fields = Object.entries(data).map(([name, value]) => ({
    name,
    value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    means: factFields[name] ?? '',
  }))
  return { kind: 'fact', title: type, means: narrate(event), fields, body: undefined, failed: false }
}

/** Bytes as a hexadecimal dump: sixteen to a line, with their printable characters. */
export function hexDump(bytes: Uint8Array, limit = 4096): string {
  const lines: string[] = []
  for (let start = 0; start < Math.min(bytes.length, limit); start += 16) {
    const part = [...bytes.subarray(start, start + 16)]
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const seen = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${start.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${seen}`)
  }
  return lines.join('\n')
}

/** The text laid out as JSON; undefined when it is none. */
export function prettyJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return undefined
  }
}

/** The head of the message as it stands on the wire, and its body. */
export function rawText({ kind, title, fields }: Packet, body: string): string {
  const first = kind === 'request' ? `${title} HTTP/1.1` : `HTTP/1.1 ${title.replace(' to the invoker', '')}`
  return [first, ...fields.map(({ name, value }) => `${name}: ${value}`), '', body].join('\n')
}
