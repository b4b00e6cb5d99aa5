import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const answers = (id: string, says: string, status: number, text: string) =>
  responds(id, says, (body) => {
    const answer = jsonOf(body) as { statusCode?: unknown; body?: unknown } | undefined
    const right = Number(answer?.statusCode) === status && String(answer?.body).includes(text)
    return right ? undefined : `An answer with the status ${status} and “${text}” in its body.`
  })
const event = (rawQueryString: string) => ({ version: '2.0', rawPath: '/', rawQueryString })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    '[[ $1 =~ \\"rawQueryString\\":\\"([^\\"]*)\\" ]] && query=${BASH_REMATCH[1]}',
    'output=$(QUERY_STRING="$query" "$LAMBDA_TASK_ROOT/bin/app.cgi")',
    'status=$(grep -i "^Status:" <<< "$output" | tr -dc 0-9); the body is what follows the first empty line: ${output#*$\'\\n\\n\'}',
  ],
  scenarios: [
    { title: '?name=Ada', stimuli: [invoke(event('name=Ada'))], checks: [answers('page', 'A page comes with 200', 200, 'Hello, Ada')] },
    {
      title: 'No name',
      stimuli: [invoke(event(''))],
      checks: [answers('missing', 'The status of the program is passed on', 404, 'Nobody')],
    },
    {
      title: '?name=Grace',
      hidden: true,
      stimuli: [invoke(event('name=Grace'))],
      checks: [answers('other', 'Another page', 200, 'Hello, Grace')],
    },
  ],
}
