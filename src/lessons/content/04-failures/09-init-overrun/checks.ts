import { eventsOf, failed, fine, responds } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

const initInTime: Check = {
  id: 'init-in-time',
  says: 'The start takes less than ten seconds',
  judge: (run) => {
    const late = eventsOf(run, 'platform.initReport').find(({ status }) => status !== 'success')
    return late ? failed('A call of next within ten seconds.', 'The time for the start ran out.', late.seq) : fine
  },
}

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The loop at the top of function.sh runs before the first event.', 'Call load en inside the handler, and delete the loop.'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [initInTime] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Grace' }), invoke({ name: 'Edsger' })], checks: [greets] },
  ],
}
