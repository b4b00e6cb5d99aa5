import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

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
      checks: [
        reportsError('reports', 'A handler that fails is reported, with errorType and errorMessage'),
        environments(1, 'The loop goes on after an error'),
      ],
    },
    {
      title: 'A handler that works',
      files: handlerFile('  echo fine'),
      stimuli: [invoke({})],
      checks: [
        responds('fine', 'A handler that works is answered as before', (body) =>
          body.trim() === 'fine' ? undefined : 'The response: fine',
        ),
      ],
    },
  ],
}
