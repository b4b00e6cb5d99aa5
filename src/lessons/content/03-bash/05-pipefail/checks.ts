import { reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const pipeline = reportsError('pipeline', 'A pipeline fails when any of its commands does')
const fine = responds('fine', 'A pipeline that works is answered', (body, event) =>
  body.trim() === event.toUpperCase() ? undefined : `The response: ${event.toUpperCase()}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['The options are set in the second line.', 'set -euo pipefail'],
  scenarios: [
    {
      title: 'A pipeline whose first command fails',
      files: handlerFile('  cat /var/task/prices.json | tr a-z A-Z'),
      stimuli: [invoke({}), invoke({})],
      checks: [pipeline],
    },
    {
      title: 'A pipeline that works',
      files: handlerFile('  echo "$1" | tr a-z A-Z'),
      stimuli: [invoke('fine')],
      checks: [fine],
    },
    { title: 'Another failure', hidden: true, files: handlerFile('  echo x | grep y | wc -l'), stimuli: [invoke('1')], checks: [pipeline] },
    {
      title: 'Another pipeline',
      hidden: true,
      files: handlerFile('  echo "$1" | cat | tr a-z A-Z'),
      stimuli: [invoke('ada')],
      checks: [fine],
    },
  ],
}
