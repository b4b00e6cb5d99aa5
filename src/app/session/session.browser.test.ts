import { afterEach, describe, expect, test } from 'vitest'
import type { WirePath } from '#wire/gateway.ts'
import type { Session } from './session.ts'
import { answerTo, facts, openTestSession, project, textOfResult, tutorialBootstrap, until } from './session-fixtures.ts'

const open: Session[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.dispose()
})
const start = async (...args: Parameters<typeof openTestSession>) => {
  const opened = await openTestSession(...args)
  open.push(opened.session)
  return opened
}

describe.each<WirePath>(['direct', 'visible'])('on the %s path', (path) => {
  test.each([
    ["the tutorial's bootstrap", tutorialBootstrap()],
    ["the article's form with curl -v -X GET", tutorialBootstrap('curl -v -sS -LD "$HEADERS" -X GET')],
  ])('%s answers 20 events in order', async (_, bootstrap) => {
    const { session } = await start(project(bootstrap), { path })
    const answers: string[] = []
    for (let n = 1; n <= 20; n += 1) answers.push(await answerTo(session, `{"n":${n}}`))
    expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => `Echoing request: '{"n":${n + 1}}'`))
    expect(facts(session, 'environment.started')).toHaveLength(1)
  })
})
