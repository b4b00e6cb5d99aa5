import { reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const pi = '3.1415926535897932'

const right = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = pi.slice(0, JSON.parse(event).number + 1)
    return body.trim() === wanted ? undefined : `The response ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Before anything is computed, compare the number wanted with 10.', '[ "$wanted" -le 10 ] || return 1'],
  scenarios: [
    {
      title: '10 digits',
      stimuli: [invoke({ number: 10 }), invoke({ number: 5 })],
      checks: [right('right', 'Up to ten digits are right')],
    },
    {
      title: '15 digits',
      stimuli: [invoke({ number: 15 }), invoke({ number: 11 })],
      checks: [reportsError('honest', 'More than ten digits are refused, and not invented')],
    },
  ],
}
