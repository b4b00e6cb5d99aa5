import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { zipOf } from '#export/zip.ts'
import { openTrace } from '#trace/file.ts'
import { readCommandLine } from './command-line.ts'
import { filesOf } from './program-source.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const zip = (name: string, files: Readonly<Record<string, string>>) => {
  const path = join(folder, name)
  const entries = Object.entries(files).map(([file, content]) => [file, { content, executable: true }])
  writeFileSync(path, zipOf(Object.fromEntries(entries)))
  return path
}

test('what is left out has Lambda’s defaults, and the server listens on this machine alone', () => {
  expect(readCommandLine([])).toMatchObject({ port: 9001, host: '127.0.0.1', config: { timeoutMs: 3000, memoryMb: 128 } })
})

test.each([
  ['--port 99999', '--port takes a number from 0 to 65535, and not 99999.'],
  ['--timeout 0', '--timeout takes whole seconds from 1 to 900, and not 0.'],
  ['--timeout 1.5', '--timeout takes whole seconds from 1 to 900, and not 1.5.'],
  ['--memory 64', '--memory takes whole megabytes from 128 to 10240, and not 64.'],
  ['--env 1A=b', '--env takes NAME=VALUE, the name of letters, digits and _, and not 1A=b.'],
  ['--dir /nowhere', 'There is nothing at /nowhere. Check the path given with --dir.'],
  ['--dir /bin/sh', '/bin/sh is not a folder. For a program use --exec.'],
  ['--exec /bin', '/bin is a folder. Use --dir.'],
  ['--exec /bin/sh --dir /bin', 'Give one of --exec, --dir and --zip: each says what the program is.'],
  ['--layer /nowhere.zip', 'A --layer needs a function beside it: give --dir, --zip or --exec too.'],
  ['--dir /bin --layer /nowhere.zip', 'There is nothing at /nowhere.zip. Check the path given with --layer.'],
  [`--dir /bin${' --layer /bin/sh'.repeat(6)}`, 'A function has at most 5 layers, and not 6. Merge some of the zips.'],
])('%s is refused in a sentence', (args, says) => {
  expect(readCommandLine(args.split(' '))).toEqual({ says, code: 2 })
})

test('an unknown option is told with the help', () => {
  expect(readCommandLine(['--prot', '1'])).toEqual({ says: expect.stringMatching(/--prot[\s\S]*--port N/), code: 2 })
})

test('layers are unpacked in order, a later file over an earlier one', () => {
  const layers = [zip('one.zip', { 'bin/tool': 'one', 'lib/a': 'a' }), zip('two.zip', { 'bin/tool': 'two' })]
  const { task, opt = '' } = filesOf({ kind: 'zip', path: zip('function.zip', { bootstrap: '#!/bin/sh\n' }), layers, extensions: false })
  const read = (path: string) => readFileSync(path, 'utf8')
  expect([read(join(task, 'bootstrap')), read(join(opt, 'bin/tool')), read(join(opt, 'lib/a'))]).toEqual(['#!/bin/sh\n', 'two', 'a'])
})

test('a zip that is none is told by its name', () => {
  const path = join(folder, 'broken.zip')
  writeFileSync(path, bytesOf('no zip'))
  expect(() => filesOf({ kind: 'zip', path, layers: [], extensions: false })).toThrow(`${path} cannot be unpacked: This is not a zip`)
})

const bootstrap = `#!${process.execPath}
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/'
for (;;) {
  const next = await fetch(api + 'next')
  const body = JSON.stringify({ event: await next.json(), greeting: process.env.GREETING, path: process.env.PATH })
  await fetch(api + next.headers.get('lambda-runtime-aws-request-id') + '/response', { method: 'POST', body })
}
`

test('the program serves a zip with a layer, lets a page follow it, saves the trace, and ends at once when asked', async () => {
  const [code, layer] = [zip('code.zip', { 'bootstrap.mjs': bootstrap }), zip('layer.zip', { 'bin/tool': '' })]
  const saved = join(folder, 'trace.jsonl')
  const task = filesOf({ kind: 'zip', path: code, layers: [], extensions: false }).task
  const source = ['--exec', join(task, 'bootstrap.mjs'), '--layer', layer, '--env', 'GREETING=Hello', '--timeout', '60']
  const args = ['--import', 'tsx', 'src/node/runtime-api.ts', '--port', '0', '--inspect', '--trace', saved, ...source]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let url = ''
  let follow = ''
  for await (const line of createInterface(server.stderr)) {
    url ||= /http:\S+\/invocations/.exec(line)?.[0] ?? ''
    follow ||= /\?stream=(http:\S+)/.exec(line)?.[1] ?? ''
    if (follow) break
  }
  const answer = (await (await fetch(url, { method: 'POST', body: '{"n":1}' })).json()) as { path: string }
  expect(answer).toMatchObject({ event: { n: 1 }, greeting: 'Hello', path: expect.stringMatching(/runtime-api-\w+\/bin$/) })
  const events = await fetch(follow)
  const { value } = (await events.body?.getReader().read()) ?? {}
  expect(Buffer.from(value ?? []).toString()).toMatch(/^id: \d+-\d+\ndata: \{"format":"lambda-runtime-trace"/)
  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
  const opened = openTrace(readFileSync(saved, 'utf8'))
  expect(opened.ok && opened.trace.events.map(({ type }) => type)).toContain('invoke.responded')
})
