/** A request as the corpus' HTTP server got it. */
export interface CorpusRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** A byte string. */
  readonly body: string
}

export interface CorpusResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** A byte string. */
  readonly body: string
}

/** What the server does instead of answering: close at once, or never answer. */
export type CorpusSilence = 'close' | 'hang'

const answer = (status: number, statusText: string, body: string, ...more: [string, string][]): CorpusResponse => ({
  status,
  statusText,
  headers: [['Content-Type', 'text/plain'], ...more, ['Content-Length', String(body.length)]],
  body,
})

/** The server that curl's snippets talk to, when they are recorded and when they are compared. */
export function corpusAnswer(request: CorpusRequest): CorpusResponse | CorpusSilence {
  const [path = '', query = ''] = request.target.split('?')
  const status = /^\/status\/(\d+)$/.exec(path)?.[1]
  if (status !== undefined) return answer(Number(status), reasons[status] ?? 'Other', `status ${status}\n`)
  switch (path) {
    case '/hello':
      return answer(200, 'OK', 'hello\n')
    case '/bare':
      return answer(200, 'OK', 'no newline')
    case '/nothing':
      return answer(204, 'No Content', '')
    case '/bytes':
      return answer(200, 'OK', 'a\0b\xff\n')
    case '/big':
      return answer(200, 'OK', 'x'.repeat(100_000))
    case '/echo':
      return answer(200, 'OK', request.body)
    case '/query':
      return answer(200, 'OK', `${query}\n`)
    case '/request':
      return answer(200, 'OK', requestText(request))
    case '/moved':
      return answer(302, 'Found', 'moved\n', ['Location', '/hello'])
    case '/loop':
      return answer(302, 'Found', '', ['Location', '/loop'])
    case '/close':
      return 'close'
    case '/hang':
      return 'hang'
    case '/2018-06-01/runtime/invocation/next':
      return answer(
        200,
        'OK',
        '{"key":"value"}',
        ['Lambda-Runtime-Aws-Request-Id', 'id-1'],
        ['Lambda-Runtime-Deadline-Ms', '1542409706888'],
      )
    default:
      return path.startsWith('/2018-06-01/runtime/') && request.method === 'POST'
        ? answer(202, 'Accepted', '{"status":"OK"}')
        : answer(404, 'Not Found', 'no such page\n')
  }
}

const reasons: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function requestText({ method, target, headers, body }: CorpusRequest): string {
  const lines = headers.filter(([name]) => name !== 'Host').map(([name, value]) => `${name}: ${value}\n`)
  return `${method} ${target}\n${lines.join('')}\n${body}\n`
}
