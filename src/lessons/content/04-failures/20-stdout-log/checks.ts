import { jsonOf, logs, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const json = responds('json', 'The response is JSON, and nothing else', (body) =>
  jsonOf(body) === undefined ? 'A text that is JSON from beginning to end.' : undefined,
)
const looksUp = (name: string) =>
  logs('logged', 'The log says what is looked up', new RegExp(`looking up ${name}`), `The line “looking up ${name}” in the log.`)

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Where does echo write to, if nobody says otherwise?', 'echo "looking up $name" >&2'],
  scenarios: [
    {
      title: 'Ada',
      stimuli: [invoke({ name: 'Ada' })],
      checks: [json, looksUp('Ada')],
    },
    { title: 'Grace', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [json, looksUp('Grace')] },
  ],
}
