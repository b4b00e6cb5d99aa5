import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'In function.sh: return 1 in place of exit 1.',
    'Or in bootstrap: parentheses around the call, if ("$function" …) > "$response"; then',
  ],
  scenarios: [
    {
      title: 'Two events without a name',
      stimuli: [invoke({ year: 1843 }), invoke({ year: 1852 })],
      checks: [
        reportsError('reports', 'An event without a name is reported as an error'),
        environments(1, 'The program lives on after it'),
      ],
    },
    { title: 'Somebody', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [greets] },
  ],
}
