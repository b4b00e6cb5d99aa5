import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const event = (name: string) => ({ httpMethod: 'GET', path: '/hello', queryStringParameters: { name }, body: null, isBase64Encoded: false })

const form = responds('form', 'The answer has a statusCode of 200 and a body that is a text', (body) => {
  const answer = jsonOf(body) as { statusCode?: unknown; body?: unknown } | undefined
  const whole = Number(answer?.statusCode) === 200 && typeof answer?.body === 'string'
  return whole ? undefined : 'A JSON object with "statusCode": 200 and a text as "body".'
})
const greets = responds('greets', 'The body greets by name', (body, sent) => {
  const { name } = JSON.parse(sent).queryStringParameters
  const answer = jsonOf(body) as { body?: unknown } | undefined
  return String(answer?.body).includes(`Hello, ${name}!`) ? undefined : `A body with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['printf \'{"statusCode":200,"body":"%s"}\' "Hello, $name!"'],
  scenarios: [
    { title: 'GET /hello?name=Ada', stimuli: [invoke(event('Ada'))], checks: [form, greets] },
    { title: 'Another name', hidden: true, stimuli: [invoke(event('Grace'))], checks: [form, greets] },
  ],
}
