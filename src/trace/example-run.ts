import { ms } from '#base/brand.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { Fact, TraceEvent } from '#lambda/events.ts'
import type { BodyId, RequestId } from '#lambda/runtime-api.ts'
import type { Change, ProgramRecord } from '#lambda/statements.ts'

/** The body that every event and every answer of an example run has. */
export const exampleBody = { id: 'body-1' as BodyId, bytes: 14 }

const pid = 2
const vm1 = 'vm-1' as EnvironmentId
const file = '/var/task/bootstrap'

/**
 * A run as a recording of the page would tell it, of `count` events or a few more: one environment after a cold start, event after event,
 * with `statements` recorded statements in each. For benches and tests of long traces; nothing in it was measured.
 */
export function exampleRun(count: number, statements = 8): readonly TraceEvent[] {
  const events: TraceEvent[] = []
  let at = 0
  let exchanges = 0
  const tell = (took: number, fact: Fact) => {
    at += took
    events.push({ ...fact, seq: events.length, at: ms(at) })
  }
  const inVm = { environmentId: vm1 }
  const api = (took: number, method: string, path: string, call: Extract<Fact, { type: 'api.called' }>['call']): ExchangeId => {
    const exchangeId = `vm-1/${++exchanges}` as ExchangeId
    const request = { method, path: `/2018-06-01/runtime/${path}`, headers: [['Host', '127.0.0.1:9001'] as const] }
    tell(took, { type: 'api.called', ...inVm, exchangeId, request, call })
    return exchangeId
  }
  const record = (took: number, line: number, ...changes: readonly Change[]) => {
    const place = { file, line, column: 1, function: line > 20 ? 'handler' : '', depth: line > 20 ? 1 : 0 }
    const told: ProgramRecord = { kind: 'statement', pid, ranAt: ms(at + took), changes, place }
    tell(took, { type: 'process.statement', ...inVm, process: 1, record: told })
  }
  const invocationOf = (n: number) => ({
    requestId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as RequestId,
    payload: exampleBody,
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:my-function',
    traceId: 'Root=1-00000000-000000000000000000000000',
  })
  let next: ExchangeId | undefined
  for (let n = 1; events.length < count; n += 1) {
    const invocation = invocationOf(n)
    const { requestId } = invocation
    tell(n === 1 ? 0 : 2000, { type: 'invoke.requested', invocation })
    if (n === 1) {
      tell(0, { type: 'environment.started', ...inVm, cause: 'event', requestId })
      tell(0, { type: 'process.spawned', ...inVm, process: 1 })
      tell(0, { type: 'platform.initStart', ...inVm, phase: 'init' })
      next = api(80, 'GET', 'invocation/next', { op: 'next' })
      tell(0, { type: 'platform.initReport', ...inVm, phase: 'init', durationMs: ms(80), status: 'success' })
    } else tell(0, { type: 'environment.thawed', ...inVm })
    const began = at
    tell(0, { type: 'platform.start', ...inVm, requestId, deadlineMs: at + 3000, cold: n === 1 })
    if (next) tell(0, { type: 'api.replied', ...inVm, exchangeId: next, reply: { status: 200, invocation, deadlineMs: at + 3000 } })
    for (let line = 1; line <= statements; line += 1)
      record(0.4, 12 + line, { kind: 'variable', name: `STEP_${line}`, value: `${n}.${line}` })
    tell(0.2, { type: 'process.output', ...inVm, stream: 'stderr', text: `event ${n}\n` })
    const status = n % 40 === 0 ? 'error' : 'success'
    const posted =
      status === 'success'
        ? api(0.5, 'POST', `invocation/${requestId}/response`, { op: 'response', requestId, body: exampleBody })
        : api(0.5, 'POST', `invocation/${requestId}/error`, { op: 'error', requestId, body: exampleBody })
    tell(0, { type: 'api.replied', ...inVm, exchangeId: posted, reply: { status: 202 } })
    tell(0, {
      type: 'invoke.responded',
      requestId,
      result: { statusCode: 200, body: exampleBody, ...(status === 'error' && { functionError: 'Unhandled' as const }) },
    })
    next = api(0.6, 'GET', 'invocation/next', { op: 'next' })
    tell(0, { type: 'platform.runtimeDone', ...inVm, requestId, status })
    const durationMs = ms(at - began)
    tell(0, {
      type: 'platform.report',
      ...inVm,
      requestId,
      durationMs,
      billedMs: ms(Math.ceil(durationMs + (n === 1 ? 80 : 0))),
      memoryMb: 128,
      ...(n === 1 && { initDurationMs: ms(80) }),
      status,
    })
    tell(0, { type: 'api.parked', ...inVm, exchangeId: next })
    tell(0, { type: 'environment.frozen', ...inVm })
  }
  return events
}
