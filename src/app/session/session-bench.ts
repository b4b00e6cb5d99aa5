import { getResponse, HttpResponse, http } from 'msw'
import { defaultProject } from '#project/templates.ts'
import { runtimeApiOrigin } from '#wire/addresses.ts'
import { serveSession, startServiceWorker } from '#wire/browser.ts'
import type { WirePath } from '#wire/gateway.ts'
import { callerHeaders } from '#wire/handlers.ts'
import { openSession } from './session.ts'
import { answerTo } from './session-fixtures.ts'

const pong = http.all(`${runtimeApiOrigin}/pong`, () => new HttpResponse('pong'))

/** Milliseconds of one warm invocation on each path, and of two bare requests to a handler that only says pong on each, in turn. */
export async function measureInvocations(rounds: number): Promise<Record<string, readonly number[]>> {
  await startServiceWorker()
  const stopServing = serveSession('bench', [pong])
  const [visible, direct] = await Promise.all(
    (['visible', 'direct'] as const).map((path: WirePath) => openSession({ project: defaultProject, path })),
  )
  if (!visible || !direct) throw new Error('Failed to measure: no session')
  const ping = (send: () => Promise<Response | undefined>) => async () => {
    for (const _ of ['next', 'response']) await (await send())?.text()
  }
  const works = {
    visible: () => answerTo(visible, '{"name":"Ada"}'),
    visiblePong: ping(() => fetch(`${runtimeApiOrigin}/pong`, { headers: { [callerHeaders.session]: 'bench' } })),
    direct: () => answerTo(direct, '{"name":"Ada"}'),
    directPong: ping(() => getResponse([pong], new Request(`${runtimeApiOrigin}/pong`))),
  }
  const times: Record<keyof typeof works, number[]> = { visible: [], visiblePong: [], direct: [], directPong: [] }
  for (let round = -5; round < rounds; round += 1) {
    for (const name of ['visible', 'visiblePong', 'direct', 'directPong'] as const) {
      const start = performance.now()
      await works[name]()
      // The first rounds warm up.
      if (round >= 0) times[name].push(performance.now() - start)
    }
  }
  stopServing()
  visible.dispose()
  direct.dispose()
  return times
}
