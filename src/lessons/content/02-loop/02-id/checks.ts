import { asks, ending, failed, fine } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'
import { told } from '#lessons/told.ts'

const namesId: Check = {
  id: 'names-id',
  says: 'The log has the line “request ID”, with the id of the event and nothing behind it',
  judge: (run) => {
    const asked = asks.judge(run)
    if (!asked.ok) return asked
    const wrong = told(run).find(({ requestId, logged }) => !logged.split('\n').includes(`request ${requestId}`))
    if (!wrong) return fine
    const shown = JSON.stringify(wrong.logged)
    return failed(`The line “request ${wrong.requestId}”.`, `The log of this event is ${shown}.`, ending(run).seq ?? wrong.seq)
  },
}

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'grep -i finds the line; tr -d "\\r" takes the carriage return away; cut -d" " -f2 takes what stands after the space.',
    "id=$(grep -i '^Lambda-Runtime-Aws-Request-Id:' /tmp/headers | tr -d '\\r' | cut -d' ' -f2)",
  ],
  scenarios: [
    { title: 'One event', stimuli: [invoke({ name: 'Ada' })], checks: [namesId] },
    { title: 'Another id', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [namesId] },
  ],
}
