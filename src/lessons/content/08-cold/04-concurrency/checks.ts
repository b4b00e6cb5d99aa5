import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const sum = responds('sum', 'The answer is the number of environments', (body, event) => {
  const { rate, durationMs } = JSON.parse(event)
  const wanted = Math.ceil((rate * durationMs) / 1000)
  return Number(body.trim()) === wanted ? undefined : `The number ${wanted}.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Rounding up with whole numbers: (a + b - 1) / b.', 'echo $(( (rate * duration + 999) / 1000 ))'],
  scenarios: [
    { title: 'The example', stimuli: [invoke({ rate: 100, durationMs: 200 })], checks: [sum] },
    {
      title: 'Other numbers',
      hidden: true,
      stimuli: [invoke({ rate: 3, durationMs: 50 }), invoke({ rate: 501, durationMs: 2000 })],
      checks: [sum],
    },
  ],
}
