interface Outcome {
  readonly status: number
  readonly body: string
}

/** Where this simulation answers otherwise than the recorded emulator, on purpose: the service does too. */
export interface Difference {
  /** Numbers of the recorded scenarios. */
  readonly scenarios: readonly string[]
  readonly says: string
  /** The page of AWS, or the observed answer of the service, that has it so. */
  readonly source: string
  /** The recorded init is played twice: the service tries it once more inside the same invocation. */
  readonly initTwice?: true
  /** What the invoker gets here, event by event, where it is not what was recorded; `null` as recorded. */
  readonly invoker?: readonly (Outcome | null)[]
  /** What a call gets here, by its method and path, where it is not what was recorded. */
  readonly calls?: Readonly<Record<string, Outcome>>
  /** Recorded words, and ours for them. */
  readonly words?: readonly (readonly [recorded: string, ours: string])[]
}

const failed = (body: string): Outcome => ({ status: 200, body })
const exitError = (words: string) => failed(`{"errorType":"Runtime.ExitError","errorMessage":"RequestId: <id> Error: ${words}"}`)
const entrypoint = (words: string) => failed(`{"errorType":"Runtime.InvalidEntrypoint","errorMessage":"RequestId: <id> Error: ${words}"}`)
const timedOut = (seconds: string) =>
  failed(`{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: <id> Error: Task timed out after ${seconds} seconds"}`)

const lifecycle = 'developer guide, "Understanding the Lambda execution environment lifecycle": Failures during the Init phase'
const initLimit = 'developer guide, "Understanding the Lambda execution environment lifecycle": Init phase'
const timeoutWords = 'answers of the service since 2025 (Sandbox.Timedout); developer guide, "Troubleshoot invocation issues"'
const entrypointWords = 'answers of the service quoted in public issues (Runtime.InvalidEntrypoint); the emulator’s issue 86 asks for them'
const exitWords = 'answers of the service quoted in public issues (Runtime.ExitError); the emulator’s issue 86 asks for them'
const extensions = 'developer guide, "Lambda Extensions API"'
const telemetry = 'developer guide, "Lambda Telemetry API"'

const emptySubscription: Outcome = {
  status: 400,
  body: '{"errorMessage":"types lists one or more of platform, function, extension.","errorType":"ValidationError"}\n',
}

/**
 * Beside these, some hold in every scenario. The service sends `Lambda-Runtime-Trace-Id` and tells extensions of the trace, where the emulator
 * has no tracer (developer guide, "Using the Lambda runtime API": Next invocation). And a function that fails is a 200 to its invoker, with
 * `X-Amz-Function-Error`; the emulator answers 502, or 200 without that header (API reference, Invoke: FunctionError; its issue 20).
 */
export const differences: readonly Difference[] = [
  {
    scenarios: ['04'],
    says: 'The service runs a failed init once more inside the same invocation; the emulator answered two events with one init each.',
    source: lifecycle,
    invoker: [null],
  },
  { scenarios: ['62', '63', '67'], says: 'As 04: one more init than was recorded.', source: lifecycle, initTwice: true },
  { scenarios: ['13'], says: 'The service words a timeout as JSON.', source: timeoutWords, invoker: [timedOut('2.00'), null] },
  {
    scenarios: ['14'],
    says: 'The service says why no bootstrap could be run; the emulator’s body is empty.',
    source: entrypointWords,
    invoker: [entrypoint("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")],
  },
  { scenarios: ['15'], says: 'As 14.', source: entrypointWords, invoker: [entrypoint('fork/exec /var/task/bootstrap: permission denied')] },
  {
    scenarios: ['16', '18'],
    says: 'As 14.',
    source: entrypointWords,
    invoker: [entrypoint('fork/exec /var/task/bootstrap: no such file or directory')],
  },
  { scenarios: ['17'], says: 'As 14.', source: entrypointWords, invoker: [entrypoint('fork/exec /var/task/bootstrap: exec format error')] },
  {
    scenarios: ['19'],
    says: 'The service words an exit before the first poll like any other, where the emulator’s body is empty; and as 04.',
    source: `${exitWords}; ${lifecycle}`,
    invoker: [exitError('Runtime exited with error: exit status 3')],
  },
  {
    scenarios: ['20'],
    says: 'As 19.',
    source: `${exitWords}; ${lifecycle}`,
    invoker: [exitError('Runtime exited without providing a reason')],
  },
  {
    scenarios: ['28'],
    says: 'The service refuses an event over 6 MiB; the emulator cuts it short and passes it on.',
    source: 'API reference, Invoke: RequestTooLargeException; answers of the service quoted in public issues',
    invoker: [
      {
        status: 413,
        body: '{"Type":"User","message":"7000000 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)"}',
      },
    ],
  },
  {
    scenarios: ['29'],
    says: 'An event that overlaps another is throttled; the emulator crashed.',
    source: 'API reference, Invoke: TooManyRequestsException; the emulator’s issue 97',
    invoker: [
      exitError('Runtime exited with error: signal: killed'),
      { status: 429, body: '{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}' },
    ],
  },
  {
    scenarios: ['30'],
    says: 'An init has ten seconds of its own and then the function timeout once; the emulator counts it against the function timeout at once.',
    source: `${initLimit}; ${timeoutWords}`,
    invoker: [timedOut('2.00')],
  },
  {
    scenarios: ['32'],
    says: 'The service has the Telemetry API, and refuses an empty subscription; the emulator has none.',
    source: telemetry,
    calls: { 'PUT /2022-07-01/telemetry': emptySubscription, 'PUT /2020-08-15/logs': emptySubscription },
  },
  {
    scenarios: ['33'],
    says: 'The emulator was sent an event without a restore: it gave the event to restore/next and none to next. Here next gives it, as to any runtime; and a timeout is worded as JSON.',
    source: `developer guide, "Implement code before or after Lambda function snapshots": custom runtimes; ${timeoutWords}`,
    calls: { 'GET /2018-06-01/runtime/invocation/next': { status: 200, body: '{"hello":"world"}' } },
    invoker: [timedOut('3.00')],
  },
  {
    scenarios: ['40'],
    says: 'The service has the Telemetry API, and has other words for the reason of a shutdown.',
    source: `${telemetry}; ${extensions}: Shutdown phase`,
    calls: { 'PUT /2022-07-01/telemetry': { status: 200, body: '"OK"' } },
    words: [['SandboxTerminated', 'spindown']],
  },
  {
    scenarios: ['41'],
    says: 'As 40; and the service words a timeout as JSON.',
    source: `${telemetry}; ${extensions}: Shutdown phase; ${timeoutWords}`,
    calls: { 'PUT /2022-07-01/telemetry': { status: 200, body: '"OK"' } },
    words: [
      ['SandboxTerminated', 'spindown'],
      ['Timeout', 'timeout'],
    ],
    invoker: [timedOut('2.00'), null],
  },
  {
    scenarios: ['42'],
    says: 'The service says that an extension ended, where the emulator’s body is empty; and as 04.',
    source: `${extensions}: Failure handling (Extension.Crash); ${lifecycle}`,
    invoker: [failed('{"errorType":"Extension.Crash","errorMessage":"RequestId: <id> Error: exit status 1"}')],
  },
  {
    scenarios: ['43'],
    says: 'As 30: the init has ten seconds of its own, then the function timeout once.',
    source: `${initLimit}; ${timeoutWords}`,
    invoker: [timedOut('3.00')],
  },
  { scenarios: ['46'], says: 'The service words a timeout as JSON.', source: timeoutWords, invoker: [timedOut('3.00')] },
  {
    scenarios: ['70'],
    says: 'The service refuses an event that is not JSON; the emulator passes it on.',
    source: 'API reference, Invoke: InvalidRequestContentException',
    invoker: [
      null,
      null,
      null,
      null,
      null,
      { status: 400, body: '{"Type":"User","message":"Could not parse request body into json: the event is not JSON."}' },
    ],
  },
]
