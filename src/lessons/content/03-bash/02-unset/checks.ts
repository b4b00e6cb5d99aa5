import { answersEvery, keepsWaiting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

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
  ],
}
