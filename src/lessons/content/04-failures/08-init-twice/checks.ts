import { eventsOf, failed, fine, responds } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

const once: Check = {
  id: 'once',
  says: 'The program starts once',
  judge: (run) => {
    const again = eventsOf(run, 'process.spawned').find(({ process }) => process > 1)
    return again ? failed('One start for one environment.', 'The program was run again, inside the invocation.', again.seq) : fine
  },
}

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['function.sh ends the program when TABLE is not set.', 'Settings, Environment variables: TABLE = greetings'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [once] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [greets] },
  ],
}
