import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import { type EventOptions, Simulation } from '#engine/simulation.ts'
import type { EnvironmentId, ExchangeId } from '#lambda/environment.ts'
import { defaultConfig } from '#lambda/world.ts'
import { exampleRun } from '#trace/example-run.ts'
import { answerOf, answersReader, browserGets, explain, modelledSentence, queueStory } from './model.ts'

/** One event that is answered with a text, and what its invoker sees of it. */
async function answered(text: string, options: EventOptions) {
  const clock = manualClock()
  const onFailure = 'arn:aws:sqs:us-east-1:123456789012:failed'
  const simulation = new Simulation(
    { ...defaultConfig, asynchronous: { maxRetries: 0, maxAgeMs: 3_600_000, onFailure } },
    { clock: pausable(clock), startedAt: 0, chance: random(1), bodies: bodyStore(), boot: () => ({ kill: () => {} }) },
  )
  const request = { method: 'GET', path: '/', headers: [] }
  const { requestId } = simulation.invoke(bytesOf('{}'), options)
  const call = (name: string, of: Parameters<Simulation['call']>[3]) =>
    simulation.call('vm-1' as EnvironmentId, name as ExchangeId, request, of)
  if (options.type !== 'DryRun') {
    await call('next', { op: 'next' })
    const body = simulation.bodies.put(bytesOf(text))
    await call('answer', options.type === 'Event' ? { op: 'error', requestId, body } : { op: 'response', requestId, body })
  }
  const [answer] = answerOf(simulation.getTrace(), Number.POSITIVE_INFINITY)
  if (!answer?.result) throw new Error('There is no answer')
  return { answer, result: answer.result, simulation }
}

test('the article’s answer is a page behind an HTTP API and a 502 behind a REST API, each with its reason', async () => {
  const through = async (front: NonNullable<EventOptions['front']>) => {
    const { answer, simulation } = await answered('{"message":"Hello"}', { front })
    return browserGets(answer, simulation.bodies)
  }
  expect(await through('http-api')).toMatchObject({
    status: 200,
    body: { text: '{"message":"Hello"}' },
    says: expect.stringContaining('no statusCode'),
  })
  expect(await through('rest-api')).toMatchObject({ status: 502, says: expect.stringContaining('no statusCode') })
})

test('without a front there is no browser', async () => {
  const { answer, simulation } = await answered('{}', {})
  expect(browserGets(answer, simulation.bodies)).toBeUndefined()
})

test('an asynchronous event has a story, and a record of it goes to its destination', async () => {
  const { answer, result, simulation } = await answered('{"errorType":"X"}', { type: 'Event' })
  expect([result.statusCode, explain(result)]).toEqual([202, expect.stringContaining('queue')])
  const story = queueStory(answer, simulation)
  expect(story).toMatchObject({ attempts: [{ attempt: 1 }], finished: { condition: 'RetriesExhausted' } })
  expect(story?.deliveries.map(({ kind }) => kind)).toEqual(['onFailure'])
})

test('the end of the log is there once the invocation is over', async () => {
  const { answer, simulation } = await answered('"ok"', { logTail: true })
  expect(answer.logResult).toBeUndefined()
  void simulation.call('vm-1' as EnvironmentId, 'again' as ExchangeId, { method: 'GET', path: '/', headers: [] }, { op: 'next' })
  const [over] = answerOf(simulation.getTrace(), Number.POSITIVE_INFINITY)
  expect(atob(over?.logResult ?? '')).toMatch(/^START .*\nEND .*\nREPORT /)
})

test('a dry run has an answer and no environment', async () => {
  const { answer, result } = await answered('', { type: 'DryRun' })
  expect([result.statusCode, answer.environmentId, explain(result)]).toEqual([
    204,
    undefined,
    expect.stringContaining('Nothing was invoked'),
  ])
})

test('an answer tells what half a vCPU would make of it, and a whole one', () => {
  expect(modelledSentence({ durationMs: 1000, memoryMb: 884.5 })).toContain(
    '50 % of a vCPU: what computed for 1.00 s here would take 2.00 s',
  )
  expect(modelledSentence({ durationMs: 1000, memoryMb: 3538 })).toContain(
    '100 % of a vCPU: what computed for 1.00 s here would take 1.00 s',
  )
})

test('the newest answers are those of the whole, at every moment, found without reading it all again', () => {
  const run = exampleRun(600)
  const read = answersReader()
  for (const cursor of [599, 10, 300, 0, -1, 599]) expect(read(run, cursor)).toEqual(answerOf(run, cursor).slice(-60))
})
