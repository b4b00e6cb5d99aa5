import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const reports = reportsError('reports', 'A handler that fails is reported, with errorType and errorMessage')
const fine = responds('fine', 'A handler that works is answered as before', (body, event) =>
  body.trim() === `fine ${event}` ? undefined : `The response: fine ${event}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The status of a command decides where if goes. There is no need to look at $?.',
    `The body of the report: '{"errorType":"HandlerFailed","errorMessage":"The handler failed"}'`,
    'curl -sS -o /dev/null -d "$error" "$api/invocation/$id/error"',
  ],
  scenarios: [
    {
      title: 'A handler that fails',
      files: handlerFile('  echo "half an answ"; return 3'),
      stimuli: [invoke({}), invoke({})],
      checks: [reports, environments(1, 'The loop goes on after an error')],
    },
    {
      title: 'A handler that works',
      files: handlerFile('  echo "fine $1"'),
      stimuli: [invoke({})],
      checks: [fine],
    },
    { title: 'Another failure', hidden: true, files: handlerFile('  return 42'), stimuli: [invoke('1')], checks: [reports] },
    { title: 'Another answer', hidden: true, files: handlerFile('  echo "fine $1"'), stimuli: [invoke('2'), invoke('3')], checks: [fine] },
  ],
}
