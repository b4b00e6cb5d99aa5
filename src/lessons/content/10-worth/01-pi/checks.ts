import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const pi = '3.14159265358979323846264338327950288419716939937510582097494'

const digits = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = pi.slice(0, JSON.parse(event).digits + 1)
    return body.trim() === wanted ? undefined : `The response ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'An array of length n·10/3 + 2, filled with 2. For each digit go from its end to its beginning: x = 10·a[i] + q·(i+1), a[i] = x mod (2i+1), q = x div (2i+1).',
    'Nines must be held back, because a 10 that follows turns them into zeros.',
    'The button “Compare with a solution” shows it line by line.',
  ],
  scenarios: [
    { title: 'Ten digits', stimuli: [invoke({ digits: 10 })], checks: [digits('ten', 'Ten digits of π')] },
    {
      title: 'More of them',
      hidden: true,
      config: { timeoutMs: 30_000 },
      stimuli: [invoke({ digits: 30 }), invoke({ digits: 50 })],
      checks: [digits('more', 'Thirty and fifty digits')],
    },
  ],
}
