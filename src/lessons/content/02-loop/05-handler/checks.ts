import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const says = (id: string, title: string, wanted: (event: string) => string) =>
  responds(id, title, (body, event) => (body.trim() === wanted(event) ? undefined : `What the handler prints: ${wanted(event)}`))

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Before the loop: source "$LAMBDA_TASK_ROOT/${_HANDLER%.*}.sh"',
    'In the loop: "${_HANDLER##*.}" "$(cat /tmp/event)" > /tmp/response',
    'Then post @/tmp/response instead of @/tmp/event.',
  ],
  scenarios: [
    {
      title: 'A handler that wraps the event',
      files: handlerFile(`  printf '{"wrapped":%s}' "$1"`),
      stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })],
      checks: [
        says(
          'handler',
          'The handler gets the event as its argument, and what it prints is the response',
          (event) => `{"wrapped":${event}}`,
        ),
      ],
    },
    {
      title: 'The setting greet.hello',
      hidden: true,
      config: { handler: 'greet.hello' },
      files: { 'greet.sh': { content: 'hello() { echo "hello from greet.sh"; }\n', executable: false } },
      stimuli: [invoke({})],
      checks: [says('name', 'The setting Handler says which file and which function', () => 'hello from greet.sh')],
    },
  ],
}
