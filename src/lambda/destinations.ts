import type { EventOf, TraceEvent } from './events.ts'
import type { InvokerResult } from './invoker.ts'
import type { BodyRef } from './runtime-api.ts'

/** What a destination of an asynchronous event gets. */
export interface Delivery {
  /** The ARN it goes to. */
  readonly to: string
  readonly kind: 'onSuccess' | 'onFailure' | 'deadLetter'
  /** The message, laid out as JSON. */
  readonly message: string
  /** Attributes of a message to a dead-letter queue. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** A body as text. */
export type ReadBody = (body: BodyRef) => string

/** Largest error message in an attribute of a dead letter, characters (developer guide, "Dead-letter queues"). */
const errorMessageLimit = 1024

/** The messages that go out when an asynchronous event is done with (developer guide, "Capturing records of Lambda asynchronous invocations"). */
export function deliveriesOf(
  trace: readonly TraceEvent[],
  finished: EventOf<'queue.finished'>,
  startedAt: number,
  read: ReadBody,
): readonly Delivery[] {
  const { requestId, condition, destination, deadLetter } = finished
  const requested = trace.find((event) => event.type === 'invoke.requested' && event.invocation.requestId === requestId)
  const attempts = trace.filter(
    (event): event is EventOf<'queue.attempted'> =>
      event.type === 'queue.attempted' && event.requestId === requestId && event.seq < finished.seq,
  )
  if (requested?.type !== 'invoke.requested') return []
  const { payload, invokedFunctionArn } = requested.invocation
  const result = attempts.at(-1)?.result
  const record = {
    version: '1.0',
    timestamp: new Date(startedAt + finished.at).toISOString(),
    requestContext: {
      requestId,
      functionArn: invokedFunctionArn.split(':').length > 7 ? invokedFunctionArn : `${invokedFunctionArn}:$LATEST`,
      condition,
      approximateInvokeCount: attempts.length,
    },
    requestPayload: jsonIn(read(payload)),
    ...(result && { responseContext: responseContext(result), responsePayload: jsonIn(textOf(result, read)) }),
  }
  const kind = condition === 'Success' ? 'onSuccess' : 'onFailure'
  return [
    ...(destination === undefined ? [] : [{ to: destination, kind, message: JSON.stringify(record, null, 2) } as const]),
    ...(deadLetter === undefined ? [] : [deadLetterOf(deadLetter, requestId, read(payload), result && textOf(result, read))]),
  ]
}

const responseContext = ({ statusCode, functionError }: InvokerResult) => ({
  statusCode,
  executedVersion: '$LATEST',
  ...(functionError && { functionError }),
})

/** A dead letter is the bare event; why it failed stands in attributes. */
function deadLetterOf(to: string, requestId: string, event: string, error = ''): Delivery {
  const message = jsonIn(error)
  const words = typeof message === 'object' && message !== null && 'errorMessage' in message ? String(message.errorMessage) : error
  return {
    to,
    kind: 'deadLetter',
    message: event,
    attributes: { RequestID: requestId, ErrorCode: '200', ErrorMessage: words.slice(0, errorMessageLimit) },
  }
}

const textOf = ({ body }: InvokerResult, read: ReadBody): string => ('text' in body ? body.text : read(body))

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
