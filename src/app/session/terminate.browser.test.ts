import { expect, onTestFinished, test } from 'vitest'
import { answerTo, facts, openTestSession, project, tutorialBootstrap, until } from './session-fixtures.ts'

/** Waits for events by `wait`, where bash hears signals at once. An internal extension, so that the runtime is asked to end before it is killed. */
const withExtension = (trap: string) =>
  tutorialBootstrap()
    .replace('EVENT_DATA=$(curl -sS -LD "$HEADERS"', 'curl -sS -o /tmp/event -LD "$HEADERS"')
    .replace('/next")', '/next" & wait $!; EVENT_DATA=$(</tmp/event)')
    .replace(
      '# Processing\n',
      `${trap}
extensions="http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension"
id=$(curl -sS -o /dev/null -D - -H 'Lambda-Extension-Name: inside' -d '{"events":[]}' "$extensions/register" | tr -d '\\r' | sed -n 's/^lambda-extension-identifier: //Ip')
curl -sS -H "Lambda-Extension-Identifier: $id" "$extensions/event/next" &
`,
    )

test.each([
  ['a trap on TERM runs in a frozen environment that is taken away', `trap 'echo goodbye; exit 0' TERM`, ['goodbye']],
  ['a program without a trap ends by SIGTERM', '', []],
])('%s', async (_, trap, said) => {
  const { session } = await openTestSession(project(withExtension(trap), 'handler () { echo ok; }'))
  onTestFinished(() => session.dispose())
  await answerTo(session, '{}')
  const [started] = facts(session, 'environment.started')
  if (started) session.simulation.recycle(started.environmentId)
  await until(session, () => facts(session, 'environment.stopped').length > 0)
  const output = facts(session, 'process.output').map(({ text }) => text.trim())
  expect(output.filter((text) => text === 'goodbye')).toEqual(said)
})
