import type { EventOf, TraceEvent } from '#lambda/events.ts'
import { type Evidence, eventsOf, type Rule } from './rule.ts'

/** Exits of a program, with what it was doing. */
function exits(
  evidence: Evidence,
  during: 'init' | 'invoke' | 'idle',
  holds: (status: EventOf<'process.exited'>['status']) => boolean,
): readonly TraceEvent[] {
  const doing = new Map<string, 'init' | 'invoke' | 'idle'>()
  return evidence.trace.filter((event) => {
    if (event.type === 'process.spawned' || event.type === 'platform.initStart') doing.set(event.environmentId, 'init')
    if (event.type === 'api.replied' && 'invocation' in event.reply) doing.set(event.environmentId, 'invoke')
    if (event.type === 'api.parked') doing.set(event.environmentId, 'idle')
    return event.type === 'process.exited' && doing.get(event.environmentId) === during && holds(event.status)
  })
}

const entrypoint = (words: RegExp) => (evidence: Evidence) =>
  exits(evidence, 'init', (status) => 'entrypoint' in status && words.test(status.entrypoint))

/** Environments that reported their failure of init themselves. */
const reportedInit = (evidence: Evidence) =>
  new Set(eventsOf(evidence, 'api.called', ({ call }) => call.op === 'initError').map(({ environmentId }) => environmentId))

/** After an answer, this much more work is worth a word, ms; and only as so large a part of the work before it, for a slow machine takes long for everything. */
const workWorthAWord = { ms: 100, part: 0.5 }

/** How environments begin, run and end. */
export const lifeRules: readonly Rule[] = [
  {
    id: 'bootstrap-missing',
    title: 'There is no bootstrap',
    cause: 'Lambda looks for /var/task/bootstrap and then /opt/bootstrap. Often the zip holds a folder, and bootstrap is in it.',
    consequence: 'Every invocation fails with Runtime.InvalidEntrypoint.',
    remedy: 'Put a file named bootstrap, without an ending, at the root of the zip or of a layer.',
    find: entrypoint(/^Couldn't find valid bootstrap/),
  },
  {
    id: 'bootstrap-not-executable',
    title: 'bootstrap is not executable',
    cause: 'Its mode lacks the x bits. Zips made on Windows, and some tools, drop them.',
    consequence: 'Every invocation fails with Runtime.InvalidEntrypoint: permission denied.',
    remedy: 'Set the mode to 0755: click 0644 in the list of files, or chmod 755 bootstrap before zipping.',
    find: entrypoint(/permission denied$/),
  },
  {
    id: 'bootstrap-interpreter',
    title: 'The interpreter of bootstrap is not there',
    cause: 'The first line names a program that does not exist; with Windows line ends the name carries an invisible carriage return.',
    consequence: 'Every invocation fails with Runtime.InvalidEntrypoint: no such file or directory, although bootstrap is there.',
    remedy: 'Write #!/bin/bash in the first line and save the file with LF line ends.',
    find: entrypoint(/bootstrap: no such file or directory$/),
  },
  {
    id: 'bootstrap-format',
    title: 'bootstrap is no program that this machine can execute',
    cause: 'The first line is not #!…, or a binary was built for another processor.',
    consequence: 'Every invocation fails with Runtime.InvalidEntrypoint: exec format error.',
    remedy: 'Begin the file with #!/bin/bash; build binaries for the architecture of the function.',
    find: entrypoint(/exec format error$/),
  },
  {
    id: 'init-without-report',
    title: 'The program ended before it asked for an event, and told nobody why',
    cause: 'Something failed while the handler was being loaded: a missing file, a syntax error, an unset variable.',
    consequence:
      'Lambda runs the program once more inside the invocation, which is billed, and then fails it with Runtime.ExitError. The reason stands only in the log.',
    remedy: 'Catch failures of the start, post them to init/error with errorType and errorMessage, then exit 1.',
    find: (evidence) => {
      const reported = reportedInit(evidence)
      return exits(evidence, 'init', (status) => !('entrypoint' in status)).filter(
        (event) => 'environmentId' in event && !reported.has(event.environmentId),
      )
    },
  },
  {
    id: 'exit-in-invocation',
    title: 'The program ended in the middle of an event',
    cause: 'The handler failed and took the runtime with it: set -e, exit in the handler, or a signal.',
    consequence: 'The invoker gets Runtime.ExitError instead of the reason, and the next event pays for another init.',
    remedy: 'Call the handler where its failure can be caught, post the reason to invocation/ID/error, and go on with the loop.',
    find: (evidence) => exits(evidence, 'invoke', (status) => !('code' in status) || status.code !== 0),
  },
  {
    id: 'exit-zero',
    title: 'The program ended as if all were well',
    cause: 'It came to its end, or to exit 0, with an event in hand. Perhaps there is no loop.',
    consequence: 'The invoker gets Runtime.ExitError: Runtime exited without providing a reason.',
    remedy: 'Loop for ever: while true; do …; done.',
    find: (evidence) => exits(evidence, 'invoke', (status) => 'code' in status && status.code === 0),
  },
  {
    id: 'timeout',
    title: 'The function ran out of time',
    cause: 'The answer did not come, or the work after it did not end, within the function’s timeout.',
    consequence:
      'Lambda kills the program without warning. The invoker gets Sandbox.Timedout, the full time is billed, and the next event begins with an init.',
    remedy:
      'See in the picture where it waits. Raise the timeout in the settings, or look at Lambda-Runtime-Deadline-Ms and give up in time.',
    find: (evidence) => eventsOf(evidence, 'platform.runtimeDone', ({ status }) => status === 'timeout'),
  },
  {
    id: 'init-overrun',
    title: 'Init takes longer than ten seconds',
    cause: 'The program does too much before it asks for its first event.',
    consequence: 'Lambda starts it again inside the invocation, now under the function’s timeout: the work is done twice.',
    remedy: 'Do less at the start, or do it when it is first needed.',
    find: (evidence) => eventsOf(evidence, 'platform.initReport', ({ status, phase }) => status === 'timeout' && phase === 'init'),
  },
  {
    id: 'work-after-answer',
    title: 'Work goes on after the answer',
    cause: 'The invocation ends when the runtime asks for the next event, not when it has answered.',
    consequence: 'The invoker does not wait for it, but the time is billed, and the environment takes no other event meanwhile.',
    remedy: 'If the work is needed, fine. If not, ask for the next event at once.',
    find: workAfterAnswer,
  },
  {
    id: 'throttled',
    title: 'An event was throttled',
    cause: 'All environments were busy, and no more may be started.',
    consequence: 'The invoker gets 429. Nothing is queued: a synchronous invoker has to try again.',
    remedy: 'Answer faster, send fewer events at once, or ask for more concurrency.',
    find: (evidence) => eventsOf(evidence, 'invoke.throttled'),
  },
]

function workAfterAnswer({ trace }: Evidence): readonly TraceEvent[] {
  const startedAt = new Map<string, number>()
  const answers = new Map<string, TraceEvent>()
  return trace.flatMap((event) => {
    if (event.type === 'platform.start') startedAt.set(event.environmentId, event.at)
    if (event.type === 'api.replied' && event.reply.status === 202) answers.set(event.environmentId, event)
    if (event.type !== 'platform.runtimeDone' || event.status !== 'success') return []
    const answer = answers.get(event.environmentId)
    if (!answer) return []
    const before = answer.at - (startedAt.get(event.environmentId) ?? answer.at)
    return event.at - answer.at > Math.max(workWorthAWord.ms, workWorthAWord.part * before) ? [answer] : []
  })
}
