import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const whole = responds('whole', 'The answer holds the event, character by character', (body, event) =>
  body.includes(event) ? undefined : `An answer with ${event} in it, as it came.`,
)

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Look for a $ without quotes around it.', 'printf \'%s\\n\' "$RESPONSE"'],
  scenarios: [
    { title: 'A star between spaces', stimuli: [invoke('{"q":" * "}')], checks: [whole] },
    {
      title: 'Spaces, brackets and question marks',
      hidden: true,
      stimuli: [invoke('{"q":"two  spaces","r":"?????????","s":"[bf]*"}')],
      checks: [whole],
    },
  ],
}
