import { keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'Every event is answered', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['Two files are called bootstrap. The one in /var/task should go.', 'The button with the folder, then the bin of bootstrap.'],
  scenarios: [
    { title: 'Two events', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [greets, keepsWaiting] },
    { title: 'Others', hidden: true, stimuli: [invoke({ name: 'Barbara' }), invoke({ name: 'Edsger' })], checks: [greets] },
  ],
}
