import { answersEvery, keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The answer is a greeting of your own, with the name in it', (body, event) => {
  const { name } = JSON.parse(event)
  if (!body.includes(name)) return `An answer with the name ${name} in it.`
  return /^\W*hello\b/i.test(body) ? 'Another word than Hello.' : undefined
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The word Hello stands in the line that begins with answer=.',
    'Write answer="Good morning, $name!" and leave the rest as it is.',
    'If you deleted the last curl line, bring it back: curl -sS -o /dev/null -d "$answer" "$api/$id/response"',
  ],
  scenarios: [
    { title: 'Ada and Grace', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [answersEvery, greets, keepsWaiting] },
    { title: 'A hidden name', hidden: true, stimuli: [invoke({ name: 'Barbara' })], checks: [greets] },
  ],
}
