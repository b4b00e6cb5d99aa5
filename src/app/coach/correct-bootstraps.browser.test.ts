import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '#base/bytes.ts'
import { findings } from '#coach/coach.ts'
import { demoProject } from '#project/demo.ts'
import { defaultProject, templates } from '#project/templates.ts'
import { answerTo, openTestSession, project } from '../session/session-fixtures.ts'

const api = 'http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime'
const source = 'source "$LAMBDA_TASK_ROOT/function.sh"'

/** Correct bootstraps, each written by another hand. */
const hands: Readonly<Record<string, string>> = {
  'a loop with a colon': `${source}
while :; do
  event=$(curl -sS -D /tmp/h "${api}/invocation/next")
  id=$(grep -i '^lambda-runtime-aws-request-id' /tmp/h | tr -d '\\r' | cut -d' ' -f2)
  handler "$event" | curl -sS -o /dev/null --data-binary @- "${api}/invocation/$id/response"
done`,
  'until false': `${source}
until false; do
  curl -sS -D /tmp/h -o /tmp/e "${api}/invocation/next"
  id=$(sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: *//p' /tmp/h | tr -d '\\r')
  handler "$(cat /tmp/e)" > /tmp/r
  curl -sS -o /dev/null -H 'Content-Type: application/json' --data-binary @/tmp/r "${api}/invocation/$id/response"
done`,
  'functions for every task': `${source}
next() { curl -sS -D /tmp/h "${api}/invocation/next"; }
id() { awk 'tolower($1) == "lambda-runtime-aws-request-id:" { sub(/\\r$/, "", $2); print $2 }' /tmp/h; }
send() { curl -sS -o /dev/null -d "$2" "${api}/invocation/$1/response"; }
while true; do event=$(next); send "$(id)" "$(handler "$event")"; done`,
  'a counter and a trace id': `${source}
n=0
while true; do
  n=$((n + 1))
  event=$(curl -sS -D /tmp/h$n "${api}/invocation/next")
  while IFS=': ' read -r name value; do
    case \${name,,} in lambda-runtime-aws-request-id) id=\${value%$'\\r'} ;; lambda-runtime-trace-id) export _X_AMZN_TRACE_ID=\${value%$'\\r'} ;; esac
  done < /tmp/h$n
  rm /tmp/h$n
  curl -sS -o /dev/null --data-raw "$(handler "$event")" "${api}/invocation/$id/response"
done`,
  'errors are reported': `${source}
while true; do
  event=$(curl -sS -D /tmp/h "${api}/invocation/next")
  id=$(grep -i aws-request-id /tmp/h | tr -d '[:space:]' | cut -d: -f2)
  if response=$(handler "$event"); then path=response; else path=error; response='{"errorType":"Handler.Failed","errorMessage":"the handler failed"}'; fi
  curl -sS -o /dev/null -X POST -d "$response" "${api}/invocation/$id/$path"
done`,
}

const echo = 'handler() { printf \'{"got":%s}\' "$1"; }\n'
const cases = [
  ...Object.entries(hands).map(([name, body]) => [name, project(`#!/bin/bash\n${body}\n`, echo)] as const),
  ...templates.filter(({ id }) => id !== 'article').map(({ id, project }) => [`the template ${id}`, project] as const),
  ['the start page', demoProject] as const,
  ['the default project', defaultProject] as const,
]

test.for(cases)('about %s the coach says nothing', async ([_, given]) => {
  const { session } = await openTestSession(given)
  onTestFinished(() => session.dispose())
  for (const name of ['Ada', 'Grace', 'Alan']) expect(await answerTo(session, `{"name":"${name}"}`)).toContain(name)
  const { bodies, getTrace } = session.simulation
  expect(findings({ trace: getTrace(), textOf: ({ id }) => textOf(bodies.get(id)) }).map(({ rule }) => rule.id)).toEqual([])
})
