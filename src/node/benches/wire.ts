import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { getResponse, type HttpHandler, HttpResponse, http } from 'msw'
import { bytesOf } from '#base/bytes.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { serveAttached } from '../attached.ts'
import { handlersServer } from '../server.ts'
import { type BenchRow, compare, median } from './bench-row.ts'
import { inPage } from './in-page.ts'

const origin = 'http://127.0.0.1:9001'
const pong: HttpHandler[] = [http.all(`${origin}/*`, () => new HttpResponse('pong'))]
const event = bytesOf('{"name":"Ada"}')
const rounds = 500

type Send = (method: string, path: string, body?: string) => Promise<{ readonly headers: Headers; readonly bytes: Uint8Array }>

const direct =
  (handlers: HttpHandler[]): Send =>
  async (method, path, body) => {
    const response = await getResponse(handlers, new Request(`${origin}${path}`, { method, body: body ?? null }))
    if (!response) throw new Error(`Failed to answer ${method} ${path}: no handler took it`)
    return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

const overHttp =
  (port: number, agent: Agent): Send =>
  (method, path, body) =>
    new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, method, path, agent }, async (incoming) => {
        const headers = new Headers(Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]))
        resolve({ headers, bytes: await buffer(incoming) })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })

/** What a path costs: one invocation is `next` and `response`; the reference sends two requests of that shape to a handler that only says pong. */
export async function wire(): Promise<readonly BenchRow[]> {
  const { simulation, port, close } = await serveAttached({ port: 0, timeoutMs: 900_000 })
  const bare = handlersServer(pong, origin)
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const address = bare.address()
  const barePort = typeof address === 'object' && address ? address.port : 0
  const agent = new Agent({ keepAlive: true })
  const invocation = (send: Send) => async () => {
    const { result } = simulation.invoke(event)
    const { headers } = await send('GET', '/2018-06-01/runtime/invocation/next')
    await send('POST', `/2018-06-01/runtime/invocation/${headers.get('Lambda-Runtime-Aws-Request-Id')}/response`, '"Hello"')
    await result
  }
  const ping = (send: Send) => async () => {
    await send('GET', '/ping')
    await send('POST', '/ping', '"Hello"')
  }
  const inProcess = direct(runtimeApiHandlers(simulation, { origin }))
  const rows = [
    await compare(
      'one invocation, direct (getResponse in Node); reference: a handler that says pong',
      rounds,
      invocation(inProcess),
      ping(direct(pong)),
    ),
    await compare(
      'one invocation, node:http keep-alive; reference: a handler that says pong',
      rounds,
      invocation(overHttp(port, agent)),
      ping(overHttp(barePort, agent)),
    ),
  ]
  agent.destroy()
  bare.close()
  await close()
  return [...rows, ...(await pageRows())]
}

const pageRounds = 100

/** The default project's bootstrap in a worker of a real page: what an invocation takes from the event until the environment is idle again. */
async function pageRows(): Promise<readonly BenchRow[]> {
  const times = await inPage((page) =>
    page.evaluate(
      async ([module, rounds]) => (await import(/* @vite-ignore */ String(module))).measureInvocations(rounds),
      ['/src/app/session/session-bench.ts', pageRounds],
    ),
  )
  return (['visible', 'direct'] as const).map((path) => {
    const [ours, reference] = [median(times[path] ?? []), median(times[`${path}Pong`] ?? [])]
    const rounded = (value: number) => Number(value.toFixed(3))
    const name = `one bash invocation in the page, ${path}; reference: two requests to a handler that says pong`
    return {
      case: name,
      ours: rounded(ours),
      reference: rounded(reference),
      unit: 'ms',
      ratio: rounded(ours / reference),
      rounds: pageRounds,
    }
  })
}
