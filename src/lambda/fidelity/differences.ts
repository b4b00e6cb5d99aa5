interface Outcome {
  readonly status: number
  readonly body: string
}

/** Where this simulation answers otherwise than the recorded emulator, on purpose: the service does too. */
export interface Difference {
  /** Numbers of the recorded scenarios. */
  readonly scenarios: readonly string[]
  readonly says: string
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

const emptySubscription: Outcome = {
  status: 400,
  body: '{"errorMessage":"types lists one or more of platform, function, extension.","errorType":"ValidationError"}\n',
}

/** Beside these, three hold everywhere: the service sends `Lambda-Runtime-Trace-Id`, it tells extensions of the trace, and a function that fails is still a 200 to its invoker. */
export const differences: readonly Difference[] = [
  {
    scenarios: ['04'],
    says: 'The service runs a failed init once more inside the same invocation; the emulator answered two events with one init each.',
    invoker: [null],
  },
  {
    scenarios: ['62', '63', '67'],
    says: 'As 04: the recorded init is played for both tries.',
  },
  { scenarios: ['13'], says: 'The service words a timeout as JSON.', invoker: [timedOut('2.00'), null] },
  {
    scenarios: ['14'],
    says: 'The service says why no bootstrap could be run; the emulator’s body is empty.',
    invoker: [entrypoint("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")],
  },
  { scenarios: ['15'], says: 'As 14.', invoker: [entrypoint('fork/exec /var/task/bootstrap: permission denied')] },
  { scenarios: ['16', '18'], says: 'As 14.', invoker: [entrypoint('fork/exec /var/task/bootstrap: no such file or directory')] },
  { scenarios: ['17'], says: 'As 14.', invoker: [entrypoint('fork/exec /var/task/bootstrap: exec format error')] },
  {
    scenarios: ['19'],
    says: 'The service words an exit before the first poll like any other, and tries the init twice for one event.',
    invoker: [exitError('Runtime exited with error: exit status 3')],
  },
  { scenarios: ['20'], says: 'As 19.', invoker: [exitError('Runtime exited without providing a reason')] },
  {
    scenarios: ['23'],
    says: 'The emulator’s body is empty when a stuck runtime exits.',
    invoker: [exitError('Runtime exited with error: exit status 1')],
  },
  {
    scenarios: ['29'],
    says: 'An event that overlaps another is throttled; the emulator crashed.',
    invoker: [
      exitError('Runtime exited with error: signal: killed'),
      { status: 429, body: '{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}' },
    ],
  },
  {
    scenarios: ['30'],
    says: 'An init has ten seconds of its own and then the function timeout once; the emulator counts it against the function timeout at once.',
    invoker: [timedOut('2.00')],
  },
  {
    scenarios: ['28'],
    says: 'The service refuses an event over 6 MiB; the emulator cuts it short and passes it on.',
    invoker: [
      {
        status: 413,
        body: '{"Type":"User","message":"7000000 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)"}',
      },
    ],
  },
  {
    scenarios: ['32'],
    says: 'The service has the Telemetry API, and refuses an empty subscription; the emulator has none.',
    calls: { 'PUT /2022-07-01/telemetry': emptySubscription, 'PUT /2020-08-15/logs': emptySubscription },
  },
  {
    scenarios: ['40'],
    says: 'The service has the Telemetry API, and has other words for the reason of a shutdown.',
    calls: { 'PUT /2022-07-01/telemetry': { status: 200, body: '"OK"' } },
    words: [['SandboxTerminated', 'spindown']],
  },
  {
    scenarios: ['41'],
    says: 'As 40; and the service words a timeout as JSON.',
    calls: { 'PUT /2022-07-01/telemetry': { status: 200, body: '"OK"' } },
    words: [
      ['SandboxTerminated', 'spindown'],
      ['Timeout', 'timeout'],
    ],
    invoker: [timedOut('2.00'), null],
  },
  {
    scenarios: ['42'],
    says: 'The service says that an extension ended, and tries the init twice for one event; the emulator’s body is empty.',
    invoker: [failed('{"errorType":"Extension.Crash","errorMessage":"RequestId: <id> Error: exit status 1"}')],
  },
  { scenarios: ['43'], says: 'As 30: the init has ten seconds of its own, then the function timeout once.', invoker: [timedOut('3.00')] },
  { scenarios: ['46'], says: 'The service words a timeout as JSON.', invoker: [timedOut('3.00')] },
  {
    scenarios: ['70'],
    says: 'The service refuses an event that is not JSON; the emulator passes it on.',
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

/** Scenarios that are not replayed, and why. */
export const notReplayed: Readonly<Record<string, string>> = {
  '33': 'SnapStart is not offered for OS-only runtimes from a zip: the service has no restore/next there.',
}
