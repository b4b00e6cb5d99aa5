import { expect, test } from 'vitest'
import type { EventOf } from '#lambda/events.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import { defaultProject, templates } from '#project/templates.ts'
import { print } from '#trace/print.ts'
import { rehearse } from './rehearsal.ts'
import { type Rehearsal, textIn } from './rehearsed.ts'

const ada: Stimulus = { do: 'invoke', event: '{"name":"Ada"}' }
const withFile = (path: string, content: string) => ({
  ...defaultProject,
  files: { ...defaultProject.files, [path]: { content, executable: path === 'bootstrap' } },
})
const answers = (played: Rehearsal): readonly string[] =>
  played.trace
    .filter((event): event is EventOf<'invoke.responded'> => event.type === 'invoke.responded')
    .map(({ result: { body } }) => ('text' in body ? body.text : textIn(played)(body)))

test('the default project answers, and the same input gives the same trace', async () => {
  const first = await rehearse(defaultProject, [ada, ada])
  expect(answers(first)).toEqual(['{"message":"Hello, Ada!"}', '{"message":"Hello, Ada!"}'])
  expect(print((await rehearse(defaultProject, [ada, ada])).trace)).toBe(print(first.trace))
})

test('events that overlap are answered by as many environments', async () => {
  const overlapping: Stimulus = { do: 'invoke', event: '{"name":"Ada"}', overlapping: true }
  const { trace } = await rehearse(defaultProject, [overlapping, overlapping, ada])
  expect(trace.filter(({ type }) => type === 'environment.started')).toHaveLength(3)
  expect(trace.filter(({ type }) => type === 'environment.frozen')).toHaveLength(3)
})

test('a handler that sleeps for an hour comes to its deadline at once', async () => {
  const played = await rehearse(withFile('function.sh', 'handler() { sleep 3600; }'), [ada])
  expect(answers(played).join()).toContain('Task timed out after 3.00 seconds')
  expect(played.trace.at(-1)).toMatchObject({ type: 'environment.reset', reason: 'timeout', at: 3000 + (startOf(played) ?? 0) })
})
const startOf = ({ trace }: Rehearsal) => trace.find(({ type }) => type === 'platform.start')?.at

test('a handler that never waits comes to its deadline, too', async () => {
  const played = await rehearse(withFile('function.sh', 'handler() { while :; do :; done; }'), [ada])
  expect(answers(played).join()).toContain('Task timed out')
})

test('a loop that asks without answering gets the same event until the deadline', async () => {
  const loop = '#!/bin/bash\nwhile true; do curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" > /dev/null; done\n'
  const played = await rehearse(withFile('bootstrap', loop), [ada])
  expect(answers(played).join()).toContain('Task timed out')
  expect(played.trace.filter(({ type }) => type === 'api.replied').length).toBeGreaterThan(20)
})

test('a bootstrap that ends during its start is run again inside the invocation', async () => {
  const { trace } = await rehearse(withFile('bootstrap', '#!/bin/bash\necho no >&2\nexit 7\n'), [ada])
  expect(trace.filter(({ type }) => type === 'process.exited')).toHaveLength(2)
})

test('a program of another tool is loaded and runs', async () => {
  const played = await rehearse(withFile('function.sh', 'handler() { echo "$1" | sed "s/Ada/Grace/"; }'), [ada])
  expect(answers(played)).toEqual(['{"name":"Grace"}\n'])
})

test('waiting lets time go by, and the environment survives it', async () => {
  const { trace } = await rehearse(defaultProject, [ada, { do: 'wait', ms: 600_000 }, ada])
  expect(trace.at(-1)?.at).toBeGreaterThan(600_000)
  expect(trace.filter(({ type }) => type === 'environment.started')).toHaveLength(1)
})

test.for(templates)('the template $id comes to an end in a rehearsal', async ({ project }) => {
  const { trace } = await rehearse(project, [ada])
  expect(trace.some(({ type }) => type === 'invoke.responded')).toBe(true)
})

test('what a program left in /tmp is there when its environment is reset, and not in another environment', async () => {
  const counts =
    '#!/bin/bash\napi="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"\necho x >> /tmp/starts\ncurl -sS -D /tmp/h -o /dev/null "$api/next"\nid=$(grep -i request-id /tmp/h | tr -d "\\r" | cut -d" " -f2)\ncurl -sS -o /dev/null -d "$(grep -c x /tmp/starts)" "$api/$id/response"\n'
  const played = await rehearse(withFile('bootstrap', counts), [ada, ada, { do: 'stop' }, ada])
  expect(answers(played)).toEqual(['1', '2', '1'])
})

test('a project in a language that cannot be played in steps is refused with a sentence', async () => {
  await expect(rehearse({ ...defaultProject, runtime: 'python' }, [ada])).rejects.toThrow(
    'programs of the runtime "python" cannot be played',
  )
})
