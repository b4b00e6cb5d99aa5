import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const echoes = responds('echoes', 'The event comes back as the response', (body, event) =>
  body.trim() === event ? undefined : `The event itself: ${event}`,
)

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The event is in the file /tmp/event. A second curl can post it.',
    'The address is "$api/invocation/$id/response".',
    'curl -sS -o /dev/null --data-binary @/tmp/event "$api/invocation/$id/response"',
  ],
  scenarios: [
    { title: 'An event for Ada', stimuli: [invoke({ name: 'Ada' })], checks: [echoes] },
    { title: 'Another event', hidden: true, stimuli: [invoke({ name: 'Grace', list: [1, 2, 3] })], checks: [echoes] },
  ],
}
