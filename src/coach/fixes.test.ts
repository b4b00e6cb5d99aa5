import { expect, test } from 'vitest'
import { rules } from './coach.ts'
import { fixes } from './fixes.ts'

const mended = (id: string, bootstrap: string, executable = true) => {
  const file = fixes[id]?.apply({ bootstrap: { content: bootstrap, executable } })?.bootstrap
  return file && String(file.content)
}
const api = 'http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime'

test.for([
  ['curl-verbose', `curl -v "${api}/invocation/next"`, `curl -sS "${api}/invocation/next"`],
  ['curl-verbose', `curl -svLD /tmp/h "${api}/invocation/next"`, `curl -sLD /tmp/h "${api}/invocation/next"`],
  ['unbound-variable', `  E=$(curl -sS -LD "$HEADERS" "x")`, `  HEADERS="$(mktemp)"\n  E=$(curl -sS -LD "$HEADERS" "x")`],
  [
    'argument-list-too-long',
    `curl "${api}/invocation/$ID/response" -d "$RESPONSE"`,
    `curl "${api}/invocation/$ID/response" --data-binary @- <<< "$RESPONSE"`,
  ],
  [
    'data-at-sign',
    `x=$(curl -d "$R" "${api}/invocation/$ID/response")`,
    `x=$(curl --data-binary @- "${api}/invocation/$ID/response" <<< "$R")`,
  ],
  ['syntax-error', 'while true\n  # next\n  echo\ndone', 'while true\ndo\n  # next\n  echo\ndone'],
  ['expect-continue', `curl -d @f "${api}/invocation/$ID/response"`, `curl -H 'Expect:' -d @f "${api}/invocation/$ID/response"`],
  ['poll-hung-up', `curl -sS -m 10 "${api}/invocation/next"`, `curl -sS "${api}/invocation/next"`],
  ['poll-hung-up', `curl --max-time 2.5 "${api}/invocation/next"`, `curl "${api}/invocation/next"`],
  ['wrong-method', `curl -X PUT -d "$R" "${api}/invocation/$ID/response"`, `curl -d "$R" "${api}/invocation/$ID/response"`],
  ['unknown-path', 'curl "http://$A/2018-06-01/runtime/invocation/next/"', 'curl "http://$A/2018-06-01/runtime/invocation/next"'],
  ['unknown-path', 'curl "http://$A/2019-01-01/runtime/next"', 'curl "http://$A/2018-06-01/runtime/invocation/next"'],
  ['goes-on-after-init-error', `  curl -d "$E" "${api}/init/error"\nfi`, `  curl -d "$E" "${api}/init/error"\n  exit 1\nfi`],
  ['read-only', 'echo x > /var/task/log', 'echo x > /tmp/log'],
  ['bootstrap-format', 'echo hi', '#!/bin/bash\necho hi'],
  ['bootstrap-interpreter', '#!/bin/bash\r\necho hi\r\n', '#!/bin/bash\necho hi\n'],
] as const)('%s: %s', ([id, before, after]) => {
  expect(mended(id, before)).toBe(after)
})

test('A fix that finds nothing to mend says so, and does not touch comments or other files', () => {
  for (const id of Object.keys(fixes)) {
    if (id.startsWith('bootstrap-')) continue
    expect(mended(id, '#!/bin/bash\n# curl -v -m 3 -d "$X" /response\necho hello\n'), id).toBeUndefined()
  }
  expect(fixes['curl-verbose']?.apply({ 'notes.txt': { content: 'curl -v x', executable: false } })).toBeUndefined()
})

test('A program under another name becomes bootstrap, with its mode', () => {
  const files = { 'src/bootstrap.sh': { content: 'x', executable: false }, 'function.sh': { content: '', executable: false } }
  expect(fixes['bootstrap-missing']?.apply(files)).toEqual({
    bootstrap: { content: 'x', executable: true },
    'function.sh': files['function.sh'],
  })
  expect(fixes['bootstrap-not-executable']?.apply({ bootstrap: { content: 'x', executable: false } })?.bootstrap?.executable).toBe(true)
})

test('Every fix belongs to a rule', () => {
  const ids = new Set(rules.map(({ id }) => id))
  expect(Object.keys(fixes).filter((id) => !ids.has(id))).toEqual([])
})
