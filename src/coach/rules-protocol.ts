import type { EventOf } from '#lambda/events.ts'
import { type Evidence, eventsOf, type Rule, replies } from './rule.ts'

const replied = (status: number, errorType: string, op: (call: EventOf<'api.called'>['call']['op']) => boolean) => (evidence: Evidence) =>
  replies(evidence, status, errorType).flatMap(({ reply, called }) => (called && op(called.call.op) ? [reply] : []))

const answers = (op: string) => op === 'response' || op === 'error'

/** Calls of one kind that were accepted. */
const accepted = (evidence: Evidence, op: 'response' | 'error') =>
  replies(evidence, 202).flatMap(({ called }) =>
    called?.call.op === op && 'body' in called.call ? [{ called, body: called.call.body }] : [],
  )

const header = ({ request }: EventOf<'api.called'>, name: string) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1]

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** Bodies of more bytes than this make curl ask first, and worth a word. */
const large = 1_000_000

/** What the Runtime API was asked, and how it answered. */
export const protocolRules: readonly Rule[] = [
  {
    id: 'wrong-request-id',
    title: 'An answer under an id that is not the current one',
    cause:
      'The id in the path is empty, cut, or left over from an earlier event. It stands in the header Lambda-Runtime-Aws-Request-Id of the reply to next.',
    consequence:
      'The Runtime API answers 400 InvalidRequestID. The event is still unanswered and runs into the timeout unless the right answer follows.',
    remedy: 'Read the id anew for every event, from that header alone, without its line end.',
    find: replied(400, 'InvalidRequestID', answers),
  },
  {
    id: 'answered-twice',
    title: 'A second answer to the same event',
    cause: 'A response or an error was posted after one had been accepted.',
    consequence: 'The Runtime API answers 403 InvalidStateTransition. The invoker has the first answer; the second one is lost.',
    remedy: 'Post either the response or the error, once, and then ask for the next event.',
    find: replied(403, 'InvalidStateTransition', answers),
  },
  {
    id: 'init-error-too-late',
    title: 'init/error after the first next',
    cause: 'init/error is for failures before the bootstrap asks for its first event.',
    consequence: 'The Runtime API answers 403, and the event stays unanswered.',
    remedy: 'Report a failure of the handler to invocation/ID/error.',
    find: (evidence) =>
      replied(
        403,
        'InvalidStateTransition',
        (op) => op === 'initError',
      )(evidence).filter((event) => !JSON.stringify(event).includes('from InitError')),
  },
  {
    id: 'goes-on-after-init-error',
    title: 'The bootstrap goes on after init/error',
    cause: 'After init/error there is no way back into the loop: every call is refused.',
    consequence: 'The environment does nothing until Lambda ends it.',
    remedy: 'Exit with a status that is not 0 right after posting init/error.',
    find: (evidence) =>
      replies(evidence, 403, 'InvalidStateTransition').flatMap(({ reply }) =>
        JSON.stringify(reply).includes('from InitError') ? [reply] : [],
      ),
  },
  {
    id: 'polled-without-answer',
    title: 'next was asked again before the event was answered',
    cause: 'The loop came back to its start without posting a response or an error.',
    consequence: 'The Runtime API hands out the same event again, with the same deadline: the loop turns until the timeout ends it.',
    remedy: 'Post a response or an error for every event before asking for the next one.',
    find: repeatedPolls,
  },
  {
    id: 'response-too-large',
    title: 'The response is larger than Lambda takes',
    cause: 'A buffered response may have 6 MiB and 100 bytes.',
    consequence: 'The Runtime API answers 413, and the invoker gets Function.ResponseSizeTooLarge.',
    remedy: 'Return less, put the data into S3 and return where it is, or stream the response.',
    find: (evidence) => replies(evidence, 413).map(({ reply }) => reply),
  },
  {
    id: 'unknown-path',
    title: 'A path that the Runtime API does not have',
    cause: 'The address is not one of next, response, error or init/error of the version 2018-06-01; a trailing slash is enough.',
    consequence: 'The answer is 404 with a text, not with JSON.',
    remedy: 'Use http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/…, as the documentation spells it.',
    find: (evidence) => replies(evidence, 404).map(({ reply }) => reply),
  },
  {
    id: 'wrong-method',
    title: 'The wrong HTTP method',
    cause: 'next is asked with GET; response, error and init/error are posted. curl uses POST when -d is there and GET otherwise.',
    consequence: 'The answer is 405, and nothing happens.',
    remedy: 'Leave the method to curl, or give the right one after -X.',
    find: (evidence) => replies(evidence, 405).map(({ reply }) => reply),
  },
  {
    id: 'poll-hung-up',
    title: 'The client gave up waiting for an event',
    cause: 'A time limit of the client (-m, --max-time, or that of an HTTP library) ended the long poll.',
    consequence:
      'Between events the environment is frozen for minutes: the limit strikes as soon as it thaws, and an event may be answered late or not at all.',
    remedy: 'Set no time limit on next. It waits as long as it takes.',
    find: (evidence) => eventsOf(evidence, 'api.hungUp'),
  },
  {
    id: 'error-without-type',
    title: 'An error that does not say what it is',
    cause: 'The body posted to /error is not a JSON object.',
    consequence: 'The invoker gets the text as it is, and looks in vain for errorType and errorMessage.',
    remedy: 'Post {"errorType": "…", "errorMessage": "…", "stackTrace": []}.',
    find: (evidence) => accepted(evidence, 'error').flatMap(({ called, body }) => (isObject(evidence.textOf(body)) ? [] : [called])),
  },
  {
    id: 'expect-continue',
    title: 'curl asks before it sends the body',
    cause: 'For a body of more than a megabyte curl sends Expect: 100-continue and waits up to a second for leave.',
    consequence: 'A large response may take a second longer, and that second is billed.',
    remedy: "Add -H 'Expect:'.",
    find: (evidence) =>
      accepted(evidence, 'response').flatMap(({ called, body }) => (header(called, 'expect') && body.bytes > large ? [called] : [])),
  },
]

/** Polls that were answered with an event which the same environment already had, unanswered. */
function repeatedPolls(evidence: Evidence) {
  const open = new Map<string, string>()
  return evidence.trace.filter((event) => {
    if (event.type === 'api.replied' && 'invocation' in event.reply) {
      const again = open.get(event.environmentId) === event.reply.invocation.requestId
      open.set(event.environmentId, event.reply.invocation.requestId)
      return again
    }
    if (event.type === 'platform.report') open.delete(event.environmentId)
    return false
  })
}
