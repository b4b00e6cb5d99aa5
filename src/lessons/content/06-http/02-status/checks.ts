import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const request = (path: string, name?: string) => ({
  httpMethod: 'GET',
  path,
  queryStringParameters: name === undefined ? null : { name },
  body: null,
})

const status = (id: string, says: string, wanted: number) =>
  responds(id, says, (body) => {
    const { statusCode } = (jsonOf(body) ?? {}) as { statusCode?: unknown }
    return Number(statusCode) === wanted ? undefined : `"statusCode": ${wanted}`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'Begin with the path: [[ $1 == *\'"path": "/hello"\'* || $1 == *\'"path":"/hello"\'* ]]',
    'A function answer() { printf \'{"statusCode":%s,"body":"%s"}\' "$1" "$2"; } keeps it short.',
  ],
  scenarios: [
    { title: 'GET /hello?name=Ada', stimuli: [invoke(request('/hello', 'Ada'))], checks: [status('ok', 'A name at /hello gets 200', 200)] },
    { title: 'GET /hello', stimuli: [invoke(request('/hello'))], checks: [status('bad', 'No name gets 400', 400)] },
    {
      title: 'GET /admin',
      hidden: true,
      stimuli: [invoke(request('/admin', 'Eve'))],
      checks: [status('missing', 'Another path gets 404', 404)],
    },
  ],
}
