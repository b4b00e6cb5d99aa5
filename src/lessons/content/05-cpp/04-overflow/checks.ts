import { reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const pi = '3.1415926535897932'

const right = responds('right', 'Up to ten digits are right', (body, event) => {
  const wanted = pi.slice(0, JSON.parse(event).number + 1)
  return body.trim() === wanted ? undefined : `The response ${wanted}`
})
const honest = reportsError('honest', 'More than ten digits are refused, and not invented')

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'Before anything is computed, compare the number with 10.',
    'if (number > 10) return invocation_response::failure("64 bits give ten digits of pi", "TooManyDigits");',
  ],
  scenarios: [
    { title: '10 digits', stimuli: [invoke({ number: 10 }), invoke({ number: 5 })], checks: [right] },
    { title: '15 digits', stimuli: [invoke({ number: 15 }), invoke({ number: 11 })], checks: [honest] },
    { title: 'Other numbers', hidden: true, stimuli: [invoke({ number: 7 }), invoke({ number: 9 })], checks: [right] },
    { title: 'Many digits', hidden: true, stimuli: [invoke({ number: 13 }), invoke({ number: 500 })], checks: [honest] },
  ],
}
