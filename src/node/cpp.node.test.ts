import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Bytes } from '#base/bytes.ts'
import { templateFiles } from '#project/templates/files.generated.ts'
import { buildCpp, compileCpp } from './cpp/compile.ts'
import { runCpp } from './cpp/run.ts'

/** Compiling takes seconds, and more on a busy machine. */
const patience = 300_000

const programs = new Map<string, Promise<Bytes>>()
/** A program of this folder, or a template's, compiled once. */
function program(name: string): Promise<Bytes> {
  const made = programs.get(name) ?? compileOnce(name)
  programs.set(name, made)
  return made
}

async function compileOnce(name: string): Promise<Bytes> {
  const template = name as 'cpp-echo'
  const source = templateFiles[`${template}/main.cpp`] ?? readFileSync(new URL(`cpp/programs/${name}.cpp`, import.meta.url), 'utf8')
  const { bootstrap, log } = await compileCpp(source)
  if (!bootstrap) throw new Error(`${name} did not compile: ${log}`)
  expect(log).toBe('')
  return bootstrap
}

test('what the program throws and what the library throws is caught, also by its base and once more', { timeout: patience }, async () => {
  const { posts, end } = runCpp(await program('endings'), ['{}'])
  expect(posts[0]?.body.split('\n')).toEqual([
    'invalid_argument: stol: no conversion',
    'out_of_range',
    'out_of_range',
    'out_of_range',
    'length_error',
    'bad_cast',
    'bad_optional_access',
    'bad_variant_access',
    'bad_function_call',
    'Sold: sold out',
    'int: 42',
    'Sold: out',
    '',
  ])
  expect(posts[0]?.type).toBe('text/html')
  expect(end).toBeUndefined()
})

test.for([
  ['throw', { signal: 'aborted' }, "terminate called after throwing an instance of 'shop::Sold'\n  what():  nobody catches this\n"],
  ['throw 3', { signal: 'aborted' }, "terminate called after throwing an instance of 'int'\n"],
  ['noexcept', { signal: 'aborted' }, "terminate called after throwing an instance of 'std::runtime_error'\n  what():  not allowed\n"],
  ['abort', { signal: 'aborted' }, ''],
  ['assert', { signal: 'aborted' }, 'Assertion failed'],
  ['exit', { code: 7 }, ''],
  ['null', { signal: 'segmentation fault' }, ''],
  ['divide', { signal: 'floating point exception' }, ''],
  ['trap', { signal: 'illegal instruction' }, ''],
  ['stack', { signal: 'segmentation fault' }, ''],
  ['memory', { signal: 'killed' }, ''],
] as const)('%s ends the program as Linux would', { timeout: patience }, async ([event, end, says]) => {
  const run = runCpp(await program('endings'), [event])
  expect(run.end).toEqual(end)
  expect(run.output).toContain(says)
  expect(run.posts).toEqual([])
})

test('standard output is a pipe: what is not flushed waits until 4096 bytes are together', { timeout: patience }, async () => {
  const bootstrap = await program('endings')
  expect(runCpp(bootstrap, ['flush']).output).toBe('written at once\n')
  expect(runCpp(bootstrap, ['buffer']).output).toBe('')
  expect(runCpp(bootstrap, ['buffer', 'exit']).output).toBe('kept in the buffer\n')
})

test('a program for aws-lambda-cpp sends what the real library sends', { timeout: patience }, async () => {
  const { requests, posts, lines } = runCpp(await program('cpp-echo'), ['{"name":"Ada"}', '"é"'])
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET http://127.0.0.1:9001/2018-06-01/runtime/invocation/next',
    'POST http://127.0.0.1:9001/2018-06-01/runtime/invocation/request-1/response',
    'GET http://127.0.0.1:9001/2018-06-01/runtime/invocation/next',
    'POST http://127.0.0.1:9001/2018-06-01/runtime/invocation/request-2/response',
  ])
  expect(requests[0]?.headers).toEqual([
    ['User-Agent', 'AWS_Lambda_Cpp/0.0.0'],
    ['Accept', '*/*'],
  ])
  expect(requests[1]?.headers).toContainEqual(['content-length', '14'])
  expect(posts.map(({ body }) => body)).toEqual(['{"name":"Ada"}', '"é"'])
  const source = templateFiles['cpp-echo/main.cpp'].split('\n')
  expect(lines.slice(0, 2).map(({ file, line }) => [file, source[line - 1]?.trim()])).toEqual([
    ['main.cpp', 'run_handler(my_handler);'],
    ['main.cpp', 'return invocation_response::success(request.payload, "application/json");'],
  ])
})

test('handlers in the manner of API Gateway, failures, metadata and JSON', { timeout: patience }, async () => {
  const document = JSON.stringify({
    list: [1, 'two', [3]],
    third: 0.333,
    yes: true,
    text: '\u00e9\n"',
    inner: { a: [1.5] },
    null: null,
  }).replace('{', '{"big":12345678901234567,')
  const events = [
    JSON.stringify({ body: '{"time":"evening"}', queryStringParameters: { name: 'Ada' } }),
    'no JSON',
    '{"body":"{"}',
    document,
    'tell',
    'build',
    'parts',
  ]
  const { posts, output } = runCpp(await program('interface'), events)
  expect(posts[0]).toEqual({ path: '/invocation/request-1/response', type: 'application/json', body: '{"message":"Good evening, Ada"}' })
  expect(posts[1]).toEqual({
    path: '/invocation/request-2/error',
    type: 'application/json',
    body: '{"errorMessage":"Failed to parse input JSON","errorType":"InvalidJSON","stackTrace":[]}',
  })
  expect(JSON.parse(posts[2]?.body ?? '')).toMatchObject({ errorMessage: 'Failed to parse inner "body"\n\u0001 é' })
  expect(posts[3]?.body).toBe(
    '{"list":3,"big":12345678901234567,"third":0.333,"yes":true,"text":"é\\n\\"!","nothing":null,"copy":{"a":[1.5]},"keyExists":true,"valueExists":false,' +
      '"isInteger":true,"isFloat":true,"isList":true,"names":["one","two"],"values":["item"],"keys":"big inner list null? text third yes "}',
  )
  expect(posts[4]?.type).toBe('text/x')
  expect(JSON.parse(posts[4]?.body ?? '')).toEqual({
    id: 'request-5',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
    trace: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    type: 'application/json',
    inTime: true,
    version: '0.0.0',
    major: 0,
  })
  expect(posts[5]?.body).toBe(
    '{"same":true,"other":true,"read":{"a":[1,{"b":null}]},"list":[null,"s",true,-7,4611686018427387904,0.5,{"a":[1,{"b":null}]},[]],' +
      '"null":true,"string":true,"bool":true,"integer":true,"int64":true,"double":true,"object":true,"view":true,"broken":true,"empty":""}',
  )
  expect(posts[6]?.body).toBe('{"failed":true,"got":true,"code":418,"header":true,"name":"Ada","body":"body","version":0}')
  expect(output).toMatch(/^\[ERROR\] \[\d{13}\] TEST logged 42\n$/)
})

const number = (value: string) => JSON.stringify({ queryStringParameters: { number: value } })
const answered = (body: string | undefined) => JSON.parse(JSON.parse(body ?? '{}').body)

test('the article’s function gives ten right digits, overflows beyond, and survives ?number=abc', { timeout: patience }, async () => {
  const { posts } = runCpp(await program('cpp-pi'), [number('10'), number('11'), number('abc'), number('0'), '{}'])
  expect(posts.map(({ body }) => answered(body))).toEqual([
    { number: 10, pi: '3.141592653' },
    { number: 11, pi: expect.not.stringMatching(/^3\.1415926535/) },
    { message: 'number must be a whole number' },
    { message: 'number must be from 1 to 1000' },
    { number: 10, pi: '3.141592653' },
  ])
})

test('the same function with whole numbers without end', { timeout: patience }, async () => {
  const { posts } = runCpp(await program('cpp-gmp'), [number('60')])
  expect(answered(posts[0]?.body).pi).toBe('3.14159265358979323846264338327950288419716939937510582097494')
})

test('a program that does not compile says where and how to mend it', { timeout: patience }, async () => {
  const content = '#include <string>\nint main()\n{\n    std::string text = "a"\n    return texd.size();\n}\n'
  const { files, log, diagnostics } = await buildCpp({ 'main.cpp': { content, executable: false } })
  expect(files).toBeUndefined()
  expect(log).toContain("main.cpp:4:27: error: expected ';' at end of declaration")
  expect(diagnostics[0]?.fixes).toEqual([{ file: 'main.cpp', line: 4, column: 27, endLine: 4, endColumn: 27, text: ';' }])
})

test('several sources and headers in folders make one program; the linker says what is missing', { timeout: patience }, async () => {
  const text = (content: string) => ({ content, executable: false })
  const files = {
    'main.cpp': text('#include "lib/sum.h"\n#include <cstdio>\nint main() { std::printf("%d", sum(20, 22)); }\n'),
    'lib/sum.h': text('int sum(int, int);\n'),
    'lib/sum.cpp': text('#include "sum.h"\nint sum(int a, int b) { return a + b; }\n'),
  }
  const { files: program, diagnostics } = await buildCpp(files)
  const bootstrap = program?.bootstrap?.content
  if (!(bootstrap instanceof Uint8Array)) throw new Error('the sources did not compile')
  expect(diagnostics).toEqual([])
  expect(runCpp(new Uint8Array(bootstrap), [])).toMatchObject({ output: '42', end: { code: 0 } })
  const { 'lib/sum.cpp': _gone, ...without } = files
  expect((await buildCpp(without)).diagnostics).toMatchObject([{ severity: 'error', message: expect.stringContaining('sum(int, int)') }])
})
