import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke, quiet, recycle } from '#lessons/stimuli.ts'

const propagates = responds(
  'trace',
  'The handler’s programs find the trace id of their own event in _X_AMZN_TRACE_ID',
  (body, _event, { traceId }) => (body.trim() === traceId ? undefined : `_X_AMZN_TRACE_ID=${traceId}`),
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The header is Lambda-Runtime-Trace-Id. Read it as you read the request id.',
    'export _X_AMZN_TRACE_ID="$(header Lambda-Runtime-Trace-Id)", inside the loop.',
  ],
  scenarios: [
    {
      title: 'A handler that starts a program which prints the trace id',
      files: handlerFile('  printenv _X_AMZN_TRACE_ID'),
      stimuli: [invoke({}), invoke({})],
      checks: [propagates],
    },
    {
      title: 'A handler that hands it on to a shell',
      hidden: true,
      files: handlerFile(`  bash -c 'printf %s "$_X_AMZN_TRACE_ID"'`),
      stimuli: [invoke({}), quiet(10), invoke({}), recycle, invoke({})],
      checks: [propagates],
    },
  ],
}
