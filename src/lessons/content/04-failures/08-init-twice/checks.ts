import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['function.sh ends the program when TABLE is not set.', 'Settings, Environment variables: TABLE = greetings'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [greets] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [greets] },
  ],
}
