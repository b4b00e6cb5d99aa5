import { inTime, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The process in the background must not keep the output of the handler.', 'sleep 30 > /dev/null 2>&1 &'],
  scenarios: [
    { title: 'Two events', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [greets, inTime] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Edsger' })], checks: [greets] },
  ],
}
