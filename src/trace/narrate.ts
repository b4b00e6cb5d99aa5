import type { ExitStatus, ResetReason, StopReason } from '#lambda/environment.ts'
import type { EventOf, TraceEvent } from '#lambda/events.ts'
import type { Call, Reply } from '#lambda/runtime-api.ts'

/** One plain sentence for anything that can happen. Shown in the transport, spoken by the live region. */
export function narrate(event: TraceEvent): string {
  switch (event.type) {
    case 'invoke.requested':
      return 'Someone invokes the function. Lambda looks for a free execution environment.'
    case 'invoke.refused':
      return 'The Invoke API refuses the event: it never reaches the function.'
    case 'invoke.throttled':
      return 'Every environment is busy and no more may start: the event is throttled.'
    case 'invoke.responded':
      return respondedSentence(event)
    case 'invoke.dryRun':
    case 'invoke.accepted':
    case 'queue.taken':
    case 'queue.attempted':
    case 'queue.returned':
    case 'queue.finished':
      return queueSentence(event)
    case 'environment.started':
      return startedSentence(event)
    case 'environment.frozen':
      return `${event.environmentId} is frozen: nothing in it runs, and nothing is billed, until the next event.`
    case 'environment.thawed':
      return `${event.environmentId} thaws: its memory and /tmp are as they were.`
    case 'environment.stopped':
      return `${event.environmentId} is gone: ${stopReasons[event.reason]}`
    case 'environment.reset':
      return `${event.environmentId} is reset: ${resetReasons[event.reason]} Its sandbox and /tmp stay; the next event starts the program anew.`
    case 'environment.shuttingDown':
      return event.shutdownReason === 'spindown'
        ? `${event.environmentId} is taken away. Because it has an extension, its programs get a moment to finish.`
        : `${event.environmentId} is reset, and its extensions get a moment to finish first.`
    case 'extension.spawned':
    case 'extension.registered':
    case 'extension.output':
    case 'extension.exited':
    case 'extension.failed':
    case 'telemetry.subscribed':
      return extensionSentence(event)
    case 'process.spawned':
      return event.process === 1 ? 'Lambda executes bootstrap. Init begins.' : 'Lambda runs bootstrap once more, now inside the invocation.'
    case 'process.output':
      return `The program writes to ${event.stream}; the line goes to CloudWatch Logs.`
    case 'process.statement':
      return statementSentence(event)
    case 'process.exited':
      return exitSentence(event.status)
    case 'api.called':
      return callSentence(event.call, event.request.method, event.request.path)
    case 'api.parked':
      return 'There is no event yet, so the Runtime API lets the request wait: a long poll.'
    case 'api.replied':
      return replySentence(event.reply)
    case 'api.hungUp':
      return 'The program closed the connection before the Runtime API answered.'
    case 'response.begun':
    case 'response.chunk':
    case 'response.draining':
    case 'response.ended':
      return streamSentence(event)
    case 'platform.initStart':
      return event.phase === 'init'
        ? 'The init phase runs until the bootstrap asks for its first event.'
        : 'Init runs again, under the function timeout this time.'
    case 'platform.initReport':
      return initSentence(event)
    case 'platform.start':
      return startSentence(event)
    case 'platform.runtimeDone':
      return doneSentence(event)
    case 'platform.report':
      return `Lambda reports ${event.durationMs.toFixed(2)} ms and bills ${event.billedMs} ms.`
  }
}

function statementSentence({ record }: EventOf<'process.statement'>): string {
  switch (record.kind) {
    case 'statement': {
      const { file, line, function: inside } = record.place
      return `${file.replace(/^\/var\/task\//, '')} comes to line ${line}${inside === '' ? '' : `, in ${inside}`}.`
    }
    case 'began':
      return `Process ${record.pid} begins: ${record.command || 'a subshell'}.`
    case 'ended':
      return `Process ${record.pid} ends with status ${record.status}.`
    case 'full':
      return 'Nothing more is recorded of this program: it has done too much.'
  }
}

function startSentence({ cold, restart }: EventOf<'platform.start'>): string {
  if (cold) return 'The invocation begins, cold: this environment was started for it.'
  return restart
    ? 'The invocation begins in an environment that was reset: its program is started anew, in the time of this invocation.'
    : 'The invocation begins in a warm environment.'
}

const resetReasons: Readonly<Record<ResetReason, string>> = {
  exit: 'its program ended.',
  timeout: 'the function timed out, so Lambda killed the program.',
  initError: 'its init failed.',
  invalidEntrypoint: 'its bootstrap could not be executed.',
  extension: 'an extension ended.',
}

const stopReasons: Readonly<Record<StopReason, string>> = {
  idle: 'it was idle for long, and Lambda recycled it.',
  exit: 'its program ended.',
  timeout: 'the function timed out.',
  extension: 'an extension ended.',
  initError: 'its init failed.',
  invalidEntrypoint: 'its bootstrap could not be executed.',
  stopped: 'it was stopped from this page.',
}

function respondedSentence({ result }: EventOf<'invoke.responded'>): string {
  if (result.statusCode === 429) return 'The invoker gets 429: try again later.'
  if (result.statusCode !== 200) return `The invoker gets ${result.statusCode} ${result.errorType ?? ''}.`.replace(' .', '.')
  return result.functionError
    ? 'The invoker gets status 200 all the same; the header X-Amz-Function-Error says that the function failed.'
    : 'The invoker gets the answer as soon as it was posted.'
}

function startedSentence({ cause, environmentId }: EventOf<'environment.started'>): string {
  if (cause === 'attached') return 'A runtime connects to the Runtime API.'
  if (cause === 'provisioned') return `Lambda starts ${environmentId} ahead of any event: provisioned.`
  return `No environment is free, so Lambda starts ${environmentId}, a microVM: a cold start.`
}

function queueSentence(
  event: EventOf<'invoke.dryRun' | 'invoke.accepted' | 'queue.taken' | 'queue.attempted' | 'queue.returned' | 'queue.finished'>,
): string {
  switch (event.type) {
    case 'invoke.dryRun':
      return 'A dry run: the Invoke API says that it would take this event, and invokes nothing.'
    case 'invoke.accepted':
      return 'The event is in Lambda’s queue. Its invoker gets 202 and does not wait.'
    case 'queue.taken':
      return event.attempt === 1
        ? 'Lambda takes the event from its queue.'
        : `Lambda takes the event from its queue again: attempt ${event.attempt}.`
    case 'queue.attempted':
      return event.result.functionError === undefined
        ? `Attempt ${event.attempt} of the asynchronous event has succeeded.`
        : `Attempt ${event.attempt} of the asynchronous event has failed; nobody waits for this error.`
    case 'queue.returned':
      return `The event goes back into the queue until ${(event.until / 1000).toFixed(0)} s, because ${event.because === 'error' ? 'the function failed' : 'it was throttled'}.`
    case 'queue.finished':
      return finishedSentence(event)
  }
}

function extensionSentence(
  event: EventOf<
    'extension.spawned' | 'extension.registered' | 'extension.output' | 'extension.exited' | 'extension.failed' | 'telemetry.subscribed'
  >,
): string {
  switch (event.type) {
    case 'extension.spawned':
      return `Lambda starts the extension ${event.name}, before the runtime.`
    case 'extension.registered':
      return event.kind === 'internal'
        ? `The runtime registers ${event.name}, an internal extension.`
        : `The extension ${event.name} registers; it will hear of ${event.events.join(' and ') || 'nothing'}.`
    case 'extension.output':
      return `The extension ${event.name} writes to ${event.stream}; the line goes to CloudWatch Logs.`
    case 'extension.exited':
      return `The extension ${event.name} ended.`
    case 'extension.failed':
      return `An extension reports an error of its own: ${event.errorType}.`
    case 'telemetry.subscribed':
      return 'An extension subscribes to what Lambda tells about the environment. The server for real programs sends it.'
  }
}

function streamSentence(event: EventOf<'response.begun' | 'response.chunk' | 'response.draining' | 'response.ended'>): string {
  switch (event.type) {
    case 'response.begun':
      return 'A streamed response begins: what your code writes is passed on while it goes on writing.'
    case 'response.chunk':
      return `A piece of ${event.chunk.bytes} bytes comes through.`
    case 'response.draining':
      return 'Your code has written everything; the rest is still on its way to the invoker. The bandwidth is modelled.'
    case 'response.ended':
      return event.errorType === undefined
        ? 'The streamed response is complete.'
        : `The trailers of the response tell of an error midway: ${event.errorType}.`
  }
}

const conditions = {
  Success: 'The asynchronous event is done',
  RetriesExhausted: 'Lambda gives the event up after its last attempt',
  EventAgeExceeded: 'Lambda gives the event up: it has waited too long',
}

function finishedSentence({ condition, destination, deadLetter }: EventOf<'queue.finished'>): string {
  const targets = [destination && `a record of it goes to ${destination}`, deadLetter && `the event goes to ${deadLetter}`]
  const told = targets.filter((target) => target !== undefined).join(', and ')
  return `${conditions[condition]}; ${told || 'no destination is set, so nobody is told'}.`
}

function exitSentence(status: ExitStatus): string {
  if ('entrypoint' in status) return `Lambda cannot execute the bootstrap: ${status.entrypoint}.`
  if ('signal' in status) return `The program was ended by a signal: ${status.signal}.`
  return `The program ended with status ${status.code}. A bootstrap should loop for ever.`
}

function callSentence(call: Call, method: string, path: string): string {
  switch (call.op) {
    case 'next':
      return 'Your code asks the Runtime API for the next event. Lambda never calls your code.'
    case 'response':
      return 'Your code posts its response under the request id of the event.'
    case 'error':
      return 'Your code reports that the handler failed.'
    case 'initError':
      return 'Your code reports that its init failed.'
    case 'restoreNext':
      return 'Your code is ready to be snapshotted, and waits until it is restored.'
    case 'restoreError':
      return 'Your code reports that it failed after it was restored.'
    case 'register':
      return 'An extension registers with the Extensions API.'
    case 'extensionNext':
      return 'An extension asks for its next event: it is done with the last one.'
    case 'extensionError':
      return 'An extension reports that it failed.'
    case 'subscribe':
      return `An extension subscribes to the ${call.api === 'logs' ? 'Logs' : 'Telemetry'} API.`
    case 'unknownPath':
      return `Your code asks for ${path}, which the Runtime API does not have.`
    case 'wrongMethod':
      return `Your code uses ${method} where the Runtime API wants ${call.allow}.`
  }
}

function replySentence(reply: Reply): string {
  switch (reply.status) {
    case 200:
      if ('registered' in reply) return 'The extension is registered; its identifier names it in every further call.'
      if ('subscribed' in reply) return 'The subscription is taken.'
      if ('event' in reply)
        return reply.event.eventType === 'INVOKE'
          ? 'The extension hears that an invocation begins.'
          : `The extension hears that the environment ends: ${reply.event.shutdownReason}.`
      return 'The Runtime API hands over the event: the body is the payload, the headers carry the id, the deadline and the trace id.'
    case 202:
      return 'The Runtime API accepts it.'
    case 404:
      return 'The Runtime API has no such path: 404.'
    case 405:
      return `The Runtime API refuses the method: 405, it allows ${reply.allow}.`
    case 413:
      return 'The response is too large: 413. The invoker gets an error instead.'
    default:
      return `The Runtime API refuses: ${reply.status} ${reply.errorType}. ${reply.errorMessage}.`
  }
}

function initSentence({ status, durationMs }: EventOf<'platform.initReport'>): string {
  if (status === 'success') return `Init is done after ${durationMs.toFixed(2)} ms: the bootstrap has asked for its first event.`
  return status === 'timeout' ? 'Init took longer than Lambda allows.' : 'Init failed.'
}

function doneSentence({ status, errorType }: EventOf<'platform.runtimeDone'>): string {
  if (status === 'success') return 'The bootstrap asks for work again: only now is the invocation over.'
  if (status === 'timeout') return 'The time is up: Lambda ends the invocation.'
  return `The invocation failed${errorType === undefined ? '' : ` with ${errorType}`}.`
}
