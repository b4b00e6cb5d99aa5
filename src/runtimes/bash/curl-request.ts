import { type Bytes, bytesOf } from '#base/bytes.ts'
import type { HeaderList } from '#base/carried-headers.ts'
import type { SentRequest } from '../protocol.ts'
import type { CurlData, CurlOptions } from './curl-options.ts'

export const curlVersion = '7.88.1'

/** Reads a file that the command line names, `-` being stdin; undefined when it cannot be read. */
export type ReadFile = (path: string) => Bytes | undefined

/** What is to be sent to every URL of a command line, or why curl gives up before sending. */
export interface CurlBody {
  readonly bytes: Bytes | undefined
  readonly contentType: string | undefined
  readonly headerLines: readonly string[]
  readonly warnings: readonly string[]
}

/** Reads what `-d`, `-T` and `-H @file` name. A file to upload that cannot be read is an error; others only warn. */
export function readCurlBody({ data, values, headers }: CurlOptions, read: ReadFile): CurlBody | { readonly cannotUpload: string } {
  const warnings: string[] = []
  const headerLines = readHeaderLines(headers, read, warnings)
  const upload = values.get('upload-file')
  if (isPiped(upload)) return { bytes: bytesOf(''), contentType: undefined, headerLines, warnings }
  if (upload !== undefined) {
    const bytes = read(upload)
    return bytes ? { bytes, contentType: undefined, headerLines, warnings } : { cannotUpload: upload }
  }
  if (data.length === 0) return { bytes: undefined, contentType: undefined, headerLines, warnings }
  const parts: Bytes[] = []
  for (const piece of data) {
    if (parts.length > 0 && piece.kind !== 'json') parts.push(bytesOf('&'))
    parts.push(readData(piece, read, warnings))
  }
  const isJson = data.some(({ kind }) => kind === 'json')
  return { bytes: concat(parts), contentType: isJson ? undefined : 'application/x-www-form-urlencoded', headerLines, warnings }
}

/** Whether `-T` sends standard input while it is being written, in chunks. */
export const isPiped = (upload: string | undefined): boolean => upload === '-' || upload === '.'

function readHeaderLines(headers: readonly string[], read: ReadFile, warnings: string[]): readonly string[] {
  const lines: string[] = []
  for (const line of headers) {
    const bytes = line.startsWith('@') ? read(line.slice(1)) : bytesOf(line)
    if (bytes) lines.push(...new TextDecoder().decode(bytes).split(/\r?\n/).filter(Boolean))
    else warnings.push(`Failed to open ${line.slice(1)}!`)
  }
  return lines
}

function readData({ kind, value }: CurlData, read: ReadFile, warnings: string[]): Bytes {
  const file = (path: string) => {
    const bytes = read(path)
    if (!bytes) warnings.push(`Couldn't read data from file "${path}", this makes an empty POST.`)
    return bytes ?? bytesOf('')
  }
  if (kind === 'data-urlencode') return urlEncoded(value, file)
  if (kind === 'data-raw' || !value.startsWith('@')) return bytesOf(value)
  const bytes = file(value.slice(1))
  // `-d @file` drops carriage returns, newlines and NULs; `--data-binary` keeps them.
  return kind === 'data' ? bytes.filter((byte) => byte !== 13 && byte !== 10 && byte !== 0) : bytes
}

function urlEncoded(value: string, file: (path: string) => Bytes): Bytes {
  const [, name = '', mark = '', rest = value] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? []
  const bytes = mark === '@' ? file(rest) : bytesOf(rest)
  const encoded = [...bytes].map((byte) => {
    const letter = String.fromCharCode(byte)
    if (letter === ' ') return '+'
    return /[A-Za-z0-9\-._~]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return bytesOf(`${name === '' ? '' : `${name}=`}${encoded.join('')}`)
}

/** The URL as curl reads it: `http://` when no scheme is given. Undefined when it is malformed. */
export function curlUrl(text: string, { flags }: CurlOptions, { bytes }: CurlBody): URL | undefined {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)
    if (flags.has('get') && bytes) url.search += `${url.search === '' ? '?' : '&'}${new TextDecoder().decode(bytes)}`
    return url
  } catch {
    return undefined
  }
}

/** The method that the options imply, without `-X`. */
export function impliedMethod({ flags, values }: CurlOptions, { bytes }: CurlBody): string {
  if (flags.has('head')) return 'HEAD'
  if (values.has('upload-file')) return 'PUT'
  return bytes && !flags.has('get') ? 'POST' : 'GET'
}

/** The request for one URL, with curl's own headers in curl's order. */
export function curlRequest(url: URL, options: CurlOptions, body: CurlBody): SentRequest {
  const { flags, values } = options
  const sent = flags.has('get') ? undefined : body.bytes
  return {
    method: values.get('request') ?? impliedMethod(options, body),
    url: url.href,
    headers: curlHeaders(url, options, body, sent),
    body: sent ?? bytesOf(''),
  }
}

function curlHeaders(
  url: URL,
  { values, flags, data }: CurlOptions,
  { contentType, headerLines }: CurlBody,
  sent: Bytes | undefined,
): HeaderList {
  const json = data.some(({ kind }) => kind === 'json')
  const lines = json ? ['Content-Type: application/json', 'Accept: application/json', ...headerLines] : headerLines
  const custom = lines.flatMap((line): { name: string; value: string | undefined }[] => {
    const [, name = '', mark, value = ''] = /^([^:;]+)([:;])\s*(.*?)\s*$/s.exec(line) ?? []
    if (name === '' || (mark === ';' && value !== '')) return []
    return [{ name, value: mark === ':' && value === '' ? undefined : value }]
  })
  const replaced = (name: string) => custom.some((own) => own.name.toLowerCase() === name.toLowerCase())
  const chunked =
    isPiped(values.get('upload-file')) || custom.some(({ name, value }) => /^transfer-encoding$/i.test(name) && value === 'chunked')
  const user = values.get('user')
  const bearer = values.get('oauth2-bearer')
  const range = values.get('range')
  const before: [string, string | undefined][] = [
    ['Host', url.host],
    ['Authorization', user === undefined ? bearer && `Bearer ${bearer}` : `Basic ${base64(user)}`],
    ['Range', range && `bytes=${range}`],
    ['User-Agent', values.get('user-agent') ?? `curl/${curlVersion}`],
    ['Accept', '*/*'],
    ['Accept-Encoding', flags.has('compressed') ? 'deflate, gzip, br, zstd' : undefined],
    ['Referer', values.get('referer')],
    ['Transfer-Encoding', isPiped(values.get('upload-file')) ? 'chunked' : undefined],
    ['Cookie', values.get('cookie')],
  ]
  const after: [string, string | undefined][] = [
    ['Content-Length', sent && !chunked ? String(sent.length) : undefined],
    ['Content-Type', sent && contentType],
    ['Expect', sent && (values.has('upload-file') || sent.length > 1024 * 1024) ? '100-continue' : undefined],
  ]
  const own = (list: typeof before) => list.filter(([name, value]) => value !== undefined && value !== '' && !replaced(name))
  const given = custom.map(({ name, value }): [string, string | undefined] => [name, value])
  return [...own(before), ...given, ...own(after)].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

const base64 = (text: string) => btoa(String.fromCharCode(...bytesOf(text)))

export function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
