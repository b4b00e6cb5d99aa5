import { answersEvery, inTime, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The line with left= belongs into the loop, before read_page.', 'if [ "$left" -lt 2 ]; then break; fi'],
  scenarios: [
    { title: 'Ten pages', stimuli: [invoke({ pages: 10 }), invoke({ pages: 8 })], checks: [inTime, answersEvery] },
    {
      title: 'One page',
      hidden: true,
      stimuli: [invoke({ pages: 1 })],
      checks: [
        responds('whole', 'What can be served whole is', (body) => (body.includes('page 1') ? undefined : 'An answer with page 1 in it.')),
      ],
    },
  ],
}
