import { responds } from '#lessons/checks.ts'
import type { Lesson, Scenario } from '#lessons/lesson.ts'
import { report } from '#lessons/report.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

/** Of the conformance scenarios those that say something of their own. */
const wanted = ['answers-shapes', 'verbatim', 'long', 'error', 'exit', 'init', 'trace', 'leaves-nothing']

/** A scenario with those of its checks that are wanted here, if there are any. */
function telling(scenario: Scenario): readonly Scenario[] {
  const checks = scenario.checks.filter(({ id }) => wanted.includes(id))
  return checks.length > 0 ? [{ ...scenario, checks }] : []
}

const hidden: readonly Scenario[] = [
  {
    title: 'Signs of another kind',
    hidden: true,
    files: handlerFile(`  printf '%s' '@function.sh -n %s'`),
    stimuli: [invoke({})],
    checks: [
      responds('verbatim', 'It posts what the handler printed, byte for byte', (body) =>
        body === '@function.sh -n %s' ? undefined : 'The response @function.sh -n %s, as printed.',
      ),
    ],
  },
]

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'In the line that sends the response: --data-binary "@$response" in place of -d "$(cat "$response")".',
    'Parentheses around the call of the handler: if ("$function" "$(cat "$event")") > "$response"; then',
  ],
  scenarios: [...report.flatMap(telling), ...hidden],
}
