import type { Millis } from '#base/brand.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import { exitMessage } from '#lambda/invoker.ts'
import type { Call, RequestId } from '#lambda/runtime-api.ts'
import { bytesLabel, seconds } from '../units.ts'

/** The three who speak, from left to right. */
export type Lifeline = 'code' | 'api' | 'service'
export type Shape =
  | { readonly kind: 'arrow'; readonly from: Lifeline; readonly to: Lifeline }
  | { readonly kind: 'note'; readonly on: Lifeline }
  /** The long poll: an open bar on the lifeline of the code. */
  | { readonly kind: 'wait' }
export type Tone = 'plain' | 'good' | 'bad' | 'ice'
/** What the process in the environment does once this step has happened. */
export type Doing = 'nothing' | 'starting' | 'working' | 'waiting' | 'stopped'

/** One logical step of the protocol: one row of the picture, one stop of the cursor. */
export interface Step {
  readonly seq: number
  readonly at: Millis
  readonly environmentId?: EnvironmentId
  readonly requestId?: RequestId
  readonly shape: Shape
  /** A few words, drawn on the arrow. */
  readonly label: string
  /** One sentence, spoken and shown as narration. */
  readonly says: string
  readonly tone: Tone
  readonly doing: Doing
}

type Draft = Pick<Step, 'shape' | 'label' | 'says'> & { readonly tone?: Tone; readonly requestId?: RequestId }

interface Fold {
  readonly calls: Map<ExchangeId, Call>
  readonly environmentOf: Map<RequestId, EnvironmentId>
  readonly doing: Map<EnvironmentId, Doing>
}

const arrow = (from: Lifeline, to: Lifeline): Shape => ({ kind: 'arrow', from, to })
const note = (on: Lifeline): Shape => ({ kind: 'note', on })
const short = (id: string) => id.slice(0, 8)

/** The steps of a trace, in the order in which they happened. */
export function stepsOf(trace: readonly TraceEvent[]): readonly Step[] {
  const fold: Fold = { calls: new Map(), environmentOf: placements(trace), doing: new Map() }
  const steps: Step[] = []
  for (const event of trace) {
    observe(fold, event)
    const draft = draftOf(fold, event)
    if (!draft) continue
    const last = steps.at(-1)
    if (event.type === 'process.output' && last && trace[last.seq]?.type === 'process.output' && last.environmentId === event.environmentId) {
      steps[steps.length - 1] = { ...last, label: joined(last.label) }
      continue
    }
    const requestId = draft.requestId ?? ('requestId' in event ? event.requestId : undefined)
    const environmentId = 'environmentId' in event ? event.environmentId : requestId && fold.environmentOf.get(requestId)
    steps.push({
      tone: 'plain',
      ...draft,
      seq: event.seq,
      at: event.at,
      doing: (environmentId && fold.doing.get(environmentId)) ?? 'nothing',
      ...(environmentId && { environmentId }),
      ...(requestId && { requestId }),
    })
  }
  return steps
}

/** Writes that follow each other are one step: "first line  +2". */
function joined(label: string): string {
  const [, text = label, more = '0'] = /^(.*?)(?: {2}\+(\d+))?$/s.exec(label) ?? []
  return `${text}  +${Number(more) + 1}`
}

/** Which environment served which request: known as a whole, so that an event can be drawn in the lane that will take it. */
function placements(trace: readonly TraceEvent[]): Map<RequestId, EnvironmentId> {
  const found = new Map<RequestId, EnvironmentId>()
  for (const event of trace) {
    if (event.type === 'platform.start') found.set(event.requestId, event.environmentId)
    if (event.type === 'environment.started' && event.requestId) found.set(event.requestId, event.environmentId)
  }
  return found
}

function observe({ calls, doing }: Fold, event: TraceEvent): void {
  switch (event.type) {
    case 'environment.started':
    case 'process.spawned':
      doing.set(event.environmentId, 'starting')
      break
    case 'api.called':
      calls.set(event.exchangeId, event.call)
      break
    case 'api.parked':
      doing.set(event.environmentId, 'waiting')
      break
    case 'api.replied':
      if (event.reply.status === 200) doing.set(event.environmentId, 'working')
      break
    case 'environment.stopped':
      doing.set(event.environmentId, 'stopped')
      break
  }
}

function draftOf(fold: Fold, event: TraceEvent): Draft | undefined {
  switch (event.type) {
    case 'invoke.requested':
    case 'invoke.refused':
    case 'invoke.throttled':
    case 'invoke.responded':
      return invokerStep(event)
    case 'environment.started':
      return started(event)
    case 'process.spawned':
      return event.process > 1 ? { shape: note('code'), label: 'bootstrap starts again', says: againSays } : undefined
    case 'process.output':
      return outputStep(event)
    case 'process.exited':
      return exitedStep(event)
    case 'api.called':
      return calledStep(event)
    case 'api.parked':
      return { shape: { kind: 'wait' }, label: 'waiting, frozen, not billed', says: parkedSays, tone: 'ice' }
    case 'api.replied':
      return repliedStep(fold, event)
    case 'api.hungUp':
      return { shape: note('code'), label: 'hung up', says: 'Your code closed the connection before the answer came.', tone: 'bad' }
    case 'platform.start':
      return handOver(event)
    case 'environment.stopped':
      return { shape: note('code'), label: `${event.environmentId} stops`, says: stopSays[event.reason], tone: stopTone(event.reason) }
    default:
      return undefined
  }
}

const againSays = 'The init failed, so Lambda starts the bootstrap a second time, now inside the invocation and under its timeout.'
const parkedSays = 'There is no event, so the Runtime API does not answer yet. The environment is frozen and costs nothing.'

function invokerStep(event: EventOf<'invoke.requested' | 'invoke.refused' | 'invoke.throttled' | 'invoke.responded'>): Draft {
  const says = {
    'invoke.requested': 'Someone invokes the function. The event is now at the Lambda service.',
    'invoke.refused': 'The Lambda service refuses the event. Your code never hears of it.',
    'invoke.throttled': 'Every environment is busy and no more may start: the event is throttled.',
  }
  if (event.type === 'invoke.responded') return respondedStep(event)
  const requestId = 'invocation' in event ? event.invocation.requestId : event.requestId
  const label = event.type === 'invoke.requested' ? `event ${short(requestId)}` : event.type.slice('invoke.'.length)
  return { shape: note('service'), label, says: says[event.type], tone: event.type === 'invoke.requested' ? 'plain' : 'bad', requestId }
}

function respondedStep({ result }: EventOf<'invoke.responded'>): Draft {
  const { statusCode, functionError, errorType } = result
  if (errorType) return { shape: note('service'), label: `${statusCode} refused`, says: `The invoker receives ${statusCode} ${errorType}.`, tone: 'bad' }
  if (functionError)
    return {
      shape: arrow('api', 'service'),
      label: 'function error',
      says: 'The invoker receives status 200 with X-Amz-Function-Error: the function failed, the service did not.',
      tone: 'bad',
    }
  return { shape: arrow('api', 'service'), label: 'result', says: 'The invoker receives the answer: status 200.', tone: 'good' }
}

function started({ environmentId, cause }: EventOf<'environment.started'>): Draft {
  const because = {
    event: 'No environment is free, so Lambda starts one for this event: a cold start.',
    provisioned: 'Lambda starts an environment ahead of any event: provisioned concurrency.',
    attached: 'A process outside connected to the Runtime API.',
  }
  return { shape: note('code'), label: `${environmentId} starts${cause === 'event' ? ' (cold)' : ''}`, says: because[cause] }
}

function outputStep({ stream, text }: EventOf<'process.output'>): Draft {
  const [line = ''] = text.split('\n')
  return { shape: note('code'), label: line || '(empty line)', says: `Your code writes to ${stream}: ${line}` }
}

function exitedStep({ status }: EventOf<'process.exited'>): Draft {
  const label = 'code' in status ? `exit ${status.code}` : 'signal' in status ? status.signal : 'cannot start'
  return { shape: note('code'), label, says: `The bootstrap has ended. ${exitMessage(status)}.`, tone: 'bad' }
}

function calledStep({ call, request }: EventOf<'api.called'>): Draft {
  const shape = arrow('code', 'api')
  switch (call.op) {
    case 'next':
      return { shape, label: 'GET next', says: 'Your code asks the Runtime API for work.' }
    case 'response':
      return { shape, label: 'POST response', says: `Your code posts its answer, ${bytesLabel(call.body.bytes)}.`, requestId: call.requestId }
    case 'error':
      return { shape, label: 'POST error', says: 'Your code reports that this event failed.', tone: 'bad', requestId: call.requestId }
    case 'initError':
      return { shape, label: 'POST init/error', says: 'Your code reports that it cannot start.', tone: 'bad' }
    default:
      return { shape, label: `${request.method} ${request.path}`, says: 'Your code asks for something that the Runtime API does not have.', tone: 'bad' }
  }
}

function repliedStep({ calls }: Fold, { exchangeId, reply }: EventOf<'api.replied'>): Draft {
  const shape = arrow('api', 'code')
  if (reply.status === 200) {
    const { requestId, payload } = reply.invocation
    const says = `The Runtime API hands over the event, ${bytesLabel(payload.bytes)}. The clock of this invocation runs.`
    return { shape, label: '200 event', says, requestId, tone: 'good' }
  }
  if (reply.status === 202) {
    const says = calls.get(exchangeId)?.op === 'response' ? 'The answer is accepted.' : 'The report is accepted.'
    return { shape, label: '202 Accepted', says }
  }
  const label = `${reply.status} ${'errorType' in reply ? reply.errorType : ''}`.trim()
  const says = 'errorMessage' in reply ? `The Runtime API refuses: ${reply.errorMessage}.` : 'The Runtime API refuses: no such resource or method.'
  return { shape, label, says, tone: 'bad' }
}

function handOver({ cold, requestId, environmentId }: EventOf<'platform.start'>): Draft {
  const how = cold ? 'cold' : 'warm'
  const says = `Lambda gives the event to ${environmentId} (${how}). Billing for it starts.`
  return { shape: arrow('service', 'api'), label: `invoke (${how})`, says, requestId }
}

const stopSays: Record<EventOf<'environment.stopped'>['reason'], string> = {
  idle: 'The environment was idle for a while, so Lambda stops it.',
  exit: 'The bootstrap is gone, so the environment is too. The next event starts a new one.',
  timeout: 'The function ran out of time. Lambda kills the environment; the next event starts a new one.',
  initError: 'The init failed, so Lambda stops the environment.',
  invalidEntrypoint: 'There is no bootstrap that can be executed, so Lambda stops the environment.',
  stopped: 'You stopped the environment.',
}
const stopTone = (reason: EventOf<'environment.stopped'>['reason']): Tone => (reason === 'idle' || reason === 'stopped' ? 'plain' : 'bad')

/** The step at a cursor: the last one that had happened by then. */
export const stepAt = (steps: readonly Step[], seq: number): number => steps.findLastIndex((step) => step.seq <= seq)

/** The steps of one environment; of all of them without one. */
export const inLane = (steps: readonly Step[], lane: EnvironmentId | undefined): readonly Step[] =>
  lane === undefined ? steps : steps.filter((step) => step.environmentId === lane)

/** How a step is called by those who hear it: "Step 4 of 12: your code to Runtime API, GET next, after 0.012 s". */
export function nameOf(step: Step, index: number, count: number): string {
  const who = { code: 'your code', api: 'Runtime API', service: 'Lambda service' }
  const { shape } = step
  const where = shape.kind === 'arrow' ? `${who[shape.from]} to ${who[shape.to]}` : who[shape.kind === 'note' ? shape.on : 'code']
  return `Step ${index + 1} of ${count}: ${where}, ${step.label}, after ${seconds(step.at)}`
}
