import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'No if, no && and no || around the call of the handler: they all switch -e off inside.',
    'set +e before, (set -e; "${_HANDLER##*.}" "$EVENT_DATA") > /tmp/response, then STATUS=$? and set -e.',
    'Then [ "$STATUS" -eq 0 ] decides between response and error.',
  ],
  scenarios: [
    {
      title: 'A failure in the middle',
      files: handlerFile('  cat /var/task/prices.json\n  echo fine'),
      stimuli: [invoke({}), invoke({})],
      checks: [
        reportsError('middle', 'A command that fails in the middle of the handler is an error'),
        environments(1, 'The program lives on after it'),
      ],
    },
    {
      title: 'No failure',
      files: handlerFile('  true\n  echo fine'),
      stimuli: [invoke({})],
      checks: [responds('fine', 'A handler that works is answered', (body) => (body.trim() === 'fine' ? undefined : 'The response: fine'))],
    },
  ],
}
