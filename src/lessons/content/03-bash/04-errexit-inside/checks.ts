import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const middle = reportsError('middle', 'A command that fails in the middle of the handler is an error')
const fine = responds('fine', 'A handler that works is answered', (body, event) =>
  body.trim() === `fine ${event}` ? undefined : `The response: fine ${event}`,
)

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
      checks: [middle, environments(1, 'The program lives on after it')],
    },
    {
      title: 'No failure',
      files: handlerFile('  true\n  echo "fine $1"'),
      stimuli: [invoke({})],
      checks: [fine],
    },
    { title: 'Another failure', hidden: true, files: handlerFile('  cd /nowhere\n  pwd'), stimuli: [invoke('1')], checks: [middle] },
    { title: 'Another answer', hidden: true, files: handlerFile('  echo "fine $1"'), stimuli: [invoke('2')], checks: [fine] },
  ],
}
