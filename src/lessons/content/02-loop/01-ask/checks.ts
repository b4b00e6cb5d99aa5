import { asks, ending, failed, fine } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'
import { told } from '#lessons/told.ts'

const shows: Check = {
  id: 'shows',
  says: 'The program asks for the event, and the log shows it',
  judge: (run) => {
    const asked = asks.judge(run)
    if (!asked.ok) return asked
    const dark = told(run).find(({ event, logged }) => !logged.includes(event))
    if (!dark) return fine
    return failed(`The event ${dark.event} in the log.`, `The log of this event is “${dark.logged.trim()}”.`, ending(run).seq ?? dark.seq)
  },
}

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'curl prints the body of a reply to its standard output, and on Lambda that goes to the log.',
    'The address is "$api/invocation/next".',
    'curl -sS "$api/invocation/next"',
  ],
  scenarios: [
    { title: 'An event for Ada', stimuli: [invoke({ name: 'Ada' })], checks: [shows] },
    { title: 'Another event', hidden: true, stimuli: [invoke({ name: 'Grace', year: 1952 })], checks: [shows] },
  ],
}
