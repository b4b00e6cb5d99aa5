import { describe, expect, test } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { type CurlOptions, parseCurl } from './curl-options.ts'
import { curlRequest, curlUrl, readCurlBody } from './curl-request.ts'

const tryHelp = "curl: try 'curl --help' or 'curl --manual' for more information\n"

// Texts recorded from curl 7.88.1.
test.each([
  [[], tryHelp],
  [['--nope'], `curl: option --nope: is unknown\n${tryHelp}`],
  [['-Y'], `curl: option -Y: is unknown\n${tryHelp}`],
  [['-d'], `curl: option -d: requires parameter\n${tryHelp}`],
  [['-Z'], `curl: no URL specified!\n${tryHelp}`],
  [['-m', 'x', 'http://a'], `curl: option -m: expected a proper numerical parameter\n${tryHelp}`],
  [['--dat', 'x', 'http://a'], `curl: option --dat: is ambiguous\n${tryHelp}`],
  [['--silent=1', 'x'], `curl: option --silent=1: is unknown\n${tryHelp}`],
])('curl %j is refused with exit code 2', (args, stderr) => {
  expect(parseCurl(args)).toEqual({ stderr, exitCode: 2 })
})

function sent(...args: string[]) {
  const options = parsed(...args)
  const body = readCurlBody(options, (path) => files[path])
  if ('cannotUpload' in body) throw new Error(`no file ${body.cannotUpload}`)
  const url = curlUrl(options.urls[0] ?? '', options, body)
  if (!url) throw new Error('no URL')
  const request = curlRequest(url, options, body)
  return { ...request, headers: request.headers.map((pair) => pair.join(': ')), body: textOf(request.body) }
}

function parsed(...args: string[]): CurlOptions {
  const options = parseCurl(args)
  if ('exitCode' in options) throw new Error(options.stderr)
  return options
}

const files: Record<string, ReturnType<typeof bytesOf>> = {
  '/f': bytesOf('a\r\nb\n\0c'),
  '/h': bytesOf('X-A: 1\nX-B: 2\n'),
  '-': bytesOf('line\n'),
}
const first = ['Host: h:9555', 'User-Agent: curl/7.88.1', 'Accept: */*']
const form = 'Content-Type: application/x-www-form-urlencoded'
const url = 'http://h:9555/echo'

describe('what curl sends, recorded from curl 7.88.1', () => {
  test('-d @file drops CR, LF and NUL; --data-binary keeps them', () => {
    expect(sent('-sS', '-d', '@/f', url)).toMatchObject({
      method: 'POST',
      body: 'abc',
      headers: [...first, 'Content-Length: 3', form],
    })
    expect(sent('--data-binary', '@/f', url).body).toBe('a\r\nb\n\0c')
    expect(sent('-d', '@-', url).body).toBe('line')
    expect(sent('--data-raw', '@/f', url).body).toBe('@/f')
  })

  test('letters may be joined and carry their value', () => {
    const options = parsed('-sSLD', '/h', '-XPOST', '-ofile', '-w%{http_code}', url)
    expect([...options.flags]).toEqual(['silent', 'show-error', 'location'])
    expect(Object.fromEntries(options.values)).toEqual({ 'dump-header': '/h', request: 'POST', 'write-out': '%{http_code}' })
    expect(options.outputs).toEqual([{ file: 'file' }])
  })

  test('-X GET with data sends the data', () => {
    expect(sent('-X', 'GET', '-d', 'x=1', '-d', 'y', url)).toMatchObject({ method: 'GET', body: 'x=1&y' })
  })

  test('headers replace, remove and add', () => {
    expect(sent('-H', '@/h', '-H', 'X-E;', '-H', 'Accept:', url).headers).toEqual([
      'Host: h:9555',
      'User-Agent: curl/7.88.1',
      'X-A: 1',
      'X-B: 2',
      'X-E: ',
    ])
    expect(sent('-u', 'a:b', '-A', 'me', url).headers).toEqual([
      'Host: h:9555',
      'Authorization: Basic YTpi',
      'User-Agent: me',
      'Accept: */*',
    ])
  })

  test('--json names its type, and pieces are joined without &', () => {
    expect(sent('--json', '{}', '--json', '[]', url)).toMatchObject({
      body: '{}[]',
      headers: [
        'Host: h:9555',
        'User-Agent: curl/7.88.1',
        'Content-Type: application/json',
        'Accept: application/json',
        'Content-Length: 4',
      ],
    })
  })

  test('-T puts, and expects 100-continue', () => {
    expect(sent('-T', '/f', url)).toMatchObject({ method: 'PUT', headers: [...first, 'Content-Length: 7', 'Expect: 100-continue'] })
  })

  test('-G moves the data into the query', () => {
    expect(sent('-G', '-d', 'a=1', '--data-urlencode', 'b=é &', url)).toMatchObject({
      method: 'GET',
      url: `${url}?a=1&b=%C3%A9+%26`,
      body: '',
    })
  })

  test('a URL without a scheme is http, and after -- nothing is an option', () => {
    expect(sent('--', 'h:9555/echo').url).toBe(url)
  })
})
