import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Do not put the response into a variable at all. Send it to a file.',
    '"${_HANDLER##*.}" "$EVENT_DATA" > /tmp/response',
    'curl -sS -o /dev/null --data-binary @/tmp/response "$api/$REQUEST_ID/response"',
  ],
  scenarios: [
    {
      title: 'A text that begins with @',
      files: { ...handlerFile("  printf '%s' '@secret.txt'"), 'secret.txt': { content: 'the secret\n', executable: false } },
      stimuli: [invoke({})],
      checks: [
        responds('at', 'A response that begins with @ is sent as it is', (body) =>
          body === '@secret.txt' ? undefined : 'The response @secret.txt',
        ),
      ],
    },
    {
      title: 'Newlines at the end',
      files: handlerFile("  printf 'one\\ntwo\\n\\n'"),
      stimuli: [invoke({})],
      checks: [
        responds('newlines', 'Newlines at the end are sent, too', (body) =>
          body === 'one\ntwo\n\n' ? undefined : 'Two lines and an empty one.',
        ),
      ],
    },
    {
      title: 'A NUL byte',
      hidden: true,
      files: handlerFile("  printf 'a\\0b'"),
      stimuli: [invoke({})],
      checks: [responds('nul', 'A NUL byte is sent, too', (body) => (body === 'a\0b' ? undefined : 'Three bytes: a, NUL, b.'))],
    },
  ],
}
