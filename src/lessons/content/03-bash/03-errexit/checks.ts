import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const reports = reportsError('reports', 'A handler that fails is reported')
const fine = responds('fine', 'A handler that works is answered', (body, event) =>
  body.trim() === `fine ${event}` ? undefined : `The response: fine ${event}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Put if before the line RESPONSE=…, and then behind it.',
    `In the else branch: curl -sS -o /dev/null -d '{"errorType":"HandlerFailed","errorMessage":"The handler failed"}' "$api/$REQUEST_ID/error"`,
  ],
  scenarios: [
    {
      title: 'A handler that fails',
      files: handlerFile('  return 4'),
      stimuli: [invoke({}), invoke({})],
      checks: [reports, environments(1, 'The program lives on after it')],
    },
    {
      title: 'A handler that works',
      files: handlerFile('  echo "fine $1"'),
      stimuli: [invoke({})],
      checks: [fine],
    },
    { title: 'Another failure', hidden: true, files: handlerFile('  cat "$1"'), stimuli: [invoke('nothing')], checks: [reports] },
    { title: 'Another answer', hidden: true, files: handlerFile('  echo "fine $1"'), stimuli: [invoke('2')], checks: [fine] },
  ],
}
