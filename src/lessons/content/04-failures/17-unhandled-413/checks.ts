import { logs, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Keep what curl -w prints: status="$(curl … -w \'%{http_code}\' …)"',
    '[ "$status" = 202 ] || echo "The response was refused with $status" >&2',
  ],
  scenarios: [
    {
      title: 'A response of seven million bytes',
      files: handlerFile('  head -c 7000000 /dev/zero'),
      config: { timeoutMs: 10_000 },
      stimuli: [invoke({ name: 'Ada' })],
      checks: [logs('told', 'The log tells that a response was refused, with its status', /413/, 'A line with 413 in the log.')],
    },
    {
      title: 'An ordinary response',
      hidden: true,
      files: handlerFile('  echo "Hello, Grace!"'),
      stimuli: [invoke({ name: 'Grace' })],
      checks: [greets],
    },
  ],
}
