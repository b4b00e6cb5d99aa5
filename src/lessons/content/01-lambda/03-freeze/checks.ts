import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, quiet } from '#lessons/stimuli.ts'

const timeoutMs = 3000
const minute = (unixMs: number) => new Date(unixMs).toISOString().slice(11, 16)

const tells = responds('tells', 'The answer is the time at which the event came, as 09:30', (body, _event, { deadlineMs = 0 }) => {
  const began = minute(deadlineMs - timeoutMs)
  return body.includes(began) || body.includes(minute(deadlineMs - timeoutMs + 1000)) ? undefined : `The time ${began}.`
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The line with date runs once. It should run for every event, after the event has come.',
    'Move now=$(date -u +%H:%M) below the line with id=.',
  ],
  scenarios: [
    { title: 'Ten quiet minutes', stimuli: [invoke({}), quiet(10), invoke({})], checks: [tells] },
    { title: 'Hours', hidden: true, stimuli: [invoke({}), quiet(125), invoke({}), quiet(47), invoke({})], checks: [tells] },
  ],
}
