import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const posted = (body: string, isBase64Encoded: boolean) => ({ httpMethod: 'POST', path: '/count', body, isBase64Encoded })

const counts = (id: string, says: string, wanted: number) =>
  responds(id, says, (body) => {
    const answer = jsonOf(body) as { body?: unknown } | undefined
    return String(answer?.body).trim() === String(wanted) ? undefined : `A body that says ${wanted}.`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['[[ $1 == *\'"isBase64Encoded":true\'* ]] tells whether the body is encoded.', 'printf %s "$body" | base64 -d | wc -c'],
  scenarios: [
    {
      title: 'Three bytes in base64',
      stimuli: [invoke(posted('AP8Q', true))],
      checks: [counts('encoded', 'A body in base64 is decoded', 3)],
    },
    { title: 'A text', stimuli: [invoke(posted('AP8Q', false))], checks: [counts('text', 'A body that is a text is not', 4)] },
    {
      title: 'Ten bytes',
      hidden: true,
      stimuli: [invoke(posted('MDEyMzQ1Njc4OQ==', true))],
      checks: [counts('more', 'Another body in base64', 10)],
    },
  ],
}
