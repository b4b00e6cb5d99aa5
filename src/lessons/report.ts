import {
  answersEvery,
  asks,
  environments,
  eventsOf,
  failed,
  fine,
  forEach,
  inTime,
  keepsWaiting,
  neverRefused,
  reportsError,
  reportsInit,
  responds,
} from './checks.ts'
import type { Check, Scenario } from './lesson.ts'
import { atOnce, handlerFile, invoke, quiet } from './stimuli.ts'
import { answerTo } from './told.ts'

const ada = { name: 'Ada' }
const as = (id: string, says: string, check: Check): Check => ({ ...check, id, says })

/** Events that a runtime must bear whatever its handler makes of them. */
const shapes = ['null', '[]', '"a text"', '{"q":" * $HOME `id` \\\\ \\" é 日本 "}', JSON.stringify({ long: 'x'.repeat(200_000) })]

/** Served again after a failure: by the same environment or by a new one. */
const servesAgain: Check = {
  id: 'serves-again',
  says: 'The event after a failure is served',
  judge: (run) => {
    const answered = eventsOf(run, 'invoke.responded').at(-1)
    const waiting = eventsOf(run, 'environment.frozen').at(-1)
    return waiting ? fine : failed('An environment that waits for the next event.', 'None came to wait.', answered?.seq)
  },
}

/** Nothing that the runtime made for an event is there when the next one comes. */
const leavesNothing: Check = {
  ...forEach('leaves-nothing', 'It leaves no files behind', () => undefined),
  judge: (run) => {
    const counts = eventsOf(run, 'invoke.responded').map(({ result: { body } }) => ('text' in body ? body.text : run.textOf(body)).trim())
    const [, second = '', ...rest] = counts
    const grown = rest.findIndex((count) => Number(count) > Number(second))
    if (grown < 0) return fine
    const seq = eventsOf(run, 'invoke.responded')[grown + 2]?.seq
    return failed(
      `As many files in /tmp as before (${second}).`,
      `There were ${rest[grown]}: one event after the other fills the disk.`,
      seq,
    )
  },
}

/**
 * What every runtime must do, whatever it is for: the conformance scenarios. Where a handler has to misbehave, one in bash stands in place of the
 * person's own, so those count for runtimes that load `function.sh`.
 */
export const report: readonly Scenario[] = [
  {
    title: 'One event, cold',
    stimuli: [invoke(ada)],
    checks: [
      asks,
      as('answers-one', 'It answers the event', answersEvery),
      as('refused-one', 'The Runtime API refuses nothing', neverRefused),
    ],
  },
  {
    title: 'Three events, one after the other',
    stimuli: [invoke(ada), invoke(ada), invoke(ada)],
    checks: [
      as('answers-three', 'It answers each of three events', answersEvery),
      environments(1, 'One environment serves them all'),
      as('waits-three', 'It waits for the next event after each', keepsWaiting),
    ],
  },
  {
    title: 'Three events at once',
    stimuli: atOnce({ name: 'Ada' }, { name: 'Grace' }, { name: 'Edsger' }),
    checks: [as('answers-crowd', 'Three environments answer three events at once', answersEvery)],
  },
  {
    title: 'Ten quiet minutes between two events',
    stimuli: [invoke(ada), quiet(10), invoke(ada)],
    checks: [
      as('answers-quiet', 'It answers after ten quiet minutes', answersEvery),
      {
        id: 'patient',
        says: 'It waits without a time limit',
        judge: (run) => {
          const hungUp = eventsOf(run, 'api.hungUp')[0]
          return hungUp ? failed('A call of next that waits as long as it takes.', 'The client gave up waiting.', hungUp.seq) : fine
        },
      },
    ],
  },
  {
    title: 'Events of strange shapes',
    stimuli: shapes.map(invoke),
    checks: [as('answers-shapes', 'It answers null, a list, a text, signs and 200 kB, with a response or an error', answersEvery)],
  },
  {
    title: 'A handler that gives signs back as they came',
    files: handlerFile(`  printf '%s' '@/etc/passwd and "\\x" and $HOME'`),
    stimuli: [invoke(ada)],
    checks: [
      responds('verbatim', 'It posts what the handler printed, byte for byte', (body) =>
        body === '@/etc/passwd and "\\x" and $HOME' ? undefined : 'The response @/etc/passwd and "\\x" and $HOME, as printed.',
      ),
    ],
  },
  {
    title: 'A handler with a long answer',
    files: handlerFile(`  head -c 200000 /dev/zero | tr '\\0' x`),
    stimuli: [invoke(ada)],
    checks: [
      responds('long', 'It posts a response of 200 kB', (body) => (body.length >= 200_000 ? undefined : 'A response of 200,000 bytes.')),
    ],
  },
  {
    title: 'A handler that fails',
    files: handlerFile('  echo "no luck" >&2; return 3'),
    stimuli: [invoke(ada), invoke(ada)],
    checks: [
      reportsError('error', 'It reports a handler that fails, with errorType and errorMessage'),
      environments(1, 'It goes on after a handler failed'),
    ],
  },
  {
    title: 'A handler that exits',
    files: handlerFile('  exit 3'),
    stimuli: [invoke(ada), invoke(ada)],
    checks: [
      forEach('exit', 'It reports a handler that exits', (event) =>
        answerTo(event)?.op === 'error'
          ? undefined
          : failed('An error report.', 'The handler took the runtime with it: the invoker gets Runtime.ExitError.', event.result?.seq),
      ),
    ],
  },
  {
    title: 'A handler that is not there',
    config: { handler: 'nothing.here' },
    stimuli: [invoke(ada)],
    checks: [reportsInit('init', 'It reports a handler that is missing to init/error')],
  },
  {
    title: 'A handler that looks at the trace id',
    files: handlerFile('  printenv _X_AMZN_TRACE_ID'),
    stimuli: [invoke(ada), invoke(ada)],
    checks: [
      responds('trace', 'It propagates the trace id', (body, _event, { traceId }) =>
        body.trim() === traceId ? undefined : `_X_AMZN_TRACE_ID=${traceId} in the handler’s environment.`,
      ),
    ],
  },
  {
    title: 'A handler that counts files',
    files: handlerFile('  ls /tmp | wc -l'),
    stimuli: [invoke(ada), invoke(ada), invoke(ada), invoke(ada)],
    checks: [leavesNothing],
  },
  {
    title: 'A handler that never ends',
    files: handlerFile('  sleep 60'),
    stimuli: [invoke(ada)],
    checks: [
      forEach('timeout', 'Its deadline ends a handler that never does', ({ ended, seq }) =>
        ended?.status === 'timeout' ? undefined : failed('A timeout.', 'The invocation ended in another way.', ended?.seq ?? seq),
      ),
    ],
  },
  {
    title: 'The function as it is',
    stimuli: [invoke(ada), invoke(ada)],
    checks: [inTime, servesAgain],
  },
]
