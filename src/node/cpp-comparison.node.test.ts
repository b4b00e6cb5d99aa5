import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Bytes } from '#base/bytes.ts'
import { nodeZipOf } from '#export/cpp-bundle.ts'
import { nativeFiles } from '#export/cpp-native.ts'
import { bytesIn } from '#project/files.ts'
import { templateFiles } from '#project/templates/files.generated.ts'
import { templates } from '#project/templates.ts'
import { nodeHandler } from '#runtimes/cpp/node-handler.generated.ts'
import { serveAttached } from './attached.ts'
import { compileCpp } from './cpp/compile.ts'
import { cmakeStandIns, hasCmake, hasGcc, hasGmp, withNative } from './cpp/native-build.ts'
import { runCpp } from './cpp/run.ts'
import { unpack } from './real-programs.ts'

/** Compiling takes seconds, and more on a busy machine. */
const patience = 300_000

if (!hasGcc) console.warn('SKIPPED: comparisons with a native compiler need g++, missing on this machine.')
if (!hasGmp) console.warn('SKIPPED: the comparison with GMP needs its C++ headers, missing on this machine.')

const stress = readFileSync(new URL('cpp/programs/stress.cpp', import.meta.url), 'utf8')

async function compiled(source: string): Promise<Bytes> {
  const { bootstrap, log } = await compileCpp(source)
  if (!bootstrap) throw new Error(log)
  return bootstrap
}

/** Answers of the zip for the managed Node.js runtime: unpacked, run by Node.js, asked by HTTP. */
async function underNode(bootstrap: Bytes, events: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'node-zip-'))
  const { simulation, port, close } = await serveAttached({ port: 0, timeoutMs: 20_000 })
  unpack(nodeZipOf({ bootstrap, index: nodeHandler }), folder)
  const client = new URL('managed-node.ts', import.meta.url).pathname
  const program = spawn('npx', ['tsx', client, folder], {
    env: { ...process.env, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
    stdio: 'inherit',
    detached: true,
  })
  const answers: string[] = []
  try {
    for (const event of events) {
      const { body } = await simulation.invoke(new TextEncoder().encode(event)).result
      answers.push('text' in body ? body.text : new TextDecoder().decode(simulation.bodies.get(body.id)))
    }
    return answers
  } finally {
    if (program.pid !== undefined) process.kill(-program.pid, 'SIGKILL')
    await close()
    rmSync(folder, { recursive: true })
  }
}

/** Before version 22 Node.js rounds numbers that a double does not hold, so what a handler gives loses them. */
const asNodeWrites = (json: string): string => ('rawJSON' in JSON ? json : JSON.stringify(JSON.parse(json)))

test.skipIf(!hasGcc)('the stress program gives the same in WebAssembly, in the Node zip and by g++', { timeout: patience }, async () => {
  const events = ['{}', '{"a":[1,2,3]}']
  const bootstrap = await compiled(stress)
  const { posts } = runCpp(bootstrap, events)
  const here = posts.map(({ body }) => body)
  const native = await withNative(stress, (run) => run(events))
  expect(here).toEqual(native.answers.map((line) => line.replace(/^response /, '')))
  expect(await underNode(bootstrap, events)).toEqual(here.map(asNodeWrites))
})

test('the Node zip reports what the program reports, and ends as it ends', { timeout: patience }, async () => {
  const answers = await underNode(await compiled(templateFiles['cpp-failing/main.cpp']), ['{"body":"{"}', '{"body":"[1, 2]"}'])
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({ errorType: 'InvalidJSON', errorMessage: 'Failed to parse input JSON' })
  expect(answers[1]).toBe('[1,2]')
})

test.skipIf(!hasGmp)('the exercise compiles unchanged against GMP itself and gives the same digits', { timeout: patience }, async () => {
  const source = templateFiles['cpp-gmp/main.cpp']
  const event = JSON.stringify({ queryStringParameters: { number: '1000' } })
  const native = await withNative(source, (run) => run([event]))
  expect(runCpp(await compiled(source), [event]).posts[0]?.body).toBe(native.answers[0]?.replace('response ', ''))
})

if (!hasCmake) console.warn('SKIPPED: the exported CMakeLists.txt needs CMake and g++, missing on this machine.')

test.skipIf(!hasCmake)(
  'the exported sources build by their CMakeLists.txt, with stand-ins for the packages it looks for',
  { timeout: patience },
  () => {
    const project = templates.find(({ id }) => id === 'cpp-pi')?.project
    if (!project) throw new Error('The template is missing')
    const folder = mkdtempSync(join(tmpdir(), 'native-export-'))
    try {
      const files = Object.entries(nativeFiles(project)).map(([path, file]) => [path, bytesIn(file)] as const)
      for (const [path, content] of [
        ...files,
        ...Object.entries(cmakeStandIns()).map(([name, text]) => [`packages/${name}`, text] as const),
      ]) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
      const build = join(folder, 'build')
      const run = (program: string, ...args: readonly string[]) =>
        execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
      run('cmake', '-S', folder, '-B', build, `-Daws-lambda-runtime_DIR=${folder}/packages`, `-DAWSSDK_DIR=${folder}/packages`)
      run('cmake', '--build', build, '--target', `aws-lambda-package-${project.config.functionName}`)
      expect(run(join(build, project.config.functionName))).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
