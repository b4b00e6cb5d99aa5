import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, bench, cannotRun, parked, until } from './real-programs.ts'

if (cannotRun !== undefined)
  console.warn(`SKIPPED: the Runtime API is asked by real programs, and ${cannotRun} is missing on this machine.`)

describe.skipIf(cannotRun !== undefined)('the Runtime API, asked by curl', () => {
  let lab: Bench
  beforeEach(async () => {
    lab = await bench({ timeoutMs: 400 })
  })
  afterEach(() => lab.end())

  const run = promisify(execFile)
  const curl = async (path: string, ...options: readonly string[]) =>
    (await run('curl', ['-sS', ...options, `${lab.runtimeApi}${path}`])).stdout
  const status = (path: string, ...options: readonly string[]) => curl(path, '-o', '/dev/null', '-w', '%{http_code}', ...options)
  /** A client that waits for an event; the end of the server ends it. */
  const poll = () => spawn('curl', ['-sS', `${lab.runtimeApi}/invocation/next`])
  const next = async () => {
    const asked = curl('/invocation/next', '-i')
    return async () => /^Lambda-Runtime-Aws-Request-Id: (\S+)\r$/m.exec(await asked)?.[1] ?? ''
  }

  test('a poll waits until an event comes, and the answer is the invoker’s, byte by byte', async () => {
    const requestId = await next()
    await until(lab.simulation, (world) => parked(world) === 1)
    const invoked = lab.invoke('{"n":1}', { 'X-Amz-Client-Context': Buffer.from('{"custom":{"name":"日本"}}').toString('base64') })
    const id = await requestId()
    expect(await status(`/invocation/${id}/response`, '--data-binary', '\u0001 é\n')).toBe('202')
    expect(await (await invoked).text()).toBe('\u0001 é\n')
  })

  test('a client context beyond Latin-1 reaches the runtime as UTF-8', async () => {
    const polled = curl('/invocation/next', '-i')
    void lab.invoke('{}', { 'X-Amz-Client-Context': Buffer.from('{"name":"日本"}').toString('base64') }).catch(() => {})
    expect(await polled).toContain('Lambda-Runtime-Client-Context: {"name":"日本"}\r\n')
  })

  test('a client that hangs up while it waits swallows no event', async () => {
    const client = poll()
    await until(lab.simulation, (world) => parked(world) === 1)
    client.kill('SIGKILL')
    await until(lab.simulation, (world) => parked(world) === 0)
    const invoked = lab.invoke('{}')
    const id = await (await next())()
    await curl(`/invocation/${id}/response`, '-d', 'fine')
    expect(await (await invoked).text()).toBe('fine')
  })

  test('events wait for the runtime in the order they came', async () => {
    const invoked = [1, 2, 3].map(async (n) => {
      await until(lab.simulation, (world) => world.waiting.length === n - 1)
      return (await lab.invoke(`${n}`)).text()
    })
    await until(lab.simulation, (world) => world.waiting.length === 3)
    for (const answer of ['a', 'b', 'c']) await curl(`/invocation/${await (await next())()}/response`, '-d', answer)
    expect(await Promise.all(invoked)).toEqual(['a', 'b', 'c'])
  })

  test('two megabytes announced by Expect: 100-continue, or sent in chunks, arrive whole', async () => {
    for (const header of ['Expect: 100-continue', 'Transfer-Encoding: chunked']) {
      const invoked = lab.invoke('{}')
      const id = await (await next())()
      const sent = run('bash', [
        '-c',
        `head -c 2000000 /dev/zero | tr '\\0' x | curl -sS -v -H '${header}' --data-binary @- "$0"`,
        `${lab.runtimeApi}/invocation/${id}/response`,
      ])
      const { stderr } = await sent
      if (header.startsWith('Expect')) expect(stderr).toContain('HTTP/1.1 100 Continue')
      expect((await (await invoked).text()).length).toBe(2_000_000)
    }
  })

  test('chunks with trailers, as Go sends them, are an answer', async () => {
    const invoked = lab.invoke('{}')
    const id = await (await next())()
    const headers = { 'Transfer-Encoding': 'chunked', Trailer: 'Lambda-Runtime-Function-Error-Type' }
    const outgoing = request(`${lab.runtimeApi}/invocation/${id}/response`, { method: 'POST', headers })
    outgoing.write('in two ')
    outgoing.addTrailers({ 'Lambda-Runtime-Function-Error-Type': '' })
    outgoing.end('pieces')
    const [incoming] = await once(outgoing, 'response')
    expect([incoming.statusCode, await text(incoming)]).toEqual([202, '{"status":"OK"}\n'])
    expect(await (await invoked).text()).toBe('in two pieces')
  })

  test('unknown paths are 404, wrong methods 405 with what is allowed', async () => {
    expect(await curl('/invocation/next/', '-i')).toMatch(/^HTTP\/1.1 404 Not Found\r\n[\s\S]*404 page not found\n$/)
    expect(await curl('/invocation/next', '-I')).toMatch(/^HTTP\/1.1 405 Method Not Allowed\r\n[\s\S]*Allow: GET\r\n/)
    expect(await curl('/init/error', '-i')).toMatch(/Allow: POST\r\n/)
    expect(await curl('/invocation/nobody/response', '-d', 'x')).toBe(
      '{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}\n',
    )
  })

  test('after a timeout the late answer is 400, and the next poll opens a new environment', async () => {
    const invoked = lab.invoke('{}')
    const id = await (await next())()
    const body = await (await invoked).text()
    expect(JSON.parse(body)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 0.40 seconds$/),
    })
    expect(await status(`/invocation/${id}/response`, '-d', 'late')).toBe('400')
    poll()
    await until(lab.simulation, (world) => parked(world) === 1)
    expect(Object.keys(lab.simulation.getWorld().environments)).toEqual(['vm-1', 'vm-2'])
  })

  test('after init/error every call is refused and every event fails, until POST /reset', async () => {
    const failure = '{"errorMessage":"no handler","errorType":"Runtime.NoHandler"}'
    const invoked = lab.invoke('{}')
    await until(lab.simulation, (world) => world.waiting.length === 1)
    expect(await status('/init/error', '-d', failure)).toBe('202')
    expect(await (await invoked).text()).toBe(failure)
    expect(await (await lab.invoke('{}')).text()).toBe(failure)
    expect([
      await status('/invocation/next'),
      await status('/init/error', '-d', failure),
      await status('/invocation/x/error', '-d', failure),
    ]).toEqual(['403', '403', '400'])
    expect(await status('/../../reset', '-X', 'POST')).toBe('204')
    poll()
    await until(lab.simulation, (world) => parked(world) === 1)
  })

  test('garbage on the line is refused, and the server goes on', async () => {
    for (const garbage of [
      'garbage\r\n\r\n',
      'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
      'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ]) {
      const socket = connect(lab.port, '127.0.0.1')
      socket.end(garbage)
      expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /)
    }
    expect(await status('/nothing')).toBe('404')
  })
})

describe('the Invoke API', () => {
  let lab: Bench
  beforeEach(async () => {
    lab = await bench()
  })
  afterEach(() => lab.end())

  test.each([
    ['DryRun', '{}', 204, ''],
    ['Event', '{}', 202, ''],
    ['Events', '{}', 400, 'invocation type Events'],
    ['RequestResponse', '{', 400, 'not JSON'],
    ['RequestResponse', `"${'a'.repeat(6_291_455)}"`, 413, 'too large'],
  ])('%s of %.10s is answered with %i', async (type, event, status, says) => {
    const response = await lab.invoke(event, { 'X-Amz-Invocation-Type': type })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(says)
  })

  test('a client context that is not base64 of JSON is refused', async () => {
    expect((await lab.invoke('{}', { 'X-Amz-Client-Context': '***' })).status).toBe(400)
  })
})
