import { afterEach, expect, test } from 'vitest'
import { textOf } from '#base/bytes.ts'
import type { WirePath } from '#wire/gateway.ts'
import type { Session } from './session.ts'
import { facts, openTestSession, project, textOfResult, until } from './session-fixtures.ts'

const open: Session[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.dispose()
})

/** Streams what `write` prints, as it is printed. */
const inPieces = (write: string) => `#!/bin/bash
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
while true; do
  id=$(curl -sS -o /dev/null -D - "$api/next" | tr -d '\\r' | sed -n 's/^lambda-runtime-aws-request-id: //Ip')
  { ${write}; } | curl -sS -X POST -H 'Lambda-Runtime-Function-Response-Mode: streaming' -T - "$api/$id/response"
done
`

async function started(bootstrap: string, path: WirePath = 'direct') {
  const opened = await openTestSession(project(bootstrap), { path })
  open.push(opened.session)
  return opened
}

test.each<WirePath>(['direct', 'visible'])('on the %s path the invoker has the first piece before the second is written', async (path) => {
  const { session, clock } = await started(inPieces(`printf first; sleep 1; printf second`), path)
  const pieces: string[] = []
  const { result } = session.invoke('{}', { onChunk: (chunk) => pieces.push(textOf(chunk)) })
  // Time stands still: the program sleeps until the clock is moved.
  await until(session, () => facts(session, 'response.chunk').length > 0)
  expect(pieces).toEqual(['first'])
  expect(facts(session, 'response.ended')).toEqual([])
  clock.advance(1000)
  expect(textOfResult(session, await result)).toBe('firstsecond')
  expect(pieces).toEqual(['first', 'second'])
  const sent = facts(session, 'api.called').flatMap(({ request }) => (request.path.endsWith('/response') ? [request.headers] : []))
  expect(sent[0]).toContainEqual(['Transfer-Encoding', 'chunked'])
  expect(sent[0]?.some(([name]) => name === 'Content-Length')).toBe(false)
})

test('an environment that is stopped in mid-stream gives its invoker one result, and the stream no end', async () => {
  const { session } = await started(inPieces('printf first; sleep 1'))
  session.invoke('{}')
  await until(session, () => facts(session, 'response.chunk').length > 0)
  session.stop()
  expect(facts(session, 'response.ended')).toEqual([])
  expect(facts(session, 'invoke.responded')).toHaveLength(1)
})
