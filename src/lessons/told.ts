import type { EnvironmentId } from '#lambda/environment.ts'
import type { EventOf, Outcome, TraceEvent } from '#lambda/events.ts'
import type { RequestId } from '#lambda/runtime-api.ts'
import type { Run } from './lesson.ts'

/** A response or an error that a runtime posted, and what the Runtime API said. */
export interface Posted {
  readonly op: 'response' | 'error'
  readonly seq: number
  readonly status: number
  readonly body: string
  readonly errorType?: string | undefined
  readonly mode?: string | undefined
  /** Value of a header of the request; its name in lower case. */
  readonly headers: ReadonlyMap<string, string>
}

/** One event, and all that became of it. */
export interface Told {
  readonly requestId: RequestId
  readonly event: string
  readonly traceId: string
  readonly functionArn: string
  /** Where it begins: position in the trace. */
  readonly seq: number
  readonly environmentId?: EnvironmentId
  readonly cold?: boolean
  /** Unix time, ms. */
  readonly deadlineMs?: number
  /** How often the Runtime API handed it out. */
  readonly handed: number
  readonly posts: readonly Posted[]
  /** What the program wrote meanwhile. */
  readonly logged: string
  readonly result?: { readonly seq: number; readonly statusCode: number; readonly failed: boolean; readonly body: string }
  /** How the invocation ended, if it did. */
  readonly ended?: { readonly status: Outcome; readonly durationMs: number; readonly billedMs: number; readonly seq: number }
}

type Draft = { -readonly [Key in keyof Told]: Told[Key] } & { posts: Posted[] }

/** Retells a run, event by event, in the order in which the events came. */
export function told(run: Run): readonly Told[] {
  const drafts = new Map<RequestId, Draft>()
  const current = new Map<EnvironmentId, Draft>()
  const calls = new Map<string, EventOf<'api.called'>>()
  for (const event of run.trace) {
    if (event.type === 'invoke.requested') drafts.set(event.invocation.requestId, draft(event, run))
    if (event.type === 'platform.start') {
      const begun = drafts.get(event.requestId)
      if (begun) current.set(event.environmentId, Object.assign(begun, placed(event)))
    }
    if (event.type === 'api.called') calls.set(event.exchangeId, event)
    tell(event, run, { drafts, current, calls })
  }
  return [...drafts.values()]
}

interface Known {
  readonly drafts: ReadonlyMap<RequestId, Draft>
  readonly current: ReadonlyMap<EnvironmentId, Draft>
  readonly calls: ReadonlyMap<string, EventOf<'api.called'>>
}

function tell(event: TraceEvent, run: Run, { drafts, current, calls }: Known): void {
  const here = 'environmentId' in event ? current.get(event.environmentId) : undefined
  if (event.type === 'process.output' && here) here.logged += event.text
  if (event.type === 'api.replied' && here) replied(here, event, calls.get(event.exchangeId), run)
  const known = 'requestId' in event && event.requestId ? drafts.get(event.requestId) : undefined
  if (event.type === 'invoke.responded' && known) known.result = resultOf(event, run)
  if (event.type === 'platform.report' && known) known.ended = endOf(event)
}

function replied(here: Draft, { reply }: EventOf<'api.replied'>, called: EventOf<'api.called'> | undefined, run: Run): void {
  if (reply.status === 200) here.handed += 1
  if (called?.call.op === 'response' || called?.call.op === 'error') here.posts.push(post(called, reply.status, run))
}

function resultOf({ seq, result: { statusCode, functionError, body } }: EventOf<'invoke.responded'>, run: Run) {
  return { seq, statusCode, failed: functionError !== undefined, body: 'text' in body ? body.text : run.textOf(body) }
}

const endOf = ({ status, durationMs, billedMs, seq }: EventOf<'platform.report'>) => ({ status, durationMs, billedMs, seq })

const draft = ({ seq, invocation }: EventOf<'invoke.requested'>, run: Run): Draft => ({
  requestId: invocation.requestId,
  event: run.textOf(invocation.payload),
  traceId: invocation.traceId,
  functionArn: invocation.invokedFunctionArn,
  seq,
  handed: 0,
  posts: [],
  logged: '',
})

const placed = ({ environmentId, cold, deadlineMs }: EventOf<'platform.start'>) => ({ environmentId, cold, deadlineMs })

function post({ seq, call, request }: EventOf<'api.called'>, status: number, run: Run): Posted {
  if (call.op !== 'response' && call.op !== 'error') throw new Error(`Failed to retell: ${call.op} posts nothing`)
  return {
    op: call.op,
    seq,
    status,
    body: 'body' in call ? run.textOf(call.body) : '',
    errorType: call.op === 'error' ? call.errorType : undefined,
    mode: call.op === 'response' ? call.mode : undefined,
    headers: new Map(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
  }
}

/** The post that the Runtime API accepted as the answer to this event. */
export const answerTo = ({ posts }: Told): Posted | undefined => posts.find(({ status }) => status === 202)
