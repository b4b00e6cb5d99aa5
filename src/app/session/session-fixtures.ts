import { textOf } from '#base/bytes.ts'
import { manualClock } from '#engine/clock.ts'
import type { EventOf, FactType } from '#lambda/events.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { defaultConfig, isIdle, livingEnvironments } from '#lambda/world.ts'
import { plainInvoke } from '#project/invoke-form.ts'
import type { Project } from '#project/project.ts'
import { openSession, type Session, type SessionOptions } from './session.ts'

/** In the idiom of AWS's tutorial. `curl` is the command that asks for the next event. */
export const tutorialBootstrap = (ask = 'curl -sS -LD "$HEADERS"') => `#!/bin/sh
set -euo pipefail

# Initialization: load the function's handler
source $LAMBDA_TASK_ROOT/"$(echo $_HANDLER | cut -d. -f1).sh"

# Processing
while true
do
  HEADERS="$(mktemp)"
  EVENT_DATA=$(${ask} "http://\${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/next")
  REQUEST_ID=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$HEADERS" | tr -d '[:space:]' | cut -d: -f2)
  RESPONSE=$($(echo "$_HANDLER" | cut -d. -f2) "$EVENT_DATA")
  curl "http://\${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/$REQUEST_ID/response" -d "$RESPONSE"
done
`

const echoHandler = `handler () {
  EVENT_DATA=$1
  echo "$EVENT_DATA" 1>&2;
  RESPONSE="Echoing request: '$EVENT_DATA'"
  echo $RESPONSE
}
`

export const project = (bootstrap: string, handler = echoHandler, timeoutMs = defaultConfig.timeoutMs): Project => ({
  name: 'test',
  runtime: 'bash',
  files: { bootstrap: { content: bootstrap, executable: true }, 'function.sh': { content: handler, executable: false } },
  layers: [],
  config: { ...defaultConfig, timeoutMs },
  event: '{}',
  invoke: plainInvoke,
})

/** A session whose simulated time moves only when told to; it ends with the test. */
export async function openTestSession(given: Project, options: Partial<SessionOptions> = {}) {
  const clock = manualClock()
  const session = await openSession({ project: given, path: 'direct', seed: 1, startedAt: 1_700_000_000_000, clock, ...options })
  return { session, clock, simulation: session.simulation }
}

/** What the invoker receives, as text, once every environment is idle again. */
export async function answerTo(session: Session, event: string): Promise<string> {
  const result = await session.invoke(event).result
  await until(session, () => livingEnvironments(session.simulation.getWorld()).every(isIdle))
  return textOfResult(session, result)
}

export const textOfResult = ({ simulation }: Session, { body }: InvokerResult): string =>
  'text' in body ? body.text : textOf(simulation.bodies.get(body.id))

/** The facts of one type so far. */
export const facts = <T extends FactType>({ simulation }: Session, type: T): EventOf<T>[] =>
  simulation.getTrace().filter((event): event is EventOf<T> => event.type === type)

/** Resolves when `happened` holds, which is looked at after every event. */
export function until({ simulation }: Session, happened: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!happened()) return
      stop()
      resolve()
    }
    const stop = simulation.subscribe(look)
    look()
  })
}
