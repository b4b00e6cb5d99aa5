import { expect, onTestFinished, test } from 'vitest'
import { piRequests } from '#project/pi-requests.ts'
import { defaultProject, templates } from '#project/templates.ts'
import { answerTo, facts, openTestSession } from './session-fixtures.ts'

const pi = templates.find(({ id }) => id === 'pi')?.project ?? defaultProject

test('the template for π answers every request in one environment, bad ones with 400', async () => {
  const { session } = await openTestSession(pi)
  onTestFinished(() => session.dispose())
  for (const { title, event, status, words } of piRequests) {
    const response: { statusCode: number; body: string } = JSON.parse(await answerTo(session, event))
    expect(response.statusCode, title).toBe(status)
    expect(response.body, title).toContain(words)
  }
  expect(facts(session, 'environment.started')).toHaveLength(1)
})
