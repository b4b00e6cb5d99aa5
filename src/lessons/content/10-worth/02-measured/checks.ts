import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const saved = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const { slowMs, quickMs, memoryMb, count } = JSON.parse(event)
    const wanted = (Math.ceil(slowMs) - Math.ceil(quickMs)) * memoryMb * count
    return body.trim() === String(wanted) ? undefined : `The response ${wanted}`
  })
const event = (slowMs: number, quickMs: number, memoryMb = 128, count = 1_000_000) => invoke({ slowMs, quickMs, memoryMb, count })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'The pattern takes the digits before the point only. Let it also see what stands behind: (\\.0*[1-9])? matches when there is a part of a millisecond.',
    'A second pair of parentheses in the pattern is ${BASH_REMATCH[2]}. If it is not empty, add one.',
    'echo $((BASH_REMATCH[1] + (${#BASH_REMATCH[2]} > 0)))',
  ],
  scenarios: [
    { title: 'The example', stimuli: [event(3.4, 0.8)], checks: [saved('saved', 'The saving is that of whole milliseconds')] },
    {
      title: 'Both below one millisecond',
      stimuli: [event(0.9, 0.3), event(4, 1)],
      checks: [saved('whole', 'Nothing is saved below one millisecond, and whole numbers stay as they are')],
    },
    {
      title: 'Other numbers',
      hidden: true,
      stimuli: [event(12.01, 3, 1024, 7), event(250.5, 249.5, 512, 3)],
      checks: [saved('saved', 'The saving is that of whole milliseconds')],
    },
  ],
}
