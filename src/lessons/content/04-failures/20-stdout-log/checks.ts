import { jsonOf, logs, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Where does echo write to, if nobody says otherwise?', 'echo "looking up $name" >&2'],
  scenarios: [
    {
      title: 'Ada',
      stimuli: [invoke({ name: 'Ada' })],
      checks: [
        responds('json', 'The response is JSON, and nothing else', (body) =>
          jsonOf(body) === undefined ? 'A text that is JSON from beginning to end.' : undefined,
        ),
        logs('logged', 'The log says what is looked up', /looking up Ada/, 'The line “looking up Ada” in the log.'),
      ],
    },
  ],
}
