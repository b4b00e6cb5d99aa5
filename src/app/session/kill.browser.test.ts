import { afterEach, expect, test, vi } from 'vitest'
import type { Session } from './session.ts'
import { answerTo, facts, openTestSession, project, textOfResult, tutorialBootstrap, until } from './session-fixtures.ts'

const open: Session[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const session of open.splice(0)) session.dispose()
})

/** Handlers that never end by themselves once they have said `ready`; an event that brings "calm" is answered. */
const victims = {
  'a busy loop': 'while :; do :; done',
  'a parked curl': 'curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next"; sleep 1000',
  '500 processes': 'wait',
}
const before: Readonly<Record<string, string>> = { '500 processes': 'for ((i = 0; i < 500; i++)); do sleep 1000 & done' }

const handlerOf = (what: keyof typeof victims) => `handler() {
  case $1 in *calm*) echo calm; return ;; esac
  ${before[what] ?? ':'}
  echo ready >&2
  ${victims[what]}
}
`

/** A click, as the page gets it: behind everything that waits to be done. */
function click(): Promise<void> {
  const button = document.createElement('button')
  return new Promise((resolve) => {
    button.addEventListener('click', () => resolve(), { once: true })
    setTimeout(() => button.click())
  })
}

test.each(Object.keys(victims) as (keyof typeof victims)[])('%s is killed, and the page answers clicks all the while', async (what) => {
  const { session, simulation } = await openTestSession(project(tutorialBootstrap(), handlerOf(what)))
  open.push(session)
  const { result } = session.invoke('{"like":"wild"}')
  const isReady = () => facts(session, 'process.output').some(({ text }) => text.includes('ready'))
  await until(session, isReady)

  for (let clicks = 0; clicks < 20; clicks += 1) await click()
  expect(facts(session, 'environment.stopped')).toEqual([])

  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  session.stop()
  // It is gone when the call returns: nobody had to wait for it.
  expect(terminate).toHaveBeenCalledOnce()
  expect(facts(session, 'environment.stopped').map(({ environmentId }) => environmentId)).toEqual(['vm-1'])
  expect(textOfResult(session, await result)).toContain('Runtime exited with error: signal: killed')
  await click()

  const { length } = simulation.getTrace()
  expect(await answerTo(session, '{"like":"calm"}')).toBe('calm')
  const later = simulation.getTrace().slice(length)
  expect(later.filter((fact) => 'environmentId' in fact && fact.environmentId === 'vm-1')).toEqual([])
})

test('a busy loop ends at its deadline, and its output up to then stands in the trace', async () => {
  const { session, clock } = await openTestSession(project(tutorialBootstrap(), handlerOf('a busy loop'), 3000))
  open.push(session)
  const { result } = session.invoke('{"like":"wild"}')
  await until(session, () => facts(session, 'process.output').some(({ text }) => text.includes('ready')))
  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  clock.advance(3000)
  expect(textOfResult(session, await result)).toContain('Task timed out after 3.00 seconds')
  expect(terminate).toHaveBeenCalledOnce()
  expect(facts(session, 'process.output').map(({ text }) => text)).toContain('ready\n')
  expect(await answerTo(session, '{"like":"calm"}')).toBe('calm')
})
