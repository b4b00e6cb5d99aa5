import type { Lesson } from '#lessons/lesson.ts'
import { report } from '#lessons/report.ts'

/** Of the conformance scenarios those that say something of their own. */
const wanted = ['answers-shapes', 'verbatim', 'long', 'error', 'exit', 'init', 'trace', 'leaves-nothing']

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'In the line that sends the response: --data-binary "@$response" in place of -d "$(cat "$response")".',
    'Parentheses around the call of the handler: if ("$function" "$(cat "$event")") > "$response"; then',
  ],
  scenarios: report.flatMap((scenario) => {
    const checks = scenario.checks.filter(({ id }) => wanted.includes(id))
    return checks.length > 0 ? [{ ...scenario, checks }] : []
  }),
}
