import { expect, test } from 'vitest'
import type { EventOf } from '#lambda/events.ts'
import { asCurl, quoted } from './curl.ts'

const called = (method: string, path: string, headers: readonly (readonly [string, string])[]): EventOf<'api.called'> =>
  JSON.parse(
    JSON.stringify({
      type: 'api.called',
      environmentId: 'vm-1',
      exchangeId: 'x',
      request: { method, path, headers },
      call: { op: 'next' },
      seq: 0,
      at: 0,
    }),
  )

test('a word that a shell would read otherwise is quoted', () => {
  expect(['plain', 'a b', "it's", '$x', ''].map(quoted)).toEqual(['plain', "'a b'", "'it'\\''s'", "'$x'", "''"])
})

test('asking for the next event is one short command', () => {
  expect(
    asCurl(
      called('GET', '/2018-06-01/runtime/invocation/next', [
        ['Host', '127.0.0.1:9001'],
        ['User-Agent', 'curl/8.5.0'],
      ]),
      undefined,
    ),
  ).toBe('curl -sS -i \\\n  "http://$AWS_LAMBDA_RUNTIME_API"/2018-06-01/runtime/invocation/next')
})

test('a posted answer carries its own headers and its body', () => {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Content-Length', '7'],
    ['Lambda-Runtime-Function-Error-Type', 'My.Error'],
  ] as const
  expect(asCurl(called('POST', '/x', headers), '{"a":1}')).toBe(
    "curl -sS -i \\\n  -H 'Content-Type: application/json' \\\n  -H 'Lambda-Runtime-Function-Error-Type: My.Error' \\\n  --data-binary '{\"a\":1}' \\\n  \"http://$AWS_LAMBDA_RUNTIME_API\"/x",
  )
})
