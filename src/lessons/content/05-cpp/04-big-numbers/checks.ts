import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const power = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = String(2n ** BigInt(JSON.parse(event).power))
    return body.trim() === wanted ? undefined : `The response ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'Keep the number as a text of digits. Walk over it from its end: digit=${number:i:1}.',
    'x=$((2 * digit + carry)); result=$((x % 10))$result; carry=$((x / 10))',
    'At the end of each doubling a carry may be left: it becomes the first digit.',
  ],
  scenarios: [
    { title: '2 to the 70th', stimuli: [invoke({ power: 70 }), invoke({ power: 10 })], checks: [power('long', 'A number of 22 digits')] },
    {
      title: 'More',
      hidden: true,
      stimuli: [invoke({ power: 0 }), invoke({ power: 150 })],
      checks: [power('longer', 'Longer numbers, and short ones')],
    },
  ],
}
