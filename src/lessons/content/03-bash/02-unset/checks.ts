import { answersEvery, keepsWaiting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke, quiet, recycle } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'bash names the variable and the line in the log.',
    'curl is to write the headers into the file $HEADERS, and no line says what that is.',
    'Before the loop: HEADERS="$(mktemp)"',
  ],
  scenarios: [
    {
      title: 'Two events',
      files: handlerFile('  echo "got $1"'),
      stimuli: [invoke({ n: 1 }), invoke({ n: 2 })],
      checks: [answersEvery, keepsWaiting],
    },
    {
      title: 'A quiet hour, and another environment',
      hidden: true,
      files: handlerFile('  echo "got $1"'),
      stimuli: [quiet(60), invoke({ n: 3 }), recycle, invoke({ n: 4 })],
      checks: [answersEvery],
    },
  ],
}
