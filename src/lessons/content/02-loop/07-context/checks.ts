import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke, quiet, recycle } from '#lessons/stimuli.ts'

const requestId = responds('request-id', 'LAMBDA_REQUEST_ID is the id of the event in hand', (body, _event, { requestId }) =>
  body.trim() === requestId ? undefined : `LAMBDA_REQUEST_ID=${requestId}`,
)
const deadline = responds('deadline', 'LAMBDA_DEADLINE_MS is the deadline of the event in hand', (body, _event, { deadlineMs }) =>
  body.trim() === String(deadlineMs) ? undefined : `LAMBDA_DEADLINE_MS=${deadlineMs}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Both headers can be read with the function header.',
    'export LAMBDA_REQUEST_ID="$id" LAMBDA_DEADLINE_MS="$(header Lambda-Runtime-Deadline-Ms)"',
  ],
  scenarios: [
    {
      title: 'A handler that asks for its request id',
      files: handlerFile('  printenv LAMBDA_REQUEST_ID'),
      stimuli: [invoke({}), invoke({})],
      checks: [requestId],
    },
    {
      title: 'A handler that asks for its deadline',
      files: handlerFile('  printenv LAMBDA_DEADLINE_MS'),
      stimuli: [invoke({}), invoke({})],
      checks: [deadline],
    },
    {
      title: 'The id, after quiet minutes and in another environment',
      hidden: true,
      files: handlerFile(`  bash -c 'printf %s "$LAMBDA_REQUEST_ID"'`),
      stimuli: [invoke({}), quiet(10), invoke({}), recycle, invoke({})],
      checks: [requestId],
    },
    {
      title: 'The deadline, with another timeout',
      hidden: true,
      config: { timeoutMs: 20_000 },
      files: handlerFile('  printenv LAMBDA_DEADLINE_MS'),
      stimuli: [invoke({}), quiet(10), invoke({})],
      checks: [deadline],
    },
  ],
}
