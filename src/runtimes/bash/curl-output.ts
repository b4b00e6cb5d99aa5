import type { ReceivedResponse, SentRequest } from '../protocol.ts'
import type { CurlOptions } from './curl-options.ts'

/** One transfer, however it ended. */
export interface CurlTransfer {
  readonly request: SentRequest
  readonly url: URL
  readonly response: ReceivedResponse | undefined
  readonly exitCode: number
  /** curl's message when it failed, without `curl: (code)`. */
  readonly message: string
  readonly millis: number
  readonly file: string | undefined
  /** Redirects that were followed. */
  readonly redirects?: number
}

/** `lambda-runtime-deadline-ms` → `Lambda-Runtime-Deadline-Ms`: a browser's `fetch` loses the case that stood on the wire. */
const headerCase = (name: string) => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())

/** The response's status line and headers, as `-i` and `-D` print them. */
export function headerBlock({ status, statusText, headers }: ReceivedResponse): string {
  const lines = [`HTTP/1.1 ${status} ${statusText}`, ...headers.map(([name, value]) => `${headerCase(name)}: ${value}`), '', '']
  return lines.join('\r\n')
}

const portOf = ({ port, protocol }: URL) => port || (protocol === 'https:' ? '443' : '80')

/** What `-v` prints on stderr (recorded from curl 7.88.1, stderr not a terminal). */
export function verboseLines({ request, url, response, exitCode, message }: CurlTransfer): string {
  const { hostname } = url
  const trying = `*   Trying ${hostname}:${portOf(url)}...\n`
  if (exitCode === 6) return `* Could not resolve host: ${hostname}\n* Closing connection 0\n`
  if (exitCode === 7) return `${trying}* ${message}\n* Closing connection 0\n`
  const head = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    '',
  ]
  const sent = [
    `${trying}* Connected to ${hostname} (${hostname}) port ${portOf(url)} (#0)\n`,
    ...head.map((line) => `> ${line}\r\n`),
    request.body.length > 0 ? `} [${request.body.length} bytes data]\n` : '',
  ].join('')
  if (!response) return `${sent}* ${message}\n* Closing connection 0\n`
  const received = headerBlock(response).split('\r\n').slice(0, -1)
  const data = response.body.length > 0 && request.method !== 'HEAD' ? `{ [${response.body.length} bytes data]\n` : ''
  return `${sent}${received.map((line) => `< ${line}\r\n`).join('')}${data}* Connection #0 to host ${hostname} left intact\n`
}

/** `Note:` lines that `-v` prints for an `-X` that says nothing new. */
export const needlessMethodNote = (method: string) => `Note: Unnecessary use of -X or --request, ${method} is already inferred.\n`

/** Expands a `-w` format. */
export function writeOut(
  format: string,
  transfer: CurlTransfer,
  options: CurlOptions,
): { readonly stdout: string; readonly stderr: string } {
  const variables = writeOutVariables(transfer, options)
  let stderr = ''
  let toStderr = false
  const variable = (name: string): string => {
    if (name === 'stderr' || name === 'stdout') return switches[name]
    if (name === 'json') return JSON.stringify(variables)
    if (name === 'header_json') return JSON.stringify(headersByName(transfer))
    if (!(name in variables)) stderr += `curl: unknown --write-out variable: '${name}'\n`
    return String(variables[name] ?? '')
  }
  const header = (wanted: string) => transfer.response?.headers.find(([name]) => name === wanted.toLowerCase())?.[1] ?? ''
  const written = format
    .replace(/\\([ntr])/g, (_, letter: string) => ({ n: '\n', t: '\t', r: '\r' })[letter] ?? '')
    .replace(/%%|%header\{([^}]*)\}|%\{([^}]*)\}/g, (whole, wanted?: string, name?: string) => {
      if (whole === '%%') return '%'
      return wanted === undefined ? variable(name ?? '') : header(wanted)
    })
  let stdout = ''
  for (const [index, piece] of written.split(/([\uE001\uE002])/).entries()) {
    if (index % 2 === 1) toStderr = piece === switches.stderr
    else if (toStderr) stderr += piece
    else stdout += piece
  }
  return { stdout, stderr }
}

/** Marks in a text that say where what follows is written. */
const switches = { stdout: '\uE001', stderr: '\uE002' } as const

function headersByName({ response }: CurlTransfer): Record<string, string[]> {
  const byName: Record<string, string[]> = {}
  for (const [name, value] of response?.headers ?? []) byName[name] = [...(byName[name] ?? []), value]
  return byName
}

function writeOutVariables(transfer: CurlTransfer, { urls }: CurlOptions): Readonly<Record<string, string | number | null>> {
  const { request, url, response, exitCode, message, millis, file } = transfer
  const header = (wanted: string) => response?.headers.find(([name]) => name === wanted)?.[1]
  const code = response ? String(response.status).padStart(3, '0') : '000'
  const seconds = (millis / 1000).toFixed(6)
  const requestHead = `${request.method} ${url.pathname}${url.search} HTTP/1.1\r\n${request.headers.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`
  return {
    content_type: header('content-type') ?? '',
    errormsg: exitCode === 0 ? null : message,
    exitcode: exitCode,
    filename_effective: file ?? null,
    http_code: code,
    response_code: code,
    http_connect: '000',
    http_version: response ? '1.1' : '0',
    local_ip: '127.0.0.1',
    method: request.method,
    num_connects: response ? 1 : 0,
    num_headers: response?.headers.length ?? 0,
    num_redirects: transfer.redirects ?? 0,
    redirect_url: null,
    referer: null,
    remote_ip: response ? url.hostname : '',
    remote_port: response ? portOf(url) : '0',
    scheme: url.protocol.slice(0, -1).toUpperCase(),
    size_download: request.method === 'HEAD' ? 0 : (response?.body.length ?? 0),
    size_header: response ? headerBlock(response).length : 0,
    size_request: requestHead.length + request.body.length,
    size_upload: request.body.length,
    time_total: seconds,
    time_starttransfer: seconds,
    url: url.href,
    url_effective: url.href,
    urlnum: Math.max(0, urls.indexOf(url.href)),
  }
}
