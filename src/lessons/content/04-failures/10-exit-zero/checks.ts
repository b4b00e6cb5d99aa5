import { keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['What is missing stands in every runtime: while true; do … done'],
  scenarios: [
    { title: 'Two events', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [greets, keepsWaiting] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Edsger' })], checks: [greets] },
  ],
}
