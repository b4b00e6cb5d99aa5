import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

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
      checks: [reportsError('reports', 'A handler that fails is reported'), environments(1, 'The program lives on after it')],
    },
    {
      title: 'A handler that works',
      files: handlerFile('  echo fine'),
      stimuli: [invoke({})],
      checks: [responds('fine', 'A handler that works is answered', (body) => (body.trim() === 'fine' ? undefined : 'The response: fine'))],
    },
  ],
}
