import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['In Code, after the names of the files, stands 0644. It can be pressed.'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [greets] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Grace' }), invoke({ name: 'Edsger' })], checks: [greets] },
  ],
}
