import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const rest = (path: string, name: string) => ({ httpMethod: 'GET', path, queryStringParameters: { name } })
const url = (rawPath: string, name: string) => ({
  version: '2.0',
  rawPath,
  queryStringParameters: { name },
  requestContext: { http: { method: 'GET' } },
})

const status = (id: string, says: string, wanted: number) =>
  responds(id, says, (body) => {
    const { statusCode } = (jsonOf(body) ?? {}) as { statusCode?: unknown }
    return Number(statusCode ?? 200) === wanted && body.trim() !== '' ? undefined : `An answer with the status ${wanted}.`
  })

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'In the regular expression, path may be rawPath: (path|rawPath). The group of the path is then the second one.',
    '[[ $1 =~ \\"(rawPath|path)\\"\\ *:\\ *\\"([^\\"]*)\\" ]] && path=${BASH_REMATCH[2]}',
  ],
  scenarios: [
    { title: 'A REST API', stimuli: [invoke(rest('/hello', 'Ada'))], checks: [status('rest', 'A REST API is served as before', 200)] },
    { title: 'A Function URL', stimuli: [invoke(url('/hello', 'Ada'))], checks: [status('url', 'A Function URL is served', 200)] },
    {
      title: 'A path that is not there',
      hidden: true,
      stimuli: [invoke(url('/admin', 'Eve'))],
      checks: [status('missing', 'A path that is not there gets 404', 404)],
    },
  ],
}
