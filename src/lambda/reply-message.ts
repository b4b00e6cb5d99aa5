import { bytesOf } from '#base/bytes.ts'
import type { BodyRef, Reply } from './runtime-api.ts'

/** The HTTP form of a reply: what stands on the wire, to the letter. */
export interface ReplyMessage {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: BodyRef | { readonly text: string }
}

const statusTexts: Readonly<Record<Reply['status'], string>> = {
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
}

/** How the Runtime API words a reply that leaves at `unixMs` (recorded from AWS's emulator; the trace id as in the service). */
export function messageOf(reply: Reply, unixMs: number): ReplyMessage {
  const { headers, body } = contentOf(reply)
  const length = 'text' in body ? bytesOf(body.text).length : body.bytes
  return {
    status: reply.status,
    statusText: statusTexts[reply.status],
    headers: [...headers, ['Date', new Date(unixMs).toUTCString()], ['Content-Length', String(length)]],
    body,
  }
}

const tenantHeader = 'Lambda-Runtime-Aws-Tenant-Id'
const json = ['Content-Type', 'application/json'] as const
const text = (line: unknown) => ({ text: `${JSON.stringify(line)}\n` })

function contentOf(reply: Reply): Pick<ReplyMessage, 'headers' | 'body'> {
  switch (reply.status) {
    case 200:
      return granted(reply)
    case 202:
      return { headers: [json], body: text({ status: 'OK' }) }
    case 404:
      return {
        headers: [
          ['Content-Type', 'text/plain; charset=utf-8'],
          ['X-Content-Type-Options', 'nosniff'],
        ],
        body: { text: '404 page not found\n' },
      }
    case 405:
      return { headers: [['Allow', reply.allow]], body: { text: '' } }
    default:
      return { headers: [json], body: text({ errorMessage: reply.errorMessage, errorType: reply.errorType }) }
  }
}

function granted(reply: Extract<Reply, { status: 200 }>): Pick<ReplyMessage, 'headers' | 'body'> {
  if ('invocation' in reply) return { headers: nextHeaders(reply), body: reply.invocation.payload }
  if ('subscribed' in reply) return { headers: [json], body: { text: '"OK"' } }
  if ('registered' in reply) {
    const { identifier, ...registered } = reply.registered
    return { headers: [json, ['Lambda-Extension-Identifier', identifier]], body: text(registered) }
  }
  const body = { text: JSON.stringify(reply.event) }
  // Recorded: the last event comes as plain text and without an identifier.
  if (reply.event.eventType === 'SHUTDOWN') return { headers: [['Content-Type', 'text/plain; charset=utf-8']], body }
  return { headers: [json, ['Lambda-Extension-Event-Identifier', reply.eventId]], body }
}

function nextHeaders({ invocation, deadlineMs, parallel }: Extract<Reply, { readonly invocation: unknown }>): ReplyMessage['headers'] {
  const optional = [
    ['Lambda-Runtime-Client-Context', invocation.clientContext],
    ['Lambda-Runtime-Cognito-Identity', invocation.cognitoIdentity],
    [tenantHeader, invocation.tenantId],
  ] as const
  return [
    json,
    ['Lambda-Runtime-Aws-Request-Id', invocation.requestId],
    ['Lambda-Runtime-Deadline-Ms', String(deadlineMs)],
    ['Lambda-Runtime-Invoked-Function-Arn', invocation.invokedFunctionArn],
    ['Lambda-Runtime-Trace-Id', invocation.traceId],
    ...optional.flatMap(([name, value]) =>
      value === undefined && !(parallel && name !== tenantHeader) ? [] : [[name, value ?? ''] as const],
    ),
  ]
}
