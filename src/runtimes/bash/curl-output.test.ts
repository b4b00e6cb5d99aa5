import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { parseCurl } from './curl-options.ts'
import { type CurlTransfer, headerBlock, verboseLines, writeOut } from './curl-output.ts'

const response = {
  status: 200,
  statusText: 'OK',
  headers: [
    ['content-type', 'text/plain'],
    ['lambda-runtime-aws-request-id', 'id-1'],
  ],
  body: bytesOf('hello'),
} as const

const transfer = (given: Partial<CurlTransfer> = {}): CurlTransfer => ({
  url: new URL('http://127.0.0.1:9555/echo'),
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:9555/echo',
    headers: [
      ['Host', '127.0.0.1:9555'],
      ['Accept', '*/*'],
    ],
    body: bytesOf('hi'),
  },
  response,
  exitCode: 0,
  message: '',
  millis: 12,
  file: undefined,
  ...given,
})

test('-i and -D print the headers in the letter case of the wire', () => {
  expect(headerBlock(response)).toBe('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nLambda-Runtime-Aws-Request-Id: id-1\r\n\r\n')
})

test('-v prints the exchange as curl 7.88.1 does', () => {
  expect(verboseLines(transfer()).split('\n')).toEqual([
    '*   Trying 127.0.0.1:9555...',
    '* Connected to 127.0.0.1 (127.0.0.1) port 9555 (#0)',
    '> POST /echo HTTP/1.1\r',
    '> Host: 127.0.0.1:9555\r',
    '> Accept: */*\r',
    '> \r',
    '} [2 bytes data]',
    '< HTTP/1.1 200 OK\r',
    '< Content-Type: text/plain\r',
    '< Lambda-Runtime-Aws-Request-Id: id-1\r',
    '< \r',
    '{ [5 bytes data]',
    '* Connection #0 to host 127.0.0.1 left intact',
    '',
  ])
})

test('-w expands variables, headers and escapes, and names what it does not know', () => {
  const options = parseCurl(['http://127.0.0.1:9555/echo'])
  if ('exitCode' in options) throw new Error(options.stderr)
  const format = '%{http_code}|%{method}|%{size_download}|%{size_upload}|%header{content-type}|%{exitcode}|%{errormsg}|%{nope}|%%\\n'
  expect(writeOut(format, transfer(), options)).toEqual({
    stdout: '200|POST|5|2|text/plain|0|||%\n',
    stderr: "curl: unknown --write-out variable: 'nope'\n",
  })
  expect(
    writeOut('%{http_code} %{errormsg}', transfer({ response: undefined, exitCode: 52, message: 'Empty reply from server' }), options)
      .stdout,
  ).toBe('000 Empty reply from server')
})
