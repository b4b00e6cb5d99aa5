import { answersEvery, environments, keepsWaiting, reportsError } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'A loop has a condition, and then a do: while true; do',
    'Nothing ever names the file of the headers: HEADERS="$(mktemp)" before the loop.',
    'The id is in INVOCATION_ID. One line uses another name.',
  ],
  scenarios: [
    {
      title: 'Two events',
      files: handlerFile('  echo "{}"'),
      stimuli: [invoke({ n: 1 }), invoke({ n: 2 })],
      checks: [answersEvery, keepsWaiting],
    },
    {
      title: 'A handler that fails',
      hidden: true,
      files: handlerFile('  return 1'),
      stimuli: [invoke({}), invoke({})],
      checks: [reportsError('reports', 'A handler that fails is reported'), environments(1, 'The program lives on after it')],
    },
  ],
}
