import { expect, onTestFinished, test } from 'vitest'
import { greetingOf, hardNames } from '#project/hard-names.ts'
import { defaultProject } from '#project/templates.ts'
import { answerTo, facts, openTestSession } from './session-fixtures.ts'

const withHandler = (content: string) => ({
  ...defaultProject,
  files: { ...defaultProject.files, 'function.sh': { content, executable: false } },
})

async function start(project = defaultProject) {
  const { session } = await openTestSession(project)
  onTestFinished(() => session.dispose())
  return session
}

test('the default project greets hard names to the letter, as its exported zip does under real bash', async () => {
  const session = await start()
  for (const { event, answer } of hardNames.map(greetingOf)) expect(await answerTo(session, event)).toBe(answer)
  expect(facts(session, 'environment.started')).toHaveLength(1)
})

test('it answers 20 events in order', async () => {
  const session = await start()
  for (let n = 1; n <= 20; n += 1) expect(await answerTo(session, `{"name":"${n}"}`)).toBe(`{"message":"Hello, ${n}!"}`)
})

test('what a handler does wrong is posted to /error, and the next event finds the same environment', async () => {
  const session = await start(
    withHandler('handler() { case $1 in 1) false ;; 2) exit 3 ;; 3) nothing_of_this_name ;; 4) echo $UNSET ;; *) echo fine ;; esac; }\n'),
  )
  const failed = (status: number) => `{"errorType":"Function.ExitError","errorMessage":"handler ended with status ${status}"}`
  expect(await answerTo(session, '1')).toBe(failed(1))
  expect(await answerTo(session, '2')).toBe(failed(3))
  expect(await answerTo(session, '3')).toBe(failed(127))
  expect(await answerTo(session, '5')).toBe('fine\n')
  expect(facts(session, 'environment.started')).toHaveLength(1)
  expect(facts(session, 'api.called').filter(({ call }) => call.op === 'error')).toHaveLength(3)
})

test.for([
  ['a handler file that is missing', { 'function.sh': undefined }, 'There is no file /var/task/function.sh'],
  ['a function that is missing', { 'function.sh': { content: 'other() { :; }\n', executable: false } }, 'has no function handler'],
] as const)('%s is told by init/error', async ([_, files, words]) => {
  const kept = Object.entries({ ...defaultProject.files, ...files }).flatMap(([path, file]) => (file ? [[path, file] as const] : []))
  const session = await start({ ...defaultProject, files: Object.fromEntries(kept) })
  expect(await answerTo(session, '{}')).toContain(words)
  expect(facts(session, 'api.called').map(({ call }) => call.op)).toEqual(['initError', 'initError'])
})
