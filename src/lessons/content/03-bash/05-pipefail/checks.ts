import { reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['The options are set in the second line.', 'set -euo pipefail'],
  scenarios: [
    {
      title: 'A pipeline whose first command fails',
      files: handlerFile('  cat /var/task/prices.json | tr a-z A-Z'),
      stimuli: [invoke({}), invoke({})],
      checks: [reportsError('pipeline', 'A pipeline fails when any of its commands does')],
    },
    {
      title: 'A pipeline that works',
      files: handlerFile('  echo fine | tr a-z A-Z'),
      stimuli: [invoke({})],
      checks: [
        responds('fine', 'A pipeline that works is answered', (body) => (body.trim() === 'FINE' ? undefined : 'The response: FINE')),
      ],
    },
  ],
}
