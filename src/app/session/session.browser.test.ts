import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
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
const echoed = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `Echoing request: '{"n":${from + index}}'`)

describe.each<WirePath>(['direct', 'visible'])('on the %s path', (path) => {
  test.each([
    ["the tutorial's bootstrap", tutorialBootstrap()],
    ["the article's form with curl -v -X GET", tutorialBootstrap('curl -v -sS -LD "$HEADERS" -X GET')],
  ])('%s answers 20 events in order', async (_, bootstrap) => {
    const page = watchPage()
    const { session } = await start(project(bootstrap), { path })
    const answers: string[] = []
    for (let n = 1; n <= 20; n += 1) answers.push(await answerTo(session, `{"n":${n}}`))
    expect(answers).toEqual(echoed(1, 20))
    expect(facts(session, 'environment.started')).toHaveLength(1)
    // Nothing listens on 127.0.0.1:9001: only the service worker can have answered.
    expect(page.answered()).toBe(path === 'visible' ? 40 : 0)
  })

  test('an event that comes when the environment was killed at its poll is answered once, by a new environment', async () => {
    const { session } = await start(project(tutorialBootstrap()), { path })
    await answerTo(session, '{"n":1}')
    expect(facts(session, 'api.parked')).toHaveLength(1)
    session.stop()
    expect(await answerTo(session, '{"n":2}')).toBe(`Echoing request: '{"n":2}'`)
    expect(facts(session, 'platform.start').map(({ environmentId, cold }) => [environmentId, cold])).toEqual([
      ['vm-1', true],
      ['vm-2', true],
    ])
    expect(facts(session, 'invoke.responded')).toHaveLength(2)
  })

  test('three events at once start three environments, each cold', async () => {
    const { session } = await start(project(tutorialBootstrap()), { path })
    const answers = await Promise.all([1, 2, 3].map((n) => answerTo(session, `{"n":${n}}`)))
    expect(answers).toEqual(echoed(1, 3))
    expect(facts(session, 'platform.start').map(({ cold }) => cold)).toEqual([true, true, true])
  })

  test('the request stands in the trace as curl sent it', async () => {
    const { session } = await start(project(tutorialBootstrap()), { path })
    await answerTo(session, '{"n":1}')
    const [next, response] = facts(session, 'api.called').map(({ request }) => request)
    expect(next).toEqual({
      method: 'GET',
      path: '/2018-06-01/runtime/invocation/next',
      headers: [
        ['Host', '127.0.0.1:9001'],
        ['User-Agent', 'curl/7.88.1'],
        ['Accept', '*/*'],
      ],
    })
    expect(response?.headers.slice(3)).toEqual([
      ['Content-Length', '26'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ])
  })
})

test('sixty events with polls cut into slices of 60 ms: none is lost and none doubled', async () => {
  const page = watchPage()
  const { session } = await start(project(tutorialBootstrap()), { path: 'visible', sliceMs: 60 })
  const answers: string[] = []
  for (let n = 1; n <= 60; n += 1) {
    // Two of three events come just when a slice has ended and its poll is asked again.
    if (n > 1 && n % 3 > 0) await page.nextPoll()
    answers.push(await answerTo(session, `{"n":${n}}`))
  }
  expect(answers).toEqual(echoed(1, 60))
  expect(facts(session, 'platform.start')).toHaveLength(60)
  expect(facts(session, 'api.hungUp')).toHaveLength(0)
  expect(page.polls()).toBeGreaterThan(61 + 30)
  expect(facts(session, 'api.called').filter(({ call }) => call.op === 'next')).toHaveLength(61)
})

/** Watches what the page itself fetches: that is what stands in the browser's Network panel. */
function watchPage() {
  const { fetch } = globalThis
  let polls = 0
  let answered = 0
  let wake = () => {}
  globalThis.fetch = async (...args) => {
    const asked = fetch(...args)
    if (String(args[0]).endsWith('/invocation/next')) {
      polls += 1
      wake()
    }
    const response = await asked
    if (String(args[0]).startsWith('http://127.0.0.1:9001/')) answered += 1
    return response
  }
  onTestFinished(() => {
    globalThis.fetch = fetch
  })
  const nextPoll = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  return { nextPoll, polls: () => polls, answered: () => answered }
}

test.each([
  ['false as the last command', 'broken() { false; }', 'exit status 1'],
  ['exit 3', 'broken() { exit 3; }', 'exit status 3'],
])('%s fails the invocation, and the environment serves the next event after a reset', async (_, handler, reason) => {
  const failing = `${handler}\nhandler() { case "$1" in *bad*) broken;; *) echo ok;; esac; }`
  const { session } = await start(project(tutorialBootstrap(), failing))
  const { requestId, result } = session.invoke('"bad"')
  expect(JSON.parse(textOfResult(session, await result))).toEqual({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`,
  })
  expect((await result).functionError).toBe('Unhandled')
  expect(await answerTo(session, '"good"')).toBe('ok')
  expect(facts(session, 'platform.start').map(({ environmentId, cold, restart }) => [environmentId, cold, restart])).toEqual([
    ['vm-1', true, undefined],
    ['vm-1', false, true],
  ])
})

test('an endless loop is killed at the timeout, and the program begins anew for the next event', async () => {
  const looping = `handler() { case "$1" in *bad*) echo looping >&2; while true; do :; done;; *) echo ok;; esac; }`
  const { session, clock } = await start(project(tutorialBootstrap(), looping))
  const { requestId, result } = session.invoke('"bad"')
  await until(session, () => facts(session, 'process.output').some(({ text }) => text === 'looping\n'))
  clock.advance(3000)
  expect(JSON.parse(textOfResult(session, await result))).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after 3.00 seconds`,
  })
  expect(await answerTo(session, '"good"')).toBe('ok')
  expect(facts(session, 'platform.start').at(-1)).toMatchObject({ environmentId: 'vm-1', cold: false, restart: true })
})

test('what is provisioned is ready before the first event, and knows that it is', async () => {
  const given = project(tutorialBootstrap(), 'handler() { echo "$AWS_LAMBDA_INITIALIZATION_TYPE"; }')
  const { session } = await start({ ...given, config: { ...given.config, provisionedConcurrency: 1 } })
  expect(await answerTo(session, '{}')).toBe('provisioned-concurrency')
  expect(facts(session, 'platform.start').map(({ environmentId, cold }) => [environmentId, cold])).toEqual([['vm-1', false]])
})

test('what stands in /tmp survives a timeout and an exit, and not the end of the environment', async () => {
  const handler = `handler() {
  case "$1" in
    *write*)
      echo -n "kept" >/tmp/note; mkdir -p /tmp/deep; echo x >/tmp/deep/é
      # When there is a reply, what was written is known outside.
      curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/ping" >/dev/null
      echo looping >&2
      while true; do :; done;;
    *exit*) echo -n " twice" >>/tmp/note; exit 3;;
    *) cat /tmp/note /tmp/deep/é 2>&1 || true;;
  esac
}`
  const { session, clock } = await start(project(tutorialBootstrap(), handler))
  const looping = session.invoke('"write"').result
  await until(session, () => facts(session, 'process.output').some(({ text }) => text === 'looping\n'))
  clock.advance(3000)
  expect((await looping).functionError).toBe('Unhandled')
  expect(textOfResult(session, await session.invoke('"exit"').result)).toContain('exit status 3')
  expect(await answerTo(session, '"read"')).toBe('kept twicex')
  session.stop()
  expect(await answerTo(session, '"read"')).toContain('No such file')
})

test('what a handler writes to stderr is in the log while it runs', async () => {
  const { session } = await start(project(tutorialBootstrap(), 'handler() { echo "working: é" >&2; while true; do :; done; }'))
  session.invoke('{}')
  await until(session, () => facts(session, 'process.output').length > 0)
  expect(facts(session, 'process.output')).toMatchObject([{ stream: 'stderr', text: 'working: é\n' }])
  expect(facts(session, 'invoke.responded')).toHaveLength(0)
})

test('a response of 7 MB is refused with 413, and the invoker is told its size', async () => {
  const large = `handler() { printf '%7000000s' x; }`
  const bootstrap = tutorialBootstrap().replace('-d "$RESPONSE"', '--data-binary @- <<< "$RESPONSE"')
  const { session } = await start(project(bootstrap, large))
  expect(JSON.parse(await answerTo(session, '{}'))).toEqual({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size (7000001 bytes) exceeded maximum allowed payload size (6291556 bytes).',
  })
  expect(facts(session, 'api.replied').map(({ reply }) => reply.status)).toEqual([200, 413])
})

test('an event is still answered when the reply to next was held for a minute under a timeout of 3 s', async () => {
  const { session, clock, simulation } = await start(project(tutorialBootstrap()))
  simulation.pause()
  const { result } = session.invoke('{"n":1}')
  simulation.step()
  await until(session, () => simulation.held.length > 0)
  clock.advance(60_000)
  simulation.resume()
  expect(textOfResult(session, await result)).toBe(`Echoing request: '{"n":1}'`)
  expect(facts(session, 'platform.report').every(({ status }) => status === 'success')).toBe(true)
})

test('date tells simulated time', async () => {
  const { session, simulation } = await start(project(tutorialBootstrap(), 'handler() { date -u +%Y-%m-%dT%H; }'))
  simulation.pause()
  const { result } = session.invoke('{}')
  simulation.step()
  await until(session, () => simulation.held.length > 0)
  simulation.resume()
  expect(textOfResult(session, await result)).toBe('2023-11-14T22')
})

test.each([
  ['not executable', { content: tutorialBootstrap(), executable: false }, 'permission denied'],
  ['saved with CRLF', { content: tutorialBootstrap().replaceAll('\n', '\r\n'), executable: true }, 'no such file or directory'],
  ['without a shebang', { content: 'echo hi\n', executable: true }, 'exec format error'],
])('a bootstrap %s is an invalid entrypoint', async (_, bootstrap, reason) => {
  const given = project(tutorialBootstrap())
  const { session } = await start({ ...given, files: { ...given.files, bootstrap } })
  const { requestId, result } = session.invoke('{}')
  expect(JSON.parse(textOfResult(session, await result))).toEqual({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: `RequestId: ${requestId} Error: fork/exec /var/task/bootstrap: ${reason}`,
  })
})

test('without a bootstrap the invoker reads where Lambda looked for it', async () => {
  const { session } = await start({ ...project(''), files: {} })
  expect(await answerTo(session, '{}')).toContain("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")
})

test("the article's bootstrap as printed fails with the shell's own words", async () => {
  const unset = tutorialBootstrap().replace('  HEADERS="$(mktemp)"\n', '')
  const { session } = await start(project(unset))
  expect(await answerTo(session, '{}')).toContain('exit status 1')
  expect(
    facts(session, 'process.output')
      .map(({ text }) => text)
      .join(''),
  ).toContain('HEADERS: unbound variable')
  const missingDo = await start(project(tutorialBootstrap().replace('while true\ndo\n', 'while true\n')))
  expect(await answerTo(missingDo.session, '{}')).toContain('exit status 2')
  expect(
    facts(missingDo.session, 'process.output')
      .map(({ text }) => text)
      .join(''),
  ).toContain("syntax error near unexpected token `done'")
})

test('a program reaches no other host, and curl says so', async () => {
  const handler = `handler() { curl -sS http://example.com/ >&2 || echo "code $?"; curl -sS http://127.0.0.1:9002/ >&2 || echo "code $?"; }`
  const { session } = await start(project(tutorialBootstrap(), handler))
  expect(await answerTo(session, '{}')).toBe('code 6\ncode 7')
  expect(
    facts(session, 'process.output')
      .filter(({ stream }) => stream === 'stderr')
      .map(({ text }) => text)
      .join(''),
  ).toBe(
    "curl: (6) Could not resolve host: example.com\ncurl: (7) Failed to connect to 127.0.0.1 port 9002 after 0 ms: Couldn't connect to server\n",
  )
})

test('an event comes through with every character', async () => {
  const verbatim = `handler() { printf '%s' "$1"; }`
  const { session } = await start(project(tutorialBootstrap(), verbatim))
  const event = JSON.stringify({ text: 'né "quoted" \\ $HOME `x` 日本 \n end' })
  expect(await answerTo(session, event)).toBe(event)
})
