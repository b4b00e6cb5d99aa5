import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const shouts = responds('shouts', 'The name comes back in capitals', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(name.toUpperCase()) ? undefined : `A response with ${name.toUpperCase()} in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The tool is /opt/tools/bin/shout.', 'Begin function.sh with PATH="$PATH:/opt/tools/bin".'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [shouts] },
    { title: 'Grace', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [shouts] },
  ],
}
