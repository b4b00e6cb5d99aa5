import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const length = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const { bytes } = JSON.parse(event)
    return body.trim().length === bytes ? undefined : `A response of ${bytes} bytes.`
  })

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['The response is in a file already, and its name is in $response.', 'curl -sS -o /dev/null --data-binary "@$response" …'],
  scenarios: [
    { title: '200,000 bytes', stimuli: [invoke({ bytes: 200_000 })], checks: [length('long', 'A long response arrives')] },
    { title: '100 bytes', hidden: true, stimuli: [invoke({ bytes: 100 })], checks: [length('short', 'A short response arrives')] },
  ],
}
