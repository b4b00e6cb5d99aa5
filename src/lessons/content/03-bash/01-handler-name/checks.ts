import { responds } from '#lessons/checks.ts'
import type { Lesson, Scenario } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const named = (title: string, handler: string, path: string, hidden?: true): Scenario => ({
  title,
  ...(hidden && { hidden }),
  config: { handler },
  files: { [path]: { content: `${handler.split('.').at(-1)}() { echo "this is ${path}"; }\n`, executable: false } },
  stimuli: [invoke({})],
  checks: [
    responds(hidden ? 'plain' : handler, hidden ? 'function.handler works as before' : `${handler} is found in ${path}`, (body) =>
      body.trim() === `this is ${path}` ? undefined : `A response of the handler in ${path}.`,
    ),
  ],
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Look at the two lines with cut: the file is everything before the last dot.',
    'file="$LAMBDA_TASK_ROOT/${_HANDLER%.*}.sh" and function="${_HANDLER##*.}"',
  ],
  scenarios: [
    named('A dot in the name of the file', 'orders.v2.handler', 'orders.v2.sh'),
    named('A file in a folder', 'lib/greet.hello', 'lib/greet.sh'),
    named('As always', 'function.handler', 'function.sh', true),
  ],
}
