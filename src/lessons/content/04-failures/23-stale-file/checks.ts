import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const own = responds('own', 'An answer holds nothing but its own', (body, event) => {
  const { name } = JSON.parse(event)
  return body.trim() === `Hello, ${name}!` ? undefined : `The response “Hello, ${name}!”, and nothing else.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['>> appends to a file; > begins it anew.', 'Or do without a file: what is printed is the response.'],
  scenarios: [
    { title: 'Ada, then Grace', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [own] },
    {
      title: 'More of them',
      hidden: true,
      stimuli: [invoke({ name: 'Edsger' }), invoke({ name: 'Barbara' }), invoke({ name: 'Alan' })],
      checks: [own],
    },
  ],
}
