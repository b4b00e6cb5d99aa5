import { keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, quiet } from '#lessons/stimuli.ts'

const echoes = responds('echoes', 'Every event comes back as its response', (body, event) =>
  body.trim() === event ? undefined : `The event itself: ${event}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Everything from the first curl to the last belongs inside the loop.',
    'while true; do goes before the first curl, done after the last line.',
  ],
  scenarios: [
    {
      title: 'Three events in a row',
      stimuli: [invoke({ n: 1 }), invoke({ n: 2 }), invoke({ n: 3 })],
      checks: [echoes, keepsWaiting],
    },
    { title: 'A quiet hour', hidden: true, stimuli: [invoke({ n: 4 }), quiet(60), invoke({ n: 5 })], checks: [echoes, keepsWaiting] },
  ],
}
