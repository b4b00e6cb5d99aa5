import { eventsOf, failed, fine, responds } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke, quiet } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

const patient: Check = {
  id: 'patient',
  says: 'It waits for an event as long as it takes',
  judge: (run) => {
    const hungUp = eventsOf(run, 'api.hungUp')[0]
    return hungUp ? failed('A call of next without a time limit.', 'The client closed the connection.', hungUp.seq) : fine
  },
}

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['Which option of curl is a time limit?', 'Take -m 60 out of the line that asks for the event.'],
  scenarios: [
    { title: 'Ten quiet minutes', stimuli: [invoke({ name: 'Ada' }), quiet(10), invoke({ name: 'Grace' })], checks: [greets, patient] },
    {
      title: 'Half an hour',
      hidden: true,
      stimuli: [invoke({ name: 'Edsger' }), quiet(30), invoke({ name: 'Barbara' })],
      checks: [greets],
    },
  ],
}
