import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const power = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = String(2n ** BigInt(JSON.parse(event).power))
    return body.trim() === wanted ? undefined : `The response ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'Let number be a std::string, "1" at first, and write a function that doubles such a text.',
    'For each digit, from the last to the first: x = 2 * digit + carry; write x % 10, and carry x / 10.',
    'At the end of each doubling a carry may be left: it becomes the first digit.',
  ],
  scenarios: [
    { title: '2 to the 70th', stimuli: [invoke({ power: 70 }), invoke({ power: 10 })], checks: [power('long', 'A number of 22 digits')] },
    {
      title: 'More',
      hidden: true,
      stimuli: [invoke({ power: 0 }), invoke({ power: 300 }), invoke({ power: 1000 })],
      checks: [power('longer', 'Longer numbers, and short ones')],
    },
  ],
}
